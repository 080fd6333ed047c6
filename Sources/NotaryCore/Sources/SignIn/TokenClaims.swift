/// What a token says of itself, where it is a JSON Web Token (RFC 7519; distribution, "Token
/// Authentication Implementation"). Nobody checked it: whoever made the token wrote this.
public struct TokenClaims: Hashable, Sendable {
  /// What it allows on one thing.
  public struct Access: Hashable, Sendable {
    /// Such as `repository`.
    public let type: String
    public let name: String
    /// Such as `pull`; none where nothing was granted.
    public let actions: [String]
  }

  public internal(set) var issuer: String?
  public internal(set) var subject: String?
  public internal(set) var audience: [String]
  public let issuedAt: Instant?
  public let notBefore: Instant?
  public let expires: Instant?
  /// Nil where the token does not say, as those of Docker Hub and others need not.
  public internal(set) var access: [Access]?

  /// The most things and actions, and bytes of one text, that are kept.
  private static let countLimit = 32
  private static let textLimit = 256

  /// Reads the middle part of `header.claims.signature`; nil for a token of another form.
  public init?(of token: String) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    var limits = JSONDocument.Limits()
    limits.depth = 16
    guard parts.count == 3, let bytes = Self.decode(parts[1]),
      let document = try? JSONDocument(parsing: bytes, limits: limits),
      document.root.kind == .object
    else { return nil }
    let root = document.root
    issuer = Self.text(root["iss"])
    subject = Self.text(root["sub"])
    audience = Self.texts(root["aud"])
    issuedAt = Self.instant(root["iat"])
    notBefore = Self.instant(root["nbf"])
    expires = Self.instant(root["exp"])
    access = root["access"].flatMap { value in
      value.kind == .array ? value.elements.prefix(Self.countLimit).compactMap(Self.access) : nil
    }
  }

  private static func access(_ value: JSONValue) -> Access? {
    guard value.kind == .object else { return nil }
    return Access(
      type: text(value["type"]) ?? "", name: text(value["name"]) ?? "",
      actions: texts(value["actions"]))
  }

  private static func text(_ value: JSONValue?) -> String? {
    value?.string.map { String($0.prefix(textLimit)) }
  }

  /// One text or several.
  private static func texts(_ value: JSONValue?) -> [String] {
    guard let value else { return [] }
    if value.kind == .array { return value.elements.prefix(countLimit).compactMap(text) }
    return [text(value)].compactMap { $0 }
  }

  /// Seconds since 1970; fractions are cut off.
  private static func instant(_ value: JSONValue?) -> Instant? {
    guard let value, value.kind == .number,
      let seconds = Double(String(decoding: value.rawBytes, as: UTF8.self)),
      (-62_135_596_800..<253_402_300_800).contains(seconds)
    else { return nil }
    return Instant(seconds: Int64(seconds))
  }

  /// Base64 by the URL alphabet, without its padding (RFC 7515).
  private static func decode(_ part: Substring) -> [UInt8]? {
    var bytes = part.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: byte
      }
    }
    while bytes.last == UInt8(ascii: "=") { bytes.removeLast() }
    bytes += [UInt8](repeating: UInt8(ascii: "="), count: (4 - bytes.count % 4) % 4)
    return Base64.decode(bytes)
  }
}
