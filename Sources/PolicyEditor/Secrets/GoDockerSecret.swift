import NotaryCore

/// `.dockerconfigjson` as Connaisseur 3.9 reads it (docker/cli 29.2, `configfile.LoadFromReader`, with
/// Go's `encoding/json`): every entry must be in order, not only the one that is looked for.
struct GoDockerSecret {
  /// What positions name.
  let file: String

  private static let fields: [StaticString] = [
    "username", "password", "auth", "serveraddress", "identitytoken", "registrytoken",
  ]

  func credentials(in bytes: [UInt8]) throws(GoSecret.Refusal) -> GoCredentials {
    var credentials = GoCredentials()
    // What follows the first value is not looked at, and nothing at all is no mistake.
    guard let root = try root(of: bytes), root.kind != .null else { return credentials }
    guard root.kind == .object else { throw refusal(.secretNotJSON) }
    // Of entries by one name the last counts, also over several `auths`.
    var entries: [String: JSONValue] = [:]
    for member in root.members where GoFold.matches(member.nameBytes, "auths") {
      guard member.value.kind == .object || member.value.kind == .null else {
        throw refusal(.secretEntry("auths"))
      }
      for entry in member.value.members {
        entries[String(decoding: entry.nameBytes, as: UTF8.self)] = entry.value
      }
    }
    for (registry, entry) in entries.sorted(by: { $0.key < $1.key }) {
      let (user, password) = try login(entry, of: registry)
      guard !registry.isEmpty else { throw refusal(.secretEntry("auths")) }
      try credentials.add(registry: registry, user: user, password: password, at: position)
    }
    return credentials
  }

  private func root(of bytes: [UInt8]) throws(GoSecret.Refusal) -> JSONValue? {
    guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
    do throws(JSONError) {
      return try JSONDocument(parsing: bytes).root
    } catch {
      guard error.reason == .trailingText,
        let document = try? JSONDocument(parsing: Array(bytes[..<error.offset]))
      else { throw refusal(.secretNotJSON) }
      return document.root
    }
  }

  private func login(
    _ entry: JSONValue, of registry: String
  ) throws(GoSecret.Refusal) -> (user: String, password: String) {
    guard entry.kind == .object || entry.kind == .null else {
      throw refusal(.secretEntry(registry))
    }
    var texts: [String: String] = [:]
    for member in entry.members {
      guard let field = Self.fields.first(where: { GoFold.matches(member.nameBytes, $0) }),
        member.value.kind != .null
      else { continue }
      guard let text = member.value.string else { throw refusal(.secretEntry(registry)) }
      texts["\(field)"] = text
    }
    guard let auth = texts["auth"], !auth.isEmpty else {
      return (texts["username"] ?? "", texts["password"] ?? "")
    }
    guard let bytes = Base64.decode(Array(auth.utf8)),
      let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0
    else { throw refusal(.secretEntry(registry)) }
    var password = bytes[(colon + 1)...].drop { $0 == 0 }
    while password.last == 0 { password = password.dropLast() }
    return (
      String(decoding: bytes[..<colon], as: UTF8.self), String(decoding: password, as: UTF8.self)
    )
  }

  private var position: SourcePosition { SourcePosition(file: file, line: 1, column: 1) }

  private func refusal(_ fault: StartupFault) -> GoSecret.Refusal {
    GoSecret.Refusal(words: nil, fault: fault, position: position)
  }
}
