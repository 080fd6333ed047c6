public import NotaryCore

/// Names of roles stand in tests as they stand in documents.
extension RoleName: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }
}
