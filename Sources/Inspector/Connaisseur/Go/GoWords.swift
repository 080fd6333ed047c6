import NotaryCore
import PolicyEditor

/// Facts about a decision of Connaisseur 3.9, for people.
enum GoWords {
  /// The start of a key's ID, as stranger's text.
  static func keyID(_ id: String) -> String { VisibleText.of(String(id.prefix(8)), limit: 40) }

  static func reason(_ outcome: SignatureOutcome) -> String {
    switch outcome {
    case .valid: "signed this"
    case .invalid: "signed something else"
    case .unsupportedMethod: "signed by a method that it does not know"
    case .wrongKeyType: "is not a key for the method of its signature"
    case .malformedKey: "cannot be read"
    case .malformedSignature: "has a signature of the wrong length"
    case .weakKey(let bits): "is an RSA key of only \(bits) bits"
    }
  }

  static func reference(_ reference: ConnaisseurReference) -> String {
    "\(reference.name), trust data of \(reference.gun)"
  }

  /// What it says of a name that it made and cannot read.
  static func invalidResult(_ name: String) -> String {
    "validated image reference \(name) has invalid format: could not parse reference: \(name)"
  }

  /// The step of a base role.
  static func step(_ role: RoleName) -> DecisionStep.Name {
    DecisionStep.Name(rawValue: role.rawValue) ?? .delegations
  }

  static func expiry(_ instant: Instant, at: Instant) -> String {
    let distance = DateWords.distance(from: at, to: instant)
    return instant < at
      ? "expired \(DateWords.minute(instant)), \(distance)"
      : "expires \(DateWords.minute(instant)), \(distance)"
  }

  /// A list of strings as Go's `%+q` writes it.
  static func quotedList(_ texts: [String]) -> String {
    "[\(texts.map(quoted).joined(separator: " "))]"
  }

  /// A string as Go quotes it, in ASCII.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { result += escaped(scalar) }
    return result + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\u{07}": "\\a"
    case "\u{08}": "\\b"
    case "\u{0C}": "\\f"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\u{0B}": "\\v"
    case " "..."~": String(scalar)
    case ..."\u{7F}": "\\x\(padded(scalar, to: 2))"
    case ..."\u{FFFF}": "\\u\(padded(scalar, to: 4))"
    default: "\\U\(padded(scalar, to: 8))"
    }
  }

  private static func padded(_ scalar: Unicode.Scalar, to width: Int) -> String {
    let digits = String(scalar.value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
