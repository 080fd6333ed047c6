import Inspector
public import NotaryCore
import TerminalKit

/// Everything that the screen shows and the keys change. One value, changed by `update` alone.
public struct Model: Sendable {
  /// What is inspected.
  public internal(set) var session: Session
  var size = Size(columns: 80, rows: 24)
  var focus = Pane.tree
  var trust = TrustPane()
  var loading = Loading.none
  var popup: Popup?
  /// What the filter's field holds while it is typed.
  var filterField: TextFieldState?
  /// The beginning of a sequence such as `gg`.
  var pendingKeys: [Key] = []
  /// Said in place of the footer until the next key.
  var notice: Notice?

  enum Pane: Sendable {
    case tree, detail
  }

  /// Where fetching stands. The number tells the answers of an abandoned load from those of the
  /// one that counts.
  enum Loading: Equatable, Sendable {
    case none
    case running(Int)
    case failed(String)
    case cancelled
  }

  struct Notice: Equatable, Sendable {
    let text: String
    let isBad: Bool
  }

  public init(session: Session) {
    self.session = session
  }

  /// Counts loads.
  var generation = 0
}

/// What is inspected, and what the header says of it.
public struct Session: Sendable {
  public var image: ImageReference
  /// The source as it is named before its first answer.
  public var location: String
  /// Short words about what is special: a fixed clock, built-in data.
  public var badges: [String]
  /// Other images that are offered: those of the demo, and those seen before.
  public var suggestions: [Suggestion]

  /// An image and what is to be seen there.
  public struct Suggestion: Equatable, Sendable {
    public let image: String
    public let remark: String

    public init(image: String, remark: String) {
      self.image = image
      self.remark = remark
    }
  }

  public init(
    image: ImageReference, location: String, badges: [String] = [],
    suggestions: [Suggestion] = []
  ) {
    self.image = image
    self.location = location
    self.badges = badges
    self.suggestions = suggestions
  }
}
