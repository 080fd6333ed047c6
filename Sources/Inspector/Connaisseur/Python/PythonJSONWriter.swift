/// Writes a value as Python's `json.dumps` does with `separators=(",", ":")`: the bytes that
/// Connaisseur 3.3 takes for signed, and hashes. Members keep their order; whatever is not
/// printable ASCII is escaped.
enum PythonJSONWriter {
  private enum Work {
    case value(PythonValue)
    case list([PythonValue], next: Int)
    case dict(PythonDict, next: Int)
  }

  static func write(_ value: PythonValue) -> [UInt8] {
    var output: [UInt8] = []
    var stack: [Work] = [.value(value)]
    while let work = stack.popLast() {
      switch work {
      case .value(.list(let list)):
        output.append(UInt8(ascii: "["))
        stack.append(.list(list, next: 0))
      case .value(.dict(let dict)):
        output.append(UInt8(ascii: "{"))
        stack.append(.dict(dict, next: 0))
      case .value(let scalar):
        write(scalar: scalar, to: &output)
      case .list(let list, let next):
        guard next < list.count else {
          output.append(UInt8(ascii: "]"))
          continue
        }
        if next > 0 { output.append(UInt8(ascii: ",")) }
        stack.append(.list(list, next: next + 1))
        stack.append(.value(list[next]))
      case .dict(let dict, let next):
        guard next < dict.members.count else {
          output.append(UInt8(ascii: "}"))
          continue
        }
        if next > 0 { output.append(UInt8(ascii: ",")) }
        write(dict.members[next].name, to: &output)
        output.append(UInt8(ascii: ":"))
        stack.append(.dict(dict, next: next + 1))
        stack.append(.value(dict.members[next].value))
      }
    }
    return output
  }

  private static func write(scalar: PythonValue, to output: inout [UInt8]) {
    switch scalar {
    case .bool(let value): output += Array((value ? "true" : "false").utf8)
    case .integer(let digits): output += Array(digits.utf8)
    case .float(let value): output += Array(text(of: value).utf8)
    case .text(let text): write(text, to: &output)
    case .none, .list, .dict: output += Array("null".utf8)
    }
  }

  private static func text(of value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return PythonRepresentation.text(of: value)
  }

  private static func write(_ text: PythonText, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for point in text.codePoints {
      switch point {
      case 0x22: output += Array(#"\""#.utf8)
      case 0x5C: output += Array(#"\\"#.utf8)
      case 0x20...0x7E: output.append(UInt8(point))
      case 0x08: output += Array(#"\b"#.utf8)
      case 0x09: output += Array(#"\t"#.utf8)
      case 0x0A: output += Array(#"\n"#.utf8)
      case 0x0C: output += Array(#"\f"#.utf8)
      case 0x0D: output += Array(#"\r"#.utf8)
      case 0x10000...:
        writeEscape(0xD800 + (point - 0x10000) >> 10, to: &output)
        writeEscape(0xDC00 + (point - 0x10000) & 0x3FF, to: &output)
      default: writeEscape(point, to: &output)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func writeEscape(_ unit: UInt32, to output: inout [UInt8]) {
    let digits = String(unit, radix: 16)
    output += Array(#"\u"#.utf8)
    output += Array(String(repeating: "0", count: max(0, 4 - digits.utf8.count)).utf8)
    output += Array(digits.utf8)
  }
}
