/// What Python's `repr` makes of a value, as its messages quote it.
enum PythonRepresentation {
  /// Text is not written further than this, in bytes; a message that quotes a whole document helps
  /// nobody.
  static let limit = 2_000

  static func text(of value: PythonValue) -> String {
    var output = ""
    var stack: [Work] = [.value(value)]
    while let work = stack.popLast(), output.utf8.count < limit {
      switch work {
      case .literal(let text): output += text
      case .value(.none): output += "None"
      case .value(.bool(let value)): output += value ? "True" : "False"
      case .value(.integer(let digits)): output += digits
      case .value(.float(let value)): output += text(of: value)
      case .value(.text(let value)): output += text(of: value)
      case .value(.list(let list)):
        output += "["
        stack.append(.literal("]"))
        for (index, value) in list.enumerated().reversed() {
          stack.append(.value(value))
          if index > 0 { stack.append(.literal(", ")) }
        }
      case .value(.dict(let dict)):
        output += "{"
        stack.append(.literal("}"))
        for (index, member) in dict.members.enumerated().reversed() {
          stack.append(.value(member.value))
          stack.append(.literal(": "))
          stack.append(.value(.text(member.name)))
          if index > 0 { stack.append(.literal(", ")) }
        }
      }
    }
    return output
  }

  private enum Work {
    case literal(String)
    case value(PythonValue)
  }

  /// A list of texts, as `str` writes it.
  static func text(of list: [String]) -> String {
    text(of: .list(list.map { .text(PythonText($0)) }))
  }

  /// In single quotes, in double ones where it holds single quotes only.
  static func text(of text: PythonText) -> String {
    let points = text.codePoints
    let isDouble = points.contains(0x27) && !points.contains(0x22)
    let quote: UInt32 = isDouble ? 0x22 : 0x27
    var output = isDouble ? "\"" : "'"
    for point in points {
      switch point {
      case 0x5C: output += #"\\"#
      case quote: output += isDouble ? #"\""# : #"\'"#
      case 0x09: output += #"\t"#
      case 0x0A: output += #"\n"#
      case 0x0D: output += #"\r"#
      default: output += printable(point)
      }
      if output.utf8.count >= limit { break }
    }
    return output + (isDouble ? "\"" : "'")
  }

  private static func printable(_ point: UInt32) -> String {
    if let scalar = Unicode.Scalar(point), isPrintable(scalar) { return String(scalar) }
    let digits = String(point, radix: 16)
    func padded(_ count: Int) -> String {
      String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
    if point < 0x100 { return #"\x"# + padded(2) }
    return point < 0x10000 ? #"\u"# + padded(4) : #"\U"# + padded(8)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  /// The shortest digits that give the number back, in Python's form: plain from 1e-4 to 1e16.
  static func text(of value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
    let sign = value < 0 ? "-" : ""
    let (digits, point) = digits(of: value.magnitude)
    if point > 16 || point < -3 {
      let exponent = point - 1
      let size = String(exponent.magnitude)
      let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
      return sign + digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+")
        + (size.utf8.count < 2 ? "0" : "") + size
    }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count) + ".0"
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// The significant digits of a positive number, and how many of them stand before the point.
  private static func digits(of value: Double) -> (digits: String, point: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = (parts.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
    let whole = mantissa.first ?? ""
    let all = whole + (mantissa.count > 1 ? mantissa[1] : "")
    let leading = all.prefix { $0 == "0" }.count
    var digits = String(all.dropFirst(leading))
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return (digits, whole.count - leading + exponent)
  }
}
