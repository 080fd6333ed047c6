import NotaryCore

/// With what a validator of Connaisseur 3.3 signs in (connaisseur 3.3.4, `Config.__merge_configs` and
/// `Notary.__init__`): `auth.yaml` of the secret that is mounted under its name takes the place of
/// whatever else is said.
struct PythonSecret {
  let secrets: ValidatorSecrets
  /// The validator's name.
  let validator: String

  /// What a file that the pod reads says in place of the configuration.
  enum Replacement {
    /// Nothing: the configuration counts.
    case none
    case authentication(ConfigurationNode)
    /// The file is no YAML, which ends the program.
    case unreadable(ValuesError)
    /// The secret of this name is not at hand.
    case unknown(String)
    /// The secret of this name has no `auth.yaml`, so that nothing is read from it.
    case noFile(String)
  }

  /// - Parameters:
  ///   - named: the secret that the values name.
  ///   - path: where the authentication stands in the configuration.
  func replacement(named: String?, at path: String) -> Replacement {
    if let name = secrets.mounted[validator] ?? named {
      guard let content = secrets.contents[name] else { return .unknown(name) }
      return PythonSecret.read(.auth, of: content, at: path)
        ?? (content.isWhole ? .noFile(name) : .unknown(name))
    }
    guard let name = secrets.inline else { return .none }
    guard let content = secrets.contents[name] else { return .unknown(name) }
    guard case .authentication(let root)? = PythonSecret.read(.inline, of: content, at: path)
    else { return content.isWhole ? .none : .unknown(name) }
    let own = root.membersByName[validator]?.membersByName["auth"]
    return own.map { .authentication($0.moved(to: path)) } ?? .none
  }

  private static func read(
    _ key: SecretContent.Key, of content: SecretContent, at path: String
  ) -> Replacement? {
    do throws(ValuesError) {
      guard let text = try content.text(of: key) else { return nil }
      let root = text.document.roots.first.map { ValuesValue(text: text, value: $0) }
      return .authentication(ConfigurationNode(value: root, path: path, rules: .python))
    } catch {
      return .unreadable(error)
    }
  }

  /// What comes of an `auth` that has passed the schema. Its members become arguments of aiohttp's
  /// `BasicAuth`, which is made when the first token is bought.
  static func authentication(_ auth: ConfigurationNode) -> Authentication {
    let members = auth.membersByName
    guard let user = members["username"]?.string, let password = members["password"]?.string
    else { return members["secretName"] == nil ? .incomplete : .unusable(.otherMembers) }
    return credential(
      user: user, password: password,
      others: members.keys.filter { $0 != "username" && $0 != "password" })
  }

  static func credential(user: String, password: String, others: [String]) -> Authentication {
    guard others.allSatisfy({ $0 == "encoding" }) else { return .unusable(.otherMembers) }
    guard !user.contains(":") else { return .unusable(.colonInUser) }
    // What Latin-1 has not cannot be encoded.
    guard (user + password).unicodeScalars.allSatisfy({ $0.value < 0x100 }) else {
      return .unusable(.characters)
    }
    return .inline(RegistryCredential(user: user, password: password))
  }
}

extension ConfigurationNode {
  fileprivate func moved(to path: String) -> ConfigurationNode {
    ConfigurationNode(value: value, path: path, rules: rules)
  }
}
