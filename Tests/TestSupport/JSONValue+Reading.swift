public import NotaryCore

extension JSONValue {
  /// The value of a plain integer.
  public var integer: Int? {
    kind == .number ? Int(String(decoding: rawBytes, as: UTF8.self)) : nil
  }
}
