/// A namespace of a cluster, as kubectl is told of it.
public struct ClusterReference: Hashable, Sendable {
  /// The context's name in kubectl's configuration. It is always named: no cluster is asked because
  /// it happens to be the current one.
  public var context: String
  public var namespace: String
  /// kubectl's configuration; nil for the one that kubectl finds itself.
  public var kubeconfig: String?

  public init(
    context: String, namespace: String = ClusterReference.usualNamespace, kubeconfig: String? = nil
  ) {
    self.context = context
    self.namespace = namespace
    self.kubeconfig = kubeconfig
  }

  /// Where Connaisseur's charts are installed by its documentation.
  public static let usualNamespace = "connaisseur"

  /// The most seconds that kubectl may take for one answer, where nobody says otherwise.
  public static let usualSeconds = 60.0

  /// `CONTEXT/NAMESPACE`.
  public var words: String { "\(VisibleText.of(context))/\(VisibleText.of(namespace))" }
}

/// What of an answer came from a cluster.
public struct ClusterOrigin: Hashable, Sendable {
  public let cluster: ClusterReference
  /// The version of the Connaisseur that runs there, as its image's tag says; nil where only secrets
  /// were read.
  public let connaisseur: String?

  public init(_ cluster: ClusterReference, connaisseur: String?) {
    self.cluster = cluster
    self.connaisseur = connaisseur
  }

  /// What was read, in a few words.
  public var label: String { connaisseur.map { "running Connaisseur \(shown($0))" } ?? "secrets" }

  /// What was read, in a sentence.
  public var sentence: String {
    let place =
      "context \(VisibleText.of(cluster.context)), namespace \(VisibleText.of(cluster.namespace))"
    guard let connaisseur else { return "secrets come from the cluster: \(place)" }
    return "the configuration is the running one: \(place), Connaisseur \(shown(connaisseur))"
  }

  var json: JSONOutput {
    .object([
      ("context", .string(cluster.context)), ("namespace", .string(cluster.namespace)),
      ("connaisseur", .optional(connaisseur)),
    ])
  }
}
