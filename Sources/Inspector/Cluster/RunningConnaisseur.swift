import NotaryCore
public import PolicyEditor

/// A Connaisseur as it runs in a cluster: its own configuration, and its version.
public struct RunningConnaisseur: Sendable {
  public let cluster: ClusterReference
  /// The configuration as a source of values. Nothing of the chart stands in between.
  public let values: Values
  /// As its image's tag says; nil where that is no version.
  public let version: ConnaisseurVersion?
  /// What its image's tag says that is no version; nil where it is one.
  public let unknownTag: String?

  /// Reads it through kubectl: its Deployment, and the config maps that this mounts.
  public static func read(
    from cluster: ClusterReference, seconds: Double = ClusterReference.usualSeconds
  ) async throws(ClusterProblem) -> RunningConnaisseur {
    let kubectl = Kubectl(cluster, seconds: seconds)
    let deployment = try await deployment(in: cluster, by: kubectl)
    let version = deployment.tag.flatMap { ConnaisseurVersion(tag: $0) }
    if version == nil, let tag = deployment.tag, isOlder(tag) { throw .version(tag) }
    let maps = try await kubectl.objects(
      "configmaps", named: unique([deployment.configMap] + deployment.environments))
    guard
      let text = maps.first(where: { $0.name == deployment.configMap })?.data["config.yaml"]
    else { throw .noConfiguration(configMap: deployment.configMap) }
    let name = "configmap \(cluster.namespace)/\(deployment.configMap)"
    var values: Values
    do throws(ValuesError) {
      values = try Values.running(name: name, bytes: text)
    } catch {
      throw .configuration(error.message)
    }
    values.secrets = ValidatorSecrets(
      mounted: deployment.mounted, inline: deployment.inlineSecret)
    for map in maps where deployment.environments.contains(map.name) {
      for (name, value) in map.data {
        values.environment[name] = String(decoding: value, as: UTF8.self)
      }
    }
    return RunningConnaisseur(
      cluster: cluster, values: values, version: version,
      unknownTag: version == nil ? deployment.tag ?? deployment.image : nil)
  }

  private static func deployment(
    in cluster: ClusterReference, by kubectl: Kubectl
  ) async throws(ClusterProblem) -> ConnaisseurDeployment {
    let found = try await kubectl.objects("deployments").compactMap(ConnaisseurDeployment.init)
    guard found.count <= 1 else {
      throw .several(namespace: cluster.namespace, deployments: found.map(\.name).sorted())
    }
    if let deployment = found.first { return deployment }
    // Not to be allowed to look elsewhere is no news.
    let elsewhere = try? await kubectl.objects("deployments", inAllNamespaces: true)
    let others = (elsewhere ?? []).filter { ConnaisseurDeployment($0) != nil }.map(\.namespace)
    throw .notHere(namespace: cluster.namespace, others: Set(others).sorted())
  }

  /// Whether a tag is a version before 3.
  private static func isOlder(_ tag: String) -> Bool {
    let number = (tag.first == "v" ? tag.dropFirst() : tag[...]).prefix { $0 != "." }
    return ["0", "1", "2"].contains(number)
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
