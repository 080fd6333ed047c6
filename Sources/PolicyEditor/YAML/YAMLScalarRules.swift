/// Whose rules say what a scalar is. They agree on most texts, and not on `yes`, `0o14`, `2026-01-01`.
public enum YAMLScalarRules: Sendable, Hashable {
  /// Helm, which reads values with go-yaml 2 (sigs.k8s.io/yaml) and writes the result again as JSON
  /// types: `y`, `yes`, `on` and their like are booleans, dates are strings.
  case helm
  /// Connaisseur 3.3: PyYAML's `safe_load`, which is YAML 1.1: `yes` and `on` are booleans, `y` is
  /// not, dates are dates, `1:30` is 90.
  case python
  /// Connaisseur 3.9: yaml.v3 into typed fields. Only `true` and `false` are booleans by
  /// themselves, but where a boolean is expected `y`, `yes`, `on` are taken too; where a string is
  /// expected every scalar is taken as it is written.
  case go
}

/// What a scalar resolves to.
public enum YAMLScalarType: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// Nil where it is beyond 64 bits.
  case integer(Int?)
  case float
  /// PyYAML only.
  case timestamp
  case string
}

extension YAMLValue {
  /// What a scalar is by these rules; nil for a collection.
  public func scalarType(by rules: YAMLScalarRules) -> YAMLScalarType? {
    let value = resolved
    guard let text = value.text else { return nil }
    switch value.tag {
    case nil:
      guard value.style == .plain else { return .string }
      return YAMLPlainScalar(text: text, rules: rules).type
    case "tag:yaml.org,2002:null":
      return .null
    case "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float",
      "tag:yaml.org,2002:timestamp":
      return YAMLPlainScalar(text: text, rules: rules).type
    default:
      return .string
    }
  }

  /// The text that arrives where a string is expected: nil for null and collections. Helm writes
  /// integers and booleans its own way (`0x10` as 16, `on` as true); 3.9 takes every scalar as it
  /// is written; for 3.3, which accepts only strings there, it is what is written, too.
  public func string(by rules: YAMLScalarRules) -> String? {
    guard let type = scalarType(by: rules) else { return nil }
    switch type {
    case .null: return nil
    case .boolean(let value) where rules == .helm: return value ? "true" : "false"
    case .integer(let value?) where rules == .helm: return String(value)
    default: return text
    }
  }

  /// The value that arrives where a boolean is expected; nil where that is none.
  public func boolean(by rules: YAMLScalarRules) -> Bool? {
    switch scalarType(by: rules) {
    case .boolean(let value):
      return value
    case .string where rules == .go:
      // yaml.v3, `decoder.scalar`: only into a field that is a boolean, quoted ones too.
      return text.flatMap { YAMLPlainScalar.booleanWord($0, withLetters: true) }
    default:
      return nil
    }
  }
}

/// The text of a plain scalar, and the rules by which it becomes something else than a string.
struct YAMLPlainScalar {
  let text: String
  let rules: YAMLScalarRules

  var type: YAMLScalarType {
    if ["", "~", "null", "Null", "NULL"].contains(text) { return .null }
    if let boolean { return .boolean(boolean) }
    if let integer { return .integer(integer) }
    if isFloat { return .float }
    if rules == .python, isTimestamp { return .timestamp }
    return .string
  }

  /// `yes`, `on`, `true` and their opposites in the three ways of writing them; `y` and `n` where
  /// letters count.
  static func booleanWord(_ text: String, withLetters: Bool) -> Bool? {
    switch text {
    case "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE": true
    case "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE": false
    case "y", "Y": withLetters ? true : nil
    case "n", "N": withLetters ? false : nil
    default: nil
    }
  }

  private var boolean: Bool? {
    switch rules {
    case .helm: Self.booleanWord(text, withLetters: true)
    case .python: Self.booleanWord(text, withLetters: false)
    case .go:
      switch text {
      case "true", "True", "TRUE": true
      case "false", "False", "FALSE": false
      default: nil
      }
    }
  }

  /// The value; an outer nil where this is no integer, an inner one where it is beyond 64 bits.
  private var integer: Int?? {
    var digits = Substring(text)
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits = digits.dropFirst() }
    guard let first = digits.utf8.first, (0x30...0x39).contains(first) else { return .none }
    if rules == .python, digits.contains(":") { return sexagesimal(digits, isNegative: isNegative) }
    var (radix, body) = (10, digits)
    if digits.hasPrefix("0x") {
      (radix, body) = (16, digits.dropFirst(2))
    } else if digits.hasPrefix("0X"), rules != .python {
      (radix, body) = (16, digits.dropFirst(2))
    } else if digits.hasPrefix("0b") {
      (radix, body) = (2, digits.dropFirst(2))
    } else if digits.hasPrefix("0o"), rules != .python {
      (radix, body) = (8, digits.dropFirst(2))
    } else if digits.hasPrefix("0"), digits.utf8.count > 1 {
      (radix, body) = (8, digits.dropFirst(1))
    }
    let plain = String(body.filter { $0 != "_" })
    guard !plain.isEmpty, plain.utf8.allSatisfy({ isDigit($0, radix: radix) }) else { return .none }
    return .some(Int((isNegative ? "-" : "") + plain, radix: radix))
  }

  private func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30 < radix
    case 0x41...0x46, 0x61...0x66: radix == 16
    default: false
    }
  }

  /// YAML 1.1's numbers to base 60, such as `1:30`.
  private func sexagesimal(_ digits: Substring, isNegative: Bool) -> Int?? {
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard digits.utf8.first != 0x30 else { return .none }
    var value: Int? = 0
    for (index, part) in parts.enumerated() {
      let plain = part.utf8.filter { $0 != UInt8(ascii: "_") }
      guard !plain.isEmpty, plain.allSatisfy({ (0x30...0x39).contains($0) }) else { return .none }
      let number = Int(String(decoding: plain, as: UTF8.self))
      guard index == 0 || (part.utf8.count <= 2 && (number ?? 60) < 60) else { return .none }
      let (product, tooLarge) = (value ?? 0).multipliedReportingOverflow(by: 60)
      let (sum, tooLargeSum) = product.addingReportingOverflow(number ?? 0)
      value = value == nil || number == nil || tooLarge || tooLargeSum ? nil : sum
    }
    return .some(value.map { isNegative ? -$0 : $0 })
  }

  private var isFloat: Bool {
    let infinities = [".inf", ".Inf", ".INF"]
    if [".nan", ".NaN", ".NAN"].contains(text) { return true }
    var body = Substring(text)
    let hasSign = body.first == "-" || body.first == "+"
    if hasSign { body = body.dropFirst() }
    if infinities.contains(String(body)) { return true }
    let bytes = body.utf8.filter { $0 != UInt8(ascii: "_") }
    let mantissa = bytes.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let parts = mantissa.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }),
      parts.contains(where: { !$0.isEmpty })
    else { return false }
    if rules == .python, parts.count != 2 { return false }
    var exponent = bytes.dropFirst(mantissa.count)
    guard !exponent.isEmpty else { return true }
    exponent = exponent.dropFirst()
    let exponentHasSign = exponent.first == UInt8(ascii: "-") || exponent.first == UInt8(ascii: "+")
    if exponentHasSign { exponent = exponent.dropFirst() }
    if rules == .python, !exponentHasSign { return false }
    return !exponent.isEmpty && exponent.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `2026-01-01`, and the same with a time behind it.
  private var isTimestamp: Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 8 else { return false }
    let date = bytes.prefix { $0 != UInt8(ascii: "T") && $0 != UInt8(ascii: "t") && $0 != 0x20 }
    let parts = date.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return false }
    if date.count == bytes.count { return parts[1].count == 2 && parts[2].count == 2 }
    let time = bytes[(date.count + 1)...].drop { $0 == 0x20 || $0 == 0x09 || $0 | 0x20 == 0x74 }
    return parts[1].count <= 2 && parts[2].count <= 2
      && time.prefix { $0 != UInt8(ascii: ".") }.contains(UInt8(ascii: ":"))
  }
}
