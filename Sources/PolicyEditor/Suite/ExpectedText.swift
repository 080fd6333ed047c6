/// What a text must hold: a part of it or, between slashes, a regular expression.
public enum ExpectedText: Sendable, Hashable {
  case part(String)
  case expression(RegularExpression)

  /// Reads what a suite says.
  public init(_ text: String) throws(RegularExpression.Fault) {
    guard text.count > 1, text.hasPrefix("/"), text.hasSuffix("/") else {
      self = .part(text)
      return
    }
    self = .expression(try RegularExpression(String(text.dropFirst().dropLast())))
  }

  public func isFound(in text: String) -> Bool {
    switch self {
    case .part(let part): text.contains(part)
    case .expression(let expression): expression.isFound(in: text)
    }
  }

  /// As it is written in a suite.
  public var text: String {
    switch self {
    case .part(let part): part
    case .expression(let expression): "/\(expression.pattern)/"
    }
  }
}
