public import Inspector
import PolicyEditor
import TerminalKit

/// Images, and what becomes of each by what was edited.
struct ImpactPane: Sendable {
  private(set) var images: [String]
  private var known: Set<String>
  /// Tells the answers to an abandoned question.
  var number = 0
  var isRunning = false
  private(set) var results: [String: Impact] = [:]
  private(set) var lines: [StyledText] = []
  var pane = TextPaneState()
  /// What is typed to add images; nil where nothing is.
  var field: TextFieldState?

  init(images: [String]) {
    self.images = images
    known = Set(images)
  }

  mutating func add(_ text: String) {
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      let image = String(word)
      if known.insert(image).inserted { images.append(image) }
    }
  }

  mutating func show(_ impacts: [Impact], columns: Int) {
    for impact in impacts { results[impact.image] = impact }
    layOut(columns: columns)
  }

  mutating func layOut(columns: Int) {
    let known = images.compactMap { results[$0] }
    // What changes is told first.
    let ordered = known.filter(\.isChanged) + known.filter { !$0.isChanged }
    lines = ordered.flatMap { impact in
      [StyledText(impact.image, impact.isChanged ? Style.plain.bold : .dim)]
        + impact.changes.flatMap { change in
          StyledText.lines(
            of: StyledLine([Span("  ")] + change.spans, lead: 2), columns: columns)
        }
    }
    pane.setCount(lines.count)
  }

  var title: String {
    let count = images.compactMap { results[$0] }.count(where: \.isChanged)
    if isRunning { return "What changes for \(images.count) images …" }
    return "What changes: \(count) of \(images.count) images"
  }

  var keys: StyledText {
    if field != nil { return .keys([("Enter", "add"), ("Esc", "done")]) }
    return .keys([
      ("a", "add images"), ("f", "of a manifest"), ("Up/Down", "scroll"), ("Esc", "close"),
    ])
  }
}

/// Images that are to be judged by two configurations.
public struct ImpactInquiry: Sendable, Equatable {
  public let images: [String]
  public let number: Int
  /// The files as they are on disk.
  let before: [PolicyDraft]
  let after: PolicyEdition
  /// The secrets of validators that are at hand.
  let secrets: ValidatorSecrets

  /// The rules of both; nil where the files on disk cannot be read.
  public var comparison: ImpactComparison? {
    let files = before.map { (name: $0.file, bytes: $0.saved) }
    guard var old = try? Values.load(files: files) else { return nil }
    var new = after.values
    old.secrets = secrets
    new.secrets = secrets
    return ImpactComparison(from: old, to: new)
  }
}
