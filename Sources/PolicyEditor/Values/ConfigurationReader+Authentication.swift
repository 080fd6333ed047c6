/// With what a validator signs in, as each generation finds it out.
extension ConfigurationReader {
  func authentication(of entry: ValuesValue) -> Authentication? {
    let auth = entry.member("auth", by: rules).flatMap { $0.isNull(by: rules) ? nil : $0 }
    return switch generation {
    case .python: pythonAuthentication(auth, of: entry)
    case .go: goAuthentication(auth, of: entry)
    }
  }

  // MARK: 3.3

  /// Chart 3.3.4 gives the secret that is named to the pod, and does not look at a user and a password
  /// beside it.
  private func pythonAuthentication(
    _ auth: ValuesValue?, of entry: ValuesValue
  ) -> Authentication? {
    let secret = PythonSecret(secrets: secrets, validator: text("name", of: entry) ?? "")
    let named = name("secretName", of: auth)
    switch secret.replacement(named: named, at: "auth") {
    case .none: break
    case .unknown(let name): return .secret(name: name)
    case .noFile(let name): return .unused(.noFile(secret: name))
    case .authentication(let node): return PythonSecret.authentication(node)
    // The program does not come to use it.
    case .unreadable: return .incomplete
    }
    guard let auth else { return nil }
    guard let user = text("username", of: auth), let password = text("password", of: auth) else {
      return .incomplete
    }
    let others = auth.value.memberNames.filter { $0 != "username" && $0 != "password" }
    return PythonSecret.credential(user: user, password: password, others: others)
  }

  // MARK: 3.9

  /// Chart 3.9.1 makes a secret of a user and a password, and names it in place of another.
  private func goAuthentication(_ auth: ValuesValue?, of entry: ValuesValue) -> Authentication? {
    guard let auth else { return nil }
    let host = name("host", of: entry) ?? "notary.docker.io"
    if let user = text("username", of: auth), let password = text("password", of: auth) {
      var credentials = GoCredentials()
      let registry = text("registry", of: auth) ?? ""
      try? credentials.add(registry: registry, user: user, password: password, at: nil)
      return authentication(credentials, for: host, secret: nil)
    }
    if let name = text("secretName", of: auth) {
      guard let content = secrets.contents[name] else { return .secret(name: name) }
      // With a secret that is refused the program does not start.
      guard let credentials = try? GoSecret.credentials(in: content) else {
        return .secret(name: name)
      }
      return authentication(credentials, for: host, secret: name)
    }
    let keychain = auth.member("useKeychain", by: rules)?.value.boolean(by: rules)
    return keychain == true ? .keychain : .incomplete
  }

  private func authentication(
    _ credentials: GoCredentials, for host: String, secret: String?
  ) -> Authentication {
    switch credentials.credential(for: host) {
    case .credential(let credential): .inline(credential)
    case .otherRegistries(let names):
      .unused(.otherRegistries(secret: secret, names))
    case .empty: .incomplete
    case .ambiguous: .secret(name: secret ?? "")
    }
  }
}
