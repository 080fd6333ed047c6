/// How a validator is to sign in (connaisseur 3.9.1, `auth.Auth`).
extension GoDecoder {
  /// A secret that is not at hand is taken to exist and to be in order. A user and a password are
  /// unknown to Connaisseur: the chart makes a secret of them, but gives it to the pod only where no
  /// other secret is named, and cosign's only with a registry (chart 3.9.1,
  /// `connaisseur.validatorSecrets`).
  ///
  /// - Returns: credentials that are none, which are found only after all has been decoded.
  mutating func authentication(
    _ node: ConfigurationNode, in validator: ConfigurationNode, type: String, name: String
  ) throws(GoEnd) -> StartupProblem? {
    guard let members = try map(node) else { return nil }
    if node.rules == .helm, members["username"] != nil, members["password"] != nil {
      let secret = "\(name)-auth"
      if let named = members["secretName"] {
        guard named.string == secret else { throw missing(secret, at: node) }
      } else if type != "notaryv1", members["registry"] == nil {
        throw missing(secret, at: node)
      }
      return try blank(members, at: node)
    }
    if let secret = members["secretName"] {
      guard let secret = secret.string else {
        let fault = StartupFault.wrongType(found: secret.description, wanted: "a text")
        throw .panic(StartupProblem(fault, at: members["secretName"] ?? node))
      }
      return try blank(secret: secret, at: node)
    }
    guard let keychain = members["useKeychain"] else {
      throw end("neither secretName nor useKeychain defined", .notOneWayToSignIn, at: node)
    }
    guard case .scalar(let scalar) = keychain.kind, case .boolean = scalar.type else {
      let fault = StartupFault.wrongType(found: keychain.description, wanted: "a boolean")
      throw .panic(StartupProblem(fault, at: keychain))
    }
    return nil
  }

  private func missing(_ secret: String, at node: ConfigurationNode) -> GoEnd {
    end("no authentication file for secret \(secret)", .secretNotMounted(secret), at: node)
  }

  /// What the chart writes into the secret that it makes of a user and a password.
  private func blank(
    _ members: [String: ConfigurationNode], at node: ConfigurationNode
  ) throws(GoEnd) -> StartupProblem? {
    let texts = ["registry", "username", "password"].map { name in
      if case .scalar(let scalar)? = members[name]?.kind { scalar.text } else { "" }
    }
    var credentials = GoCredentials()
    do throws(GoSecret.Refusal) {
      try credentials.add(registry: texts[0], user: texts[1], password: texts[2], at: nil)
    } catch {
      throw refused(error, at: node)
    }
    return blank(credentials, at: node)
  }

  private func blank(
    secret name: String, at node: ConfigurationNode
  ) throws(GoEnd) -> StartupProblem? {
    guard let content = secrets.contents[name] else { return nil }
    do throws(GoSecret.Refusal) {
      return try GoSecret.credentials(in: content).flatMap { blank($0, at: node) }
    } catch {
      guard case .secretWithout = error.fault else { throw refused(error, at: node) }
      throw end("no authentication file for secret \(name)", error.fault, at: node)
    }
  }

  private func blank(
    _ credentials: GoCredentials, at node: ConfigurationNode
  ) -> StartupProblem? {
    credentials.blank.map { StartupProblem(.secretBlank($0), at: node) }
  }

  /// The path of the file is that of a link, whose name has the time of its making.
  private func refused(_ refusal: GoSecret.Refusal, at node: ConfigurationNode) -> GoEnd {
    .words(
      "error reading authentication file ", isWhole: false,
      StartupProblem(refusal.fault, at: node, position: refusal.position))
  }
}
