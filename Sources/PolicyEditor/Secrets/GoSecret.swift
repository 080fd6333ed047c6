/// What Connaisseur 3.9 reads of a secret (connaisseur 3.9.1, `auth.Auth`): `secret.yaml`, else
/// `.dockerconfigjson`.
enum GoSecret {
  /// Why it does not start with the secret.
  struct Refusal: Error {
    /// What follows the path of the file; nil where the words are not known.
    let words: String?
    let fault: StartupFault
    let position: SourcePosition?
  }

  /// Nil where the secret may have another key that is not at hand.
  static func credentials(in content: SecretContent) throws(Refusal) -> GoCredentials? {
    if let text = try yaml(of: content) { return try credentials(in: text) }
    if let bytes = content[.docker] {
      return try GoDockerSecret(file: content.name(of: .docker)).credentials(in: bytes)
    }
    guard content.isWhole else { return nil }
    throw Refusal(
      words: nil, fault: .secretWithout([SecretContent.Key.secret, .docker].map(\.rawValue)),
      position: nil)
  }

  private static func yaml(of content: SecretContent) throws(Refusal) -> ValuesText? {
    do throws(ValuesError) {
      return try content.text(of: .secret)
    } catch {
      throw Refusal(words: nil, fault: .secretNotYAML, position: error.position)
    }
  }

  private static func credentials(in text: ValuesText) throws(Refusal) -> GoCredentials {
    let root = text.document.roots.first.map { ValuesValue(text: text, value: $0) }
    let node = ConfigurationNode(value: root, path: "", rules: .go)
    var decoder = GoDecoder()
    var members: [String: String] = [:]
    do throws(GoEnd) {
      _ = try decoder.fields(of: node, type: "struct") { (decoder, name, node) throws(GoEnd) in
        if ["username", "password", "registry"].contains(name) {
          members[name] = decoder.string(node)
        }
        return true
      }
    } catch {
      throw Refusal(words: nil, fault: .secretNotYAML, position: root?.position)
    }
    if let mistake = decoder.mistakes.first {
      throw Refusal(words: nil, fault: mistake.problem.fault, position: mistake.problem.position)
    }
    var credentials = GoCredentials()
    try credentials.add(
      registry: members["registry"] ?? "", user: members["username"] ?? "",
      password: members["password"] ?? "", at: root?.position)
    return credentials
  }
}

extension ValuesError {
  /// Where the mistake is; nil where there is no file.
  var position: SourcePosition? {
    switch self {
    case .noFiles: nil
    case .notYAML(let file, let error):
      SourcePosition(file: file, line: error.location.line, column: error.location.column)
    case .embeddedNotYAML(let position, _), .notMapping(let position): position
    }
  }
}
