public import PolicyEditor

/// Where Connaisseur's configuration is read.
public enum ConfigurationPlace: Hashable, Sendable {
  /// Files of values, as they were named. With a cluster, secrets that they name are read there.
  case files([String], secretsFrom: ClusterReference?)
  /// What runs in a cluster.
  case cluster(ClusterReference)

  /// The cluster that is asked for anything.
  public var cluster: ClusterReference? {
    switch self {
    case .files(_, let cluster): cluster
    case .cluster(let cluster): cluster
    }
  }
}

/// A configuration that was read, and what of it came from a cluster.
public struct ReadConfiguration: Sendable {
  public var values: Values
  /// Nil where nothing came from one.
  public var origin: ClusterOrigin?
  /// The version that runs; nil where that is not known.
  public let version: ConnaisseurVersion?

  public init(
    _ values: Values, origin: ClusterOrigin? = nil, version: ConnaisseurVersion? = nil
  ) {
    self.values = values
    self.origin = origin
    self.version = version
  }

  public init(_ running: RunningConnaisseur) {
    let tag = running.version?.text ?? running.unknownTag ?? "of an unknown version"
    self.init(
      running.values, origin: ClusterOrigin(running.cluster, connaisseur: tag),
      version: running.version)
  }

  /// What should be known before it is believed, in sentences.
  public var notes: [String] {
    guard let origin else { return [] }
    guard origin.connaisseur != nil, version == nil else { return [origin.sentence] }
    return [
      origin.sentence, "the image's tag is no version of Connaisseur: say it with --connaisseur",
    ]
  }

  /// Takes in what a cluster has of the secrets that the validators of images name. What cannot be had
  /// is noted in the values.
  public mutating func addSecrets(
    for images: [String], by generations: [Generation], from cluster: ClusterReference,
    seconds: Double = ClusterReference.usualSeconds
  ) async {
    let kubectl = Kubectl(cluster, seconds: seconds)
    for name in missingSecrets(for: images, by: generations) {
      do throws(ClusterProblem) {
        let object = try await kubectl.objects("secrets", named: [name]).first
        if origin == nil { origin = ClusterOrigin(cluster, connaisseur: nil) }
        guard let object else {
          let namespace = cluster.namespace
          values.secrets.problems[name] = "there is none in the namespace \(namespace)"
          continue
        }
        values.secrets.contents[name] = try ReadConfiguration.content(of: object, in: cluster)
      } catch {
        values.secrets.problems[name] = error.message
      }
    }
  }

  /// More secrets than this are not asked for.
  private static let limit = 20

  private func missingSecrets(for images: [String], by generations: [Generation]) -> [String] {
    let reading = ConfigurationInForce(values).reading
    var names: Set<String> = []
    for generation in generations {
      let configuration = values.configuration(for: generation, reading: reading)
      let policy = Policy(configuration.rules, as: generation)
      for image in images {
        let notary = RuleInForce(for: image, in: configuration, by: policy)?.notary
        // What could not be had is not asked for again.
        if case .secret(let name)? = notary?.authentication, values.secrets.problems[name] == nil {
          names.insert(name)
        }
      }
    }
    return Array(names.sorted().prefix(ReadConfiguration.limit))
  }

  private static func content(
    of object: ClusterObject, in cluster: ClusterReference
  ) throws(ClusterProblem) -> SecretContent {
    do throws(SecretManifestError) {
      return try SecretContent(
        data: object.data, origin: "secret \(cluster.namespace)/\(object.name)")
    } catch {
      throw .unreadable(error.message)
    }
  }
}
