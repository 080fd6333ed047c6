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

  /// A status with the phrase that servers send with it (RFC 9110).
  static func statusLine(_ status: Int) -> String {
    let phrases = [
      204: "No Content", 301: "Moved Permanently", 302: "Found", 304: "Not Modified",
      400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
      405: "Method Not Allowed", 406: "Not Acceptable", 410: "Gone", 500: "Internal Server Error",
      501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
      504: "Gateway Timeout",
    ]
    return "\(status) \(phrases[status] ?? "")"
  }

  /// What its network library says where there is no answer, as far as that can be told from here.
  static func connection(_ failure: TrustFailure) -> String? {
    switch failure {
    case .nameNotResolved(let host): "dial tcp: lookup \(host): no such host"
    case .connectionRefused: "dial tcp: connect: connection refused"
    case .certificate(let failure): "tls: failed to verify certificate: \(x509(failure.reason))"
    case .tls(let failure):
      failure.reason == .notTLS
        ? "http: server gave HTTP response to HTTPS client" : "tls: failed to verify certificate: "
    case .timedOut:
      "context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
    case .interrupted(let interruption): interruption.wasReset ? "" : "EOF"
    case .protocolError, .proxy, .needsTLS: ""
    case .tokenService(_, let failure), .recorded(let failure): connection(failure)
    default: nil
    }
  }

  /// The beginning of what `crypto/x509` says.
  private static func x509(_ reason: CertificateFailure.Reason) -> String {
    switch reason {
    case .unknownAuthority, .untrustedRoot, .selfSigned:
      "x509: certificate signed by unknown authority"
    case .expired, .notYetValid: "x509: certificate has expired or is not yet valid: "
    case .otherName, .unusableAuthorities, .other: ""
    }
  }

  /// A value of a query as Go's `url.QueryEscape` writes it.
  static func queryEscaped(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      case UInt8(ascii: " "): "+"
      default: "%\(padded(UnicodeScalar(byte), to: 2).uppercased())"
      }
    }.joined()
  }
}
