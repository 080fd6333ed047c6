public import Inspector

/// How clusters are asked: by kubectl, or as a test has it.
public struct ClusterAccess: Sendable {
  /// Reads which contexts there are, without asking any cluster.
  public typealias ContextReading = @Sendable () -> Result<ClusterContexts, ClusterProblem>
  /// Reads the configuration that runs in a cluster.
  public typealias RunningReading =
    @Sendable (ClusterReference) async -> Result<ReadConfiguration, ClusterProblem>
  /// Adds the secrets that the validators of images name, as far as a cluster has them.
  public typealias SecretReading =
    @Sendable (ReadConfiguration, _ images: [String], ClusterReference) async -> ReadConfiguration

  let contexts: ContextReading
  let running: RunningReading
  let secrets: SecretReading

  public init(
    contexts: @escaping ContextReading, running: @escaping RunningReading,
    secrets: @escaping SecretReading
  ) {
    self.contexts = contexts
    self.running = running
    self.secrets = secrets
  }

  /// There is no cluster.
  public static let none = ClusterAccess(
    contexts: { .success(ClusterContexts(names: [])) },
    running: { _ in .failure(.unreadable("there is no cluster")) },
    secrets: { read, _, _ in read })
}
