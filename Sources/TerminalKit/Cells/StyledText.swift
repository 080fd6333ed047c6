/// One line of text in one or more styles.
public struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
  public struct Run: Hashable, Sendable {
    public var text: String
    public var style: Style

    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  public var runs: [Run]

  public init(runs: [Run] = []) {
    self.runs = runs
  }

  public init(_ text: String, _ style: Style = .plain) {
    runs = [Run(text, style)]
  }

  public init(stringLiteral text: String) {
    self.init(text)
  }

  public static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(runs: left.runs + right.runs)
  }

  public static func += (left: inout StyledText, right: StyledText) {
    left.runs += right.runs
  }

  public mutating func append(_ text: String, _ style: Style = .plain) {
    runs.append(Run(text, style))
  }

  /// The text without its styles, as it was given.
  public var plain: String { runs.map(\.text).joined() }

  /// The cells that it takes when drawn.
  public var width: Int { runs.reduce(0) { $0 + CharacterWidth.cells(of: $1.text) } }

  /// The same with attributes added everywhere, as a selected row needs it.
  public func adding(_ attributes: Style.Attributes) -> StyledText {
    StyledText(runs: runs.map { Run($0.text, $0.style.adding(attributes)) })
  }

  /// The same with spaces at its end up to `columns` cells; a longer text is left as it is.
  public func padded(to columns: Int) -> StyledText {
    let missing = min(columns, Size.maximum) - width
    guard missing > 0 else { return self }
    return self + StyledText(String(repeating: " ", count: missing))
  }
}
