/// A token service's answer: what is known of it, and the tokens.
struct TokenReply: Sendable {
  let status: Int
  /// The value of `Retry-After`.
  let retryAfter: String?
  /// Of a 200 only. Without the server's answers to the tokens.
  let grant: TokenGrant
  /// The tokens that can be sent: secrets.
  let tokens: [TokenGrant.Name: Authorization]

  /// For how many more seconds the token is good.
  let seconds: Int
  /// By how many seconds the service's clock is ahead; nil where it tells none.
  let clockDifference: Int64?

  /// How long a token is good whose service does not say (distribution, "Token Authentication
  /// Specification").
  private static let defaultSeconds = 60
  private static let longest = 365 * 86_400

  /// What to send to the server: `token`, or else `access_token`.
  var authorization: Authorization? { tokens[.token] ?? tokens[.accessToken] }

  init(_ response: HTTPResponse) {
    status = response.status
    clockDifference = response.clockDifference
    retryAfter = response.headers["retry-after"]
    var limits = JSONDocument.Limits()
    limits.depth = 32
    guard response.status == 200,
      let document = try? JSONDocument(parsing: response.body, limits: limits)
    else {
      grant = TokenGrant(kind: nil)
      tokens = [:]
      seconds = Self.defaultSeconds
      return
    }
    var members: [TokenGrant.Name: TokenGrant.Member] = [:]
    var issued: [TokenGrant.Name: IssuedToken] = [:]
    var tokens: [TokenGrant.Name: Authorization] = [:]
    for name in TokenGrant.Name.allCases {
      guard let value = document.root[name.rawValue] else { continue }
      members[name] = TokenGrant.Member(value)
      guard name == .token || name == .accessToken, let text = value.string, !text.isEmpty
      else { continue }
      tokens[name] = Authorization.bearer(text)
      issued[name] = IssuedToken(
        form: tokens[name] == nil ? .unsendable : .init(of: text), answer: nil)
    }
    grant = TokenGrant(kind: document.root.kind, members: members, issued: issued)
    self.tokens = tokens
    seconds = Self.seconds(document.root, at: response.date ?? .now)
  }

  /// The life that the service gives the token, less the time since it made it, by its own clock. A
  /// moment by which the token would be dead already is wrong, or of a clock of its own.
  private static func seconds(_ root: JSONValue, at moment: Instant) -> Int {
    let named = root["expires_in"].flatMap { Int(String(decoding: $0.rawBytes, as: UTF8.self)) }
    let life = min(max(named ?? defaultSeconds, 1), longest)
    guard let issued = root["issued_at"]?.string.flatMap({ Instant(rfc3339: $0) }) else {
      return life
    }
    let age = moment.seconds - issued.seconds
    return (1..<Int64(life)).contains(age) ? life - Int(age) : life
  }
}

extension TokenGrant.Member {
  init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .null
    case .boolean: self = .boolean
    case .object: self = .object
    case .array: self = .array
    case .number:
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      let isInteger = value.rawBytes.allSatisfy { digits.contains($0) || $0 == UInt8(ascii: "-") }
      self = isInteger ? .integer : .otherNumber
    case .string:
      let text = value.string ?? ""
      self = text.isEmpty ? .emptyText : Instant(rfc3339: text) == nil ? .text : .time
    }
  }
}

extension IssuedToken.Form {
  /// The form of a token that a header line takes.
  fileprivate init(of token: String) {
    let parts = token.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let isWebToken =
      parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy(\.isTokenText)
      && parts[1].first?.isTokenText == true && parts[1].allSatisfy(\.isTokenEnd)
    self = isWebToken ? .webToken : .opaque
  }
}

extension UInt8 {
  fileprivate var isTokenText: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "="):
      true
    default: false
    }
  }

  fileprivate var isTokenEnd: Bool { isTokenText || "./+".utf8.contains(self) }
}
