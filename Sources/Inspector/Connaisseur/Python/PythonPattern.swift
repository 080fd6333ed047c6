/// The regular expressions of Connaisseur 3.3's schemas, as Python's `re.search` finds them: `\d` and
/// `\w` take digits and letters of any script, and `$` also stands before a final line feed.
enum PythonPattern: Sendable {
  case base64
  /// 64 hexadecimal digits. Two spellings are in use, which say the same.
  case hexadecimal(digitsFirst: Bool)
  /// A delegation's full name, one level deep.
  case delegation
  /// A name that may stand in a snapshot.
  case metaName
  /// A tag.
  case tag

  /// The expression as Python quotes it.
  var quoted: String {
    switch self {
    case .base64: "'^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$'"
    case .hexadecimal(digitsFirst: false): #"'^[a-f\\d]{64}$'"#
    case .hexadecimal(digitsFirst: true): #"'^[\\da-f]{64}$'"#
    case .delegation: #"'^targets/[a-z\\d][a-z\\d_-]*$'"#
    case .metaName: #"'^(root|targets(/([a-z\\d][a-z\\d_-]*))?)$'"#
    case .tag: #"'^[\\w\\.-]*$'"#
    }
  }

  func matches(_ text: PythonText) -> Bool {
    if matches(text.bytes[...]) { return true }
    return text.bytes.last == 0x0A && matches(text.bytes.dropLast())
  }

  private func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .base64: return Self.isBase64(bytes)
    case .hexadecimal:
      let points = PythonText(bytes: Array(bytes)).codePoints
      return points.count == 64
        && points.allSatisfy { (0x61...0x66).contains($0) || Self.isDigit($0) }
    case .delegation: return Self.isDelegation(bytes)
    case .metaName:
      return bytes.elementsEqual("root".utf8) || bytes.elementsEqual("targets".utf8)
        || Self.isDelegation(bytes)
    case .tag:
      return PythonText(bytes: Array(bytes)).codePoints.allSatisfy {
        $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || Self.isAlphanumeric($0)
      }
    }
  }

  private static func isDelegation(_ bytes: ArraySlice<UInt8>) -> Bool {
    let prefix = Array("targets/".utf8)
    guard bytes.starts(with: prefix) else { return false }
    let points = PythonText(bytes: Array(bytes.dropFirst(prefix.count))).codePoints
    func isLetterOrDigit(_ point: UInt32) -> Bool {
      (0x61...0x7A).contains(point) || isDigit(point)
    }
    guard let first = points.first, isLetterOrDigit(first) else { return false }
    return points.allSatisfy { isLetterOrDigit($0) || $0 == 0x5F || $0 == 0x2D }
  }

  /// Whole groups of four letters; the last may end in padding.
  private static func isBase64(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count.isMultiple(of: 4) else { return false }
    let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2 else { return false }
    return bytes.dropLast(padding).allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
  }

  private static func isDigit(_ point: UInt32) -> Bool {
    if point < 0x80 { return (0x30...0x39).contains(point) }
    return Unicode.Scalar(point)?.properties.generalCategory == .decimalNumber
  }

  private static func isAlphanumeric(_ point: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(point)?.properties else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default:
      return properties.numericType != nil
    }
  }
}
