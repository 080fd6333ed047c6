import NotaryCore

/// A Deployment of Connaisseur: which of its volumes hold what (chart 3.3.4, `helm/templates`; chart
/// 3.9.1, `charts/connaisseur/templates`). Names are those that it mounts, however the chart was
/// renamed.
struct ConnaisseurDeployment {
  let namespace: String
  let name: String
  /// The container's image.
  let image: String
  /// The config map with `config.yaml`.
  let configMap: String
  /// The config maps with variables of the environment.
  let environments: [String]
  /// Which secret is there for a validator, by the validator's name; 3.3 only.
  let mounted: [String: String]
  /// The secret in which chart 3.3 keeps users and passwords; nil where there is none.
  let inlineSecret: String?

  private static let pythonFolder = "/app/connaisseur-config/"
  private static let pythonFile = pythonFolder + "config.yaml"
  private static let pythonSecrets = pythonFolder + "config-secrets.yaml"
  private static let goFolder = "/app/config"

  /// Nil for what is no Connaisseur, such as the Redis beside it.
  init?(_ deployment: ClusterObject) {
    let pod = deployment.json["spec"]?["template"]?["spec"]
    var configMaps: [String: String] = [:]
    var secrets: [String: String] = [:]
    for volume in pod?["volumes"]?.elements ?? [] {
      guard let name = volume["name"]?.string else { continue }
      configMaps[name] = volume["configMap"]?["name"]?.string
      secrets[name] = volume["secret"]?["secretName"]?.string
    }
    for container in pod?["containers"]?.elements ?? [] {
      let mounts = (container["volumeMounts"]?.elements ?? []).map(Mount.init)
      guard
        let configMap = mounts.lazy.filter({
          $0.path == Self.pythonFile || $0.path == Self.goFolder
        }).compactMap({ configMaps[$0.volume] }).first
      else { continue }
      self.configMap = configMap
      image = container["image"]?.string ?? ""
      inlineSecret = mounts.first { $0.path == Self.pythonSecrets }.flatMap { secrets[$0.volume] }
      var mounted: [String: String] = [:]
      for mount in mounts where mount.path.hasPrefix(Self.pythonFolder) {
        let validator = String(mount.path.dropFirst(Self.pythonFolder.count))
        guard mount.path != Self.pythonSecrets, !validator.contains("/") else { continue }
        mounted[validator] = secrets[mount.volume]
      }
      self.mounted = mounted
      environments = (container["envFrom"]?.elements ?? []).compactMap {
        $0["configMapRef"]?["name"]?.string
      }
      namespace = deployment.namespace
      name = deployment.name
      return
    }
    return nil
  }

  /// What stands behind the last colon of the image, and is no port; nil where it has no tag.
  var tag: String? {
    let name = image.prefix { $0 != "@" }
    guard let colon = name.lastIndex(of: ":") else { return nil }
    let tag = name[name.index(after: colon)...]
    return tag.contains("/") || tag.isEmpty ? nil : String(tag)
  }

  private struct Mount {
    let path: String
    let volume: String

    /// A slash at the end makes no difference.
    init(_ mount: JSONValue) {
      var path = mount["mountPath"]?.string ?? ""
      while path.count > 1, path.last == "/" { path.removeLast() }
      self.path = path
      volume = mount["name"]?.string ?? ""
    }
  }
}
