/// Why Python's `json.loads` raises.
enum PythonJSONProblem: Error, Hashable, Sendable {
  case notUTF8
  case byteOrderMark
  /// Not JSON, from this byte on.
  case syntax(offset: Int)
  /// A `RecursionError`.
  case tooDeep
  /// An integer of more than 4 300 digits.
  case hugeInteger
}

/// Reads JSON as Python 3.12's `json.loads` does: NaN and infinities are taken, the last of several
/// equal members counts, escaped surrogates may stand alone. Text is UTF-8 without a mark.
struct PythonJSONReader {
  /// Open lists and dicts at most. Python's own limit depends on the stack it was built for; no
  /// honest document comes near either.
  static let depthLimit = 1_000
  /// `sys.get_int_max_str_digits()`.
  private static let digitLimit = 4_300

  private let bytes: [UInt8]
  private var position = 0
  private var open: [Container] = []

  private struct Container {
    let isDict: Bool
    var list: [PythonValue] = []
    var dict = PythonDict()
    var name: PythonText = ""
  }

  private enum Expectation { case value, valueOrEnd, name, nameOrEnd, commaOrEnd }

  static func read(_ bytes: [UInt8]) throws(PythonJSONProblem) -> PythonValue {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { throw .byteOrderMark }
    var reader = PythonJSONReader(bytes: bytes)
    return try reader.document()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func document() throws(PythonJSONProblem) -> PythonValue {
    var expectation = Expectation.value
    var finished: PythonValue?
    while finished == nil {
      skipWhiteSpace()
      guard position < bytes.count else { throw .syntax(offset: position) }
      switch expectation {
      case .commaOrEnd:
        if skip(",") {
          expectation = open.last?.isDict == true ? .name : .value
        } else {
          finished = try close()
        }
      case .nameOrEnd where bytes[position] == UInt8(ascii: "}"),
        .valueOrEnd where bytes[position] == UInt8(ascii: "]"):
        finished = try close()
        expectation = .commaOrEnd
      case .name, .nameOrEnd:
        try readName()
        expectation = .value
      case .value, .valueOrEnd:
        if let opened = try openContainer() {
          expectation = opened
        } else {
          finished = add(try scalar())
          expectation = .commaOrEnd
        }
      }
    }
    skipWhiteSpace()
    guard position == bytes.count, let finished else { throw .syntax(offset: position) }
    return finished
  }

  /// Puts a value where it belongs; gives it back if it belongs nowhere, being the document.
  private mutating func add(_ value: PythonValue) -> PythonValue? {
    guard let last = open.indices.last else { return value }
    if open[last].isDict {
      open[last].dict.set(open[last].name, value)
    } else {
      open[last].list.append(value)
    }
    return nil
  }

  private mutating func openContainer() throws(PythonJSONProblem) -> Expectation? {
    let isDict = bytes[position] == UInt8(ascii: "{")
    guard isDict || bytes[position] == UInt8(ascii: "[") else { return nil }
    guard open.count < Self.depthLimit else { throw .tooDeep }
    position += 1
    open.append(Container(isDict: isDict))
    return isDict ? .nameOrEnd : .valueOrEnd
  }

  private mutating func close() throws(PythonJSONProblem) -> PythonValue? {
    guard let container = open.last, skip(container.isDict ? "}" : "]") else {
      throw .syntax(offset: position)
    }
    open.removeLast()
    return add(container.isDict ? .dict(container.dict) : .list(container.list))
  }

  private mutating func readName() throws(PythonJSONProblem) {
    guard bytes[position] == UInt8(ascii: "\""), let last = open.indices.last else {
      throw .syntax(offset: position)
    }
    open[last].name = try string()
    skipWhiteSpace()
    guard skip(":") else { throw .syntax(offset: position) }
  }

  private mutating func scalar() throws(PythonJSONProblem) -> PythonValue {
    switch bytes[position] {
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "n") where skip("null"): return .none
    case UInt8(ascii: "t") where skip("true"): return .bool(true)
    case UInt8(ascii: "f") where skip("false"): return .bool(false)
    case UInt8(ascii: "N") where skip("NaN"): return .float(.nan)
    case UInt8(ascii: "I") where skip("Infinity"): return .float(.infinity)
    case UInt8(ascii: "-") where skip("-Infinity"): return .float(-.infinity)
    default: return try number()
    }
  }

  // MARK: Numbers

  private mutating func number() throws(PythonJSONProblem) -> PythonValue {
    let start = position
    _ = skip("-")
    if !skip("0"), !skipDigits() { throw .syntax(offset: position) }
    let integerEnd = position
    if !skipFraction() { position = integerEnd }
    let fractionEnd = position
    if !skipExponent() { position = fractionEnd }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard position == integerEnd else { return .float(Double(text) ?? .nan) }
    guard text.utf8.count - (text.hasPrefix("-") ? 1 : 0) <= Self.digitLimit else {
      throw .hugeInteger
    }
    return .integer(text == "-0" ? "0" : text)
  }

  private mutating func skipFraction() -> Bool { skip(".") && skipDigits() }

  private mutating func skipExponent() -> Bool {
    guard skip("e") || skip("E") else { return false }
    if !skip("+") { _ = skip("-") }
    return skipDigits()
  }

  private mutating func skipDigits() -> Bool {
    let start = position
    while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
    return position > start
  }

  // MARK: Strings

  private mutating func string() throws(PythonJSONProblem) -> PythonText {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return PythonText(bytes: text)
      case UInt8(ascii: "\\"):
        PythonText.append(try escape(), to: &text)
      case 0..<0x20:
        throw .syntax(offset: position)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw .syntax(offset: position)
  }

  private mutating func escape() throws(PythonJSONProblem) -> UInt32 {
    guard position + 1 < bytes.count else { throw .syntax(offset: position) }
    if bytes[position + 1] == UInt8(ascii: "u") { return try unicodeEscape() }
    let escaped = bytes[position + 1]
    guard let point = Self.escapes[escaped] else { throw .syntax(offset: position) }
    position += 2
    return point
  }

  private static let escapes: [UInt8: UInt32] = [
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  private mutating func unicodeEscape() throws(PythonJSONProblem) -> UInt32 {
    let unit = try codeUnit()
    guard (0xD800..<0xDC00).contains(unit), position + 1 < bytes.count,
      bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    else { return unit }
    let start = position
    let low = try codeUnit()
    guard (0xDC00..<0xE000).contains(low) else {
      position = start
      return unit
    }
    return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
  }

  /// The value of `\uXXXX` at the position.
  private mutating func codeUnit() throws(PythonJSONProblem) -> UInt32 {
    guard position + 6 <= bytes.count else { throw .syntax(offset: position) }
    var unit: UInt32 = 0
    for byte in bytes[position + 2..<position + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw .syntax(offset: position)
      }
      unit = unit << 4 | UInt32(digit)
    }
    position += 6
    return unit
  }

  // MARK: Bytes

  private mutating func skipWhiteSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
    position += count
    return true
  }
}
