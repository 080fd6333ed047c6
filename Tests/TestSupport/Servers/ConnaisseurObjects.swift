import NotaryCore

/// What Connaisseur's charts make in a cluster (chart 3.3.4, `helm/templates`; chart 3.9.1,
/// `charts/connaisseur/templates`), as far as it says how Connaisseur is configured.
public struct ConnaisseurObjects: Sendable {
  public enum Layout: Sendable, CaseIterable {
    case python, go
  }

  public var layout: Layout
  public var namespace = "connaisseur"
  /// The image's tag.
  public var tag: String
  /// `config.yaml`.
  public var configuration: String
  /// The secrets that are mounted for validators, by the validators' names.
  public var mounted: [String: String] = [:]
  /// Whether 3.3's own secret of users and passwords is there.
  public var hasInlineSecret = false
  public var variables: [String: String] = ["DETECTION_MODE": "false"]

  public init(_ layout: Layout, configuration: String) {
    self.layout = layout
    self.configuration = configuration
    tag = layout == .python ? "v3.3.4" : "v3.9.1"
  }

  /// The name of the config map.
  public var configMap: String {
    layout == .python ? "connaisseur-config" : "connaisseur-app-config"
  }

  /// The answers of an API server that has these objects.
  public var answers: [String: KubernetesAPI.Answer] {
    [
      deploymentsPath: .object(list([deployment()])),
      configMapPath: .object(configMapJSON(configMap, ["config.yaml": configuration])),
      path("configmaps/connaisseur-env"): .object(configMapJSON("connaisseur-env", variables)),
    ]
  }

  public var deploymentsPath: String { "/apis/apps/v1/namespaces/\(namespace)/deployments" }
  public var configMapPath: String { path("configmaps/\(configMap)") }

  public func path(_ object: String) -> String { "/api/v1/namespaces/\(namespace)/\(object)" }

  /// A list of deployments.
  public func list(_ items: [String]) -> String {
    #"{"kind":"DeploymentList","apiVersion":"apps/v1","items":[\#(items.joined(separator: ","))]}"#
  }

  /// A secret as the API answers with it.
  public func secret(_ name: String, _ values: [String: String]) -> String {
    let data = values.mapValues { Base64.encode(Array($0.utf8)) }
    return object("Secret", name, data)
  }

  private func configMapJSON(_ name: String, _ data: [String: String]) -> String {
    object("ConfigMap", name, data)
  }

  private func object(_ kind: String, _ name: String, _ data: [String: String]) -> String {
    let members = data.sorted { $0.key < $1.key }.map { name, value in
      "\(KubernetesAPI.quoted(name)):\(KubernetesAPI.quoted(value))"
    }
    return """
      {"kind":"\(kind)","apiVersion":"v1","metadata":{"name":"\(name)","namespace":"\(namespace)"},
      "data":{\(members.joined(separator: ","))}}
      """
  }

  /// - Parameter name: the Deployment's; nil for the chart's own.
  public func deployment(_ name: String? = nil) -> String {
    var volumes = [volume(layout == .python ? "connaisseur-config" : "app-config", map: configMap)]
    var mounts = [
      layout == .python
        ? mount("connaisseur-config", "/app/connaisseur-config/config.yaml")
        : mount("app-config", "/app/config")
    ]
    for (validator, secret) in mounted {
      let volumeName = layout == .python ? "\(validator)-vol" : "\(secret)-volume"
      volumes.append(volume(volumeName, secret: secret))
      mounts.append(
        mount(
          volumeName,
          layout == .python ? "/app/connaisseur-config/\(validator)" : "/app/secrets/\(secret)"))
    }
    if hasInlineSecret {
      volumes.append(volume("connaisseur-config-secrets", secret: "connaisseur-config-secrets"))
      mounts.append(
        mount("connaisseur-config-secrets", "/app/connaisseur-config/config-secrets.yaml"))
    }
    let own = layout == .python ? "connaisseur-deployment" : "connaisseur"
    return """
      {"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"\(name ?? own)",
      "namespace":"\(namespace)","labels":{"app.kubernetes.io/name":"connaisseur"}},
      "spec":{"template":{"spec":{"containers":[{"name":"connaisseur",
      "image":"docker.io/securesystemsengineering/connaisseur:\(tag)",
      "envFrom":[{"configMapRef":{"name":"connaisseur-env"}}],
      "volumeMounts":[\(mounts.joined(separator: ","))]}],
      "volumes":[\(volumes.joined(separator: ","))]}}}}
      """
  }

  private func volume(_ name: String, map: String) -> String {
    #"{"name":"\#(name)","configMap":{"name":"\#(map)"}}"#
  }

  private func volume(_ name: String, secret: String) -> String {
    #"{"name":"\#(name)","secret":{"secretName":"\#(secret)"}}"#
  }

  private func mount(_ volume: String, _ path: String) -> String {
    #"{"name":"\#(volume)","mountPath":"\#(path)","readOnly":true}"#
  }
}
