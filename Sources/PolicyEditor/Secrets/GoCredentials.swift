import NotaryCore

/// The credentials that Connaisseur 3.9 has for a validator, by the registries that they are for
/// (connaisseur 3.9.1, `auth.AuthConfigs`).
struct GoCredentials {
  /// What stands for the validator's own host.
  private static let ownHost = ""

  private struct Entry: Equatable {
    let user: String
    let password: String
  }

  private var entries: [String: Entry] = [:]
  /// Registries that several entries are for, of which Go takes any.
  private var ambiguous: Set<String> = []

  /// What is found for a host.
  enum Found {
    case credential(RegistryCredential)
    /// There are credentials, but for these registries alone.
    case otherRegistries([String])
    /// There is no user or no password, so that nothing is sent.
    case empty
    /// Chance decides.
    case ambiguous
  }

  /// - Parameter registry: as written; empty for the validator's own host.
  mutating func add(
    registry: String, user: String, password: String, at position: SourcePosition?
  ) throws(GoSecret.Refusal) {
    let entry = Entry(user: user, password: password)
    var name = Self.ownHost
    if !registry.isEmpty {
      guard let found = GoRegistry(registry)?.text else {
        throw GoSecret.Refusal(
          words: "unable to parse registry \(registry): ", fault: .notARegistry, position: position)
      }
      name = found
    }
    if let before = entries.updateValue(entry, forKey: name), before != entry {
      ambiguous.insert(name)
    }
  }

  /// The registry whose credentials are no credentials at all: Connaisseur does not start with them.
  var blank: String? {
    entries.filter { $0.value.user.isEmpty && $0.value.password.isEmpty }.keys.min()
  }

  /// The entry whose registry is the longest beginning of the host (`Auth.LookUp`).
  ///
  /// - Parameter host: the validator's, as configured.
  func credential(for host: String) -> Found {
    // An entry without a registry counts only if it is the only one.
    let isOwn = entries.count == 1 && entries[Self.ownHost] != nil
    let name = GoRegistry(host)?.text ?? ""
    let best =
      isOwn
      ? Self.ownHost
      : entries.keys.filter { !$0.isEmpty && name.utf8.starts(with: $0.utf8) }
        .max { $0.utf8.count < $1.utf8.count }
    guard let best, let entry = entries[best] else {
      return entries.isEmpty ? .empty : .otherRegistries(entries.keys.sorted())
    }
    if ambiguous.contains(best) { return .ambiguous }
    // distribution 2.8.3, `auth.tokenHandler` and `auth.basicHandler`.
    guard !entry.user.isEmpty, !entry.password.isEmpty else { return .empty }
    return .credential(RegistryCredential(user: entry.user, password: entry.password))
  }
}
