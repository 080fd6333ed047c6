/// Writes JSON values as text that is handed on in parts.
struct JSONWriter {
  /// What was not handed on yet.
  private(set) var part: [UInt8] = []

  /// In bytes; a single value may make a part larger.
  private static let partSize = 64 << 10

  /// - Parameter level: in how many others the value stands.
  mutating func write<Failure>(
    _ value: JSONOutput, level: Int, to sink: (_ part: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch value {
    case .null: write("null")
    case .bool(let flag): write(flag ? "true" : "false")
    case .int(let number): write(String(number))
    case .number(let number): write(Int(exactly: number).map(String.init) ?? String(number))
    case .string(let string): quote(string)
    case .array(let elements):
      open("[")
      for (index, element) in elements.enumerated() {
        begin(index, level)
        try write(element, level: level + 1, to: sink)
      }
      close("]", level, isEmpty: elements.isEmpty)
    case .elements(let count, let element):
      open("[")
      for index in 0..<count {
        begin(index, level)
        try write(element(index), level: level + 1, to: sink)
      }
      close("]", level, isEmpty: count == 0)
    case .object(let members):
      open("{")
      for (index, member) in members.enumerated() {
        begin(index, level)
        quote(member.0)
        write(": ")
        try write(member.1, level: level + 1, to: sink)
      }
      close("}", level, isEmpty: members.isEmpty)
    }
    guard part.count >= Self.partSize else { return }
    try sink(part)
    part.removeAll(keepingCapacity: true)
  }

  // MARK: Lists

  private mutating func open(_ bracket: Unicode.Scalar) { part.append(UInt8(ascii: bracket)) }

  /// Begins the element of a list that stands at a level.
  private mutating func begin(_ index: Int, _ level: Int) {
    write(index == 0 ? "\n" : ",\n")
    indent(level + 1)
  }

  private mutating func close(_ bracket: Unicode.Scalar, _ level: Int, isEmpty: Bool) {
    if !isEmpty {
      write("\n")
      indent(level)
    }
    part.append(UInt8(ascii: bracket))
  }

  private mutating func indent(_ level: Int) {
    part.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }

  // MARK: Texts

  private mutating func write(_ text: String) { part.append(contentsOf: text.utf8) }

  /// Escapes what JSON demands, and whatever would control a terminal or reorder its lines, so that the
  /// text is safe to show too.
  private mutating func quote(_ string: String) {
    write("\"")
    if string.utf8.allSatisfy(Self.isPlain) {
      write(string)
    } else {
      for scalar in string.unicodeScalars { escape(scalar) }
    }
    write("\"")
  }

  /// Visible ASCII that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": write("\\\"")
    case "\\": write("\\\\")
    case "\n": write("\\n")
    case "\r": write("\\r")
    case "\t": write("\\t")
    case _ where VisibleText.isVisible(scalar): write(String(scalar))
    default:
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      }
    }
  }
}
