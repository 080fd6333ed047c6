/// What a piece of text means. Views choose colours by it; the words say the same without colour.
public enum Tone: Sendable, Hashable {
  case plain, good, bad, warning, accent, dim
}

/// A piece of text with one meaning. Its text is safe to show.
public struct Span: Sendable, Hashable {
  public let text: String
  public let tone: Tone

  /// - Parameter text: made visible here, so that no stranger's text reaches a terminal raw.
  public init(_ text: String, _ tone: Tone = .plain) {
    self.text = VisibleText.of(text)
    self.tone = tone
  }
}

/// One line of text.
public struct StyledLine: Sendable, Hashable {
  public var spans: [Span]
  /// How many spans at the beginning are a name or a mark: where the line has to be broken, the
  /// rest goes on under itself, not under these.
  public var lead: Int

  public init(_ spans: [Span] = [], lead: Int = 0) {
    self.spans = spans
    self.lead = lead
  }

  public init(_ text: String, _ tone: Tone = .plain) {
    self.init([Span(text, tone)])
  }

  public var text: String { spans.map(\.text).joined() }
}

/// The word that stands for an outcome.
public enum StatusWord: String, Sendable, Hashable {
  case ok
  case fail = "FAIL"
  case warn
  /// Nothing to judge, or not judged.
  case none = "-"
  /// Still coming.
  case pending = "…"

  public var tone: Tone {
    switch self {
    case .ok: .good
    case .fail: .bad
    case .warn: .warning
    case .none, .pending: .dim
    }
  }
}
