import PolicyEditor

/// Something that can be set, by the name of its option.
public enum SettingName: String, Sendable, Hashable, CaseIterable {
  case servers, values, connaisseur, color, ascii, mouse, timeout, cacert
  case dockerConfig = "docker-config"
  case namespace, kubeconfig
}

extension SettingName {
  static let noSecrets =
    "the configuration file holds no secrets: give --user and --password-stdin, or let"
    + " 'docker login' keep them"

  /// Whether a name is that of something secret, or of a part of it.
  static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["password", "passwd", "token", "secret", "auth", "credential", "user"]
      .contains { name.contains($0) }
  }

  /// Why a name is none of a setting, and which one may have been meant.
  static func refusal(of name: String) -> String {
    let names = allCases.map(\.rawValue)
    switch name {
    case "context", "from-cluster":
      return "the configuration file names no cluster, so that none is asked by accident: give"
        + " --context"
    case "server":
      return "'server' is no setting; write 'servers' with the registry and its URL below it"
    case "no-mouse", "no-ascii":
      return "'\(name)' is no setting; write '\(name.dropFirst(3)): false'"
    case _ where isSecret(name):
      return noSecrets
    default:
      let nearest = EditDistance.nearest(to: name.lowercased(), among: names, limit: 1)[0]
      let distance = EditDistance.between(name.lowercased(), nearest)
      return distance <= max(2, nearest.utf8.count / 3)
        ? "'\(shown(name))' is no setting; did you mean '\(nearest)'?"
        : "'\(shown(name))' is no setting; there are \(list(names))"
    }
  }
}
