import NotaryCore
import PolicyEditor

/// Images of the same repository that this Connaisseur admits now, found by deciding on them.
struct AdmittedImages {
  /// How many images are decided on, and how many are named.
  private static let trialLimit = 24
  private static let namedLimit = 5
  /// How many tags of a repository are compared with the one that is wanted.
  private static let tagLimit = 5_000

  private let context: CauseContext

  init(_ context: CauseContext) { self.context = context }

  /// The tags of all roles, the most similar to the one that is wanted first.
  static func tags(_ context: CauseContext, limit: Int) -> [String] {
    let roles = context.chain?.roles ?? []
    let tags = Set(roles.lazy.flatMap { ($0.document?.targets?.targets ?? [:]).keys.map(\.text) })
    return EditDistance.nearest(
      to: context.reference?.tag ?? "", among: tags.sorted().prefix(tagLimit), limit: limit)
  }

  private var images: [String] {
    Self.tags(context, limit: Self.trialLimit).map { "\(context.repository):\($0)" }
      .filter { context.decide($0)?.verdict == .admitted }
  }

  /// Nil where none is.
  var remedy: Remedy? {
    let images = images
    guard !images.isEmpty else { return nil }
    let more = images.count > Self.namedLimit ? ", among others" : ""
    return Remedy(
      "or deploy a tag that is admitted now\(more):",
      lines: Array(images.prefix(Self.namedLimit)))
  }
}
