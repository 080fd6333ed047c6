/// A JSON value whose members keep their order, for machine-readable output.
public indirect enum JSONOutput: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// Finite.
  case number(Double)
  case string(String)
  case array([JSONOutput])
  /// An array whose elements are made one by one as they are written, because they are many.
  case elements(count: Int, @Sendable (Int) -> JSONOutput)
  case object([(String, JSONOutput)])

  static func optional(_ text: String?) -> JSONOutput { text.map { .string($0) } ?? .null }
  static func optional(_ number: Int?) -> JSONOutput { number.map { .int($0) } ?? .null }
  static func optional(_ flag: Bool?) -> JSONOutput { flag.map { .bool($0) } ?? .null }

  /// The text, indented by two spaces, without a newline at the end.
  public var text: String {
    var whole: [UInt8] = []
    write { whole += $0 }
    return String(decoding: whole, as: UTF8.self)
  }

  /// Writes the text as UTF-8, indented by two spaces, without a newline at the end; in parts, so that a
  /// long one is never all in memory.
  public func write<Failure>(
    to sink: (_ part: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = JSONWriter()
    try writer.write(self, level: 0, to: sink)
    try sink(writer.part)
  }
}
