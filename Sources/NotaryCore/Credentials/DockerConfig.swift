/// The credentials in Docker's `config.json`, as `docker login` keeps them.
public struct DockerConfig: Sendable {
  /// Why the file cannot be used. Nothing of its secrets is in it.
  public enum Failure: Error, Hashable, Sendable {
    case unreadable(path: String, detail: String)
    case tooLarge(path: String)
    case notJSON(path: String, JSONError)
    /// A member that is not what Docker writes, such as `auths.docker.io.auth`.
    case wrongMember(path: String, member: String)
  }

  /// The most bytes of the file.
  static let limit = 4 << 20
  /// How Docker Hub is called by `docker login`.
  static let hubKey = "https://index.docker.io/v1/"

  private let path: String
  private let document: JSONDocument?

  /// Reads `config.json` of a folder, such as `~/.docker`. No file is no credentials.
  public init(folder: String) throws(Failure) {
    path = "\(folder)/config.json"
    switch RegularFile.read(path, limit: Self.limit) {
    case .missing: document = nil
    case .tooLarge: throw .tooLarge(path: path)
    case .unreadable(let detail): throw .unreadable(path: path, detail: detail)
    case .bytes(let bytes): document = try Self.parse(bytes, path)
    }
  }

  /// The name of the helper that keeps the credentials for a registry: `docker-credential-<name>`.
  /// Nil where none does.
  public func helper(for registry: String) -> String? {
    let root = document?.root
    let helper =
      root?["credHelpers"]?[Self.key(for: registry)]?.string ?? root?["credsStore"]?.string
    return helper.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What the file itself has for a registry, such as `docker.io` or `localhost:5000`, or for the host
  /// of a Notary server: under the key that is this name, else the first whose host is, whatever its
  /// scheme and path (docker/cli, `ConvertToHostname`). Nil where it has nothing.
  public func credential(for registry: String) throws(Failure) -> RegistryCredential? {
    guard let auth = try auth(for: Self.key(for: registry)) else { return nil }
    var credential = try read(auth.value, named: auth.key)
    credential?.origin = path
    return credential
  }

  /// What a registry is called in the file and by helpers.
  static func key(for registry: String) -> String { isHub(registry) ? hubKey : registry }

  private static func isHub(_ registry: String) -> Bool {
    registry == ImageReference.defaultRegistry || registry == ImageReference.legacyRegistry
  }

  private static func parse(_ bytes: [UInt8], _ path: String) throws(Failure) -> JSONDocument {
    var limits = JSONDocument.Limits()
    limits.depth = 64
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(parsing: bytes, limits: limits)
    } catch {
      throw .notJSON(path: path, error)
    }
    guard document.root.kind == .object else { throw .wrongMember(path: path, member: "") }
    return document
  }

  private func auth(for key: String) throws(Failure) -> (key: String, value: JSONValue)? {
    guard let auths = document?.root["auths"], auths.kind != .null else { return nil }
    guard auths.kind == .object else { throw wrongMember("auths") }
    if let exact = auths[key] { return (key, exact) }
    let host = Self.host(of: key)
    for member in auths.members {
      let name = String(decoding: member.nameBytes, as: UTF8.self)
      if Self.host(of: name) == host { return (name, member.value) }
    }
    return nil
  }

  /// The host and port of a key: without its scheme and from the first slash on; Docker Hub by its
  /// usual name.
  private static func host(of key: String) -> String {
    var rest = key[...]
    for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
      break
    }
    let host = String(rest.prefix { $0 != "/" })
    return isHub(host) ? ImageReference.defaultRegistry : host
  }

  /// Docker takes a token before a password.
  private func read(
    _ value: JSONValue, named key: String
  ) throws(Failure) -> RegistryCredential? {
    guard value.kind == .object else { throw wrongMember("auths.\(key)") }
    let plainUser = try text("username", of: value, key) ?? ""
    var credential: RegistryCredential?
    if !plainUser.isEmpty {
      let password = try text("password", of: value, key) ?? ""
      credential = RegistryCredential(user: plainUser, password: password)
    }
    if let auth = try text("auth", of: value, key), !auth.isEmpty {
      guard let decoded = Self.decode(auth) else { throw wrongMember("auths.\(key).auth") }
      credential = decoded
    }
    if let token = try text("identitytoken", of: value, key), !token.isEmpty {
      return .identityToken(token, user: credential?.user ?? "")
    }
    if let token = try text("registrytoken", of: value, key), !token.isEmpty {
      return .registryToken(token)
    }
    return credential
  }

  private func text(
    _ member: String, of value: JSONValue, _ key: String
  ) throws(Failure) -> String? {
    guard let found = value[member], found.kind != .null else { return nil }
    guard let text = found.string else { throw wrongMember("auths.\(key).\(member)") }
    return text
  }

  /// `user:password` in base64; Docker ignores NULs at the end.
  private static func decode(_ auth: String) -> RegistryCredential? {
    guard let bytes = Base64.decode(Array(auth.utf8)),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0
    else { return nil }
    var password = bytes[(colon + 1)...]
    while password.last == 0 { password = password.dropLast() }
    return RegistryCredential(
      user: String(decoding: bytes[..<colon], as: UTF8.self),
      password: String(decoding: password, as: UTF8.self))
  }

  private func wrongMember(_ member: String) -> Failure {
    .wrongMember(path: path, member: member)
  }
}
