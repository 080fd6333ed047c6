/// What is to be audited, and where it is from.
public struct AuditInput: Sendable {
  public let manifests: [Manifest]
  /// The context of the cluster whose workloads these are; nil where they are from files.
  public let context: String?
  /// What could not be read, in sentences, so that there may be more.
  public let gaps: [String]

  public init(manifests: [Manifest], context: String? = nil, gaps: [String] = []) {
    self.manifests = manifests
    self.context = context
    self.gaps = gaps
  }

  /// Every image as written, each once; nil where there is none.
  public var images: [String]? {
    var seen: Set<String> = []
    let images = manifests.flatMap(\.images).filter { seen.insert($0).inserted }
    return images.isEmpty ? nil : images
  }
}
