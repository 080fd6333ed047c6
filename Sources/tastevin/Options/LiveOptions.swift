import ArgumentParser
import Inspector

/// `--live`: the workloads that a cluster has now.
struct LiveOptions: ParsableArguments {
  @Flag(help: "Audit the workloads that the cluster of --context has now, read through kubectl.")
  var live = false

  @Option(
    help: ArgumentHelp("With --live, only the workloads of this namespace.", valueName: "name"))
  var liveNamespace: String?

  func validate() throws {
    if liveNamespace != nil, !live {
      throw ValidationError("--live-namespace has no use without --live")
    }
  }

  /// - Throws: kubectl's own words, where there is nothing to audit for them.
  func workloads(
    of cluster: ClusterReference, seconds: Double?
  ) async throws(CommandFailure) -> AuditInput {
    do throws(ClusterProblem) {
      return try await AuditInput.live(
        from: cluster, in: liveNamespace, seconds: seconds ?? Self.patience)
    } catch {
      throw CommandFailure(error.message, code: .unknown)
    }
  }

  /// How long kubectl may take for the objects of one kind: there may be thousands.
  static let patience = 120.0
}
