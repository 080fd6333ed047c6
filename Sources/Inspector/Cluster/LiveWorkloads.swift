extension AuditInput {
  /// The kinds of objects that are asked for, as kubectl names them.
  private static let resources = [
    "pods", "deployments.apps", "replicasets.apps", "daemonsets.apps", "statefulsets.apps",
    "replicationcontrollers", "jobs.batch", "cronjobs.batch",
  ]
  /// Their labels tell which of them Connaisseur's webhook looks at.
  private static let namespaces = "namespaces"

  /// So many kinds are asked for at once.
  private static let concurrency = 3

  /// Bounds for the objects of one kind in a whole cluster.
  private static let limits = {
    var limits = Manifest.Limits()
    limits.bytes = 256 << 20
    limits.values = 20_000_000
    limits.objects = 200_000
    limits.images = 500_000
    return limits
  }()

  /// The workloads that a cluster has now, read through kubectl with one call for each kind. A kind that
  /// may not be read leaves a gap.
  ///
  /// - Parameters:
  ///   - namespace: the one whose workloads are read; nil for all.
  ///   - seconds: the most that one call may take.
  /// - Throws: ``ClusterProblem`` where no kind can be read.
  public static func live(
    from cluster: ClusterReference, in namespace: String? = nil,
    seconds: Double = ClusterReference.usualSeconds
  ) async throws(ClusterProblem) -> AuditInput {
    let kubectl = Kubectl(cluster, seconds: seconds)
    let answers = await withTaskGroup(of: (String, Answer).self) { group in
      var answers: [String: Answer] = [:]
      for (index, resource) in (resources + [namespaces]).enumerated() {
        if index >= concurrency, let (done, answer) = await group.next() { answers[done] = answer }
        group.addTask { (resource, await read(resource, by: kubectl, in: namespace)) }
      }
      for await (done, answer) in group { answers[done] = answer }
      return answers
    }
    var manifests: [Manifest] = []
    var problems: [(resource: String, problem: ClusterProblem)] = []
    for resource in resources {
      switch answers[resource] {
      case .success(let manifest): manifests.append(manifest)
      case .failure(let problem): problems.append((resource, problem))
      case nil: break
      }
    }
    if manifests.isEmpty, let first = problems.first { throw first.problem }
    // Without them it stays unknown what the labels are, which is said.
    if case .success(let manifest)? = answers[namespaces] { manifests.append(manifest) }
    return AuditInput(
      manifests: manifests, context: cluster.context,
      gaps: problems.map { "\($0.resource) could not be read: \($0.problem.message)" })
  }

  private typealias Answer = Result<Manifest, ClusterProblem>

  private static func read(
    _ resource: String, by kubectl: Kubectl, in namespace: String?
  ) async -> Answer {
    do throws(ClusterProblem) {
      let bytes = try await kubectl.list(resource, in: namespace, limit: limits.bytes)
      return .success(try manifest(of: bytes, resource))
    } catch {
      return .failure(error)
    }
  }

  private static func manifest(
    of bytes: [UInt8], _ resource: String
  ) throws(ClusterProblem) -> Manifest {
    do throws(ManifestError) {
      return try Manifest(
        file: "kubectl get \(resource)", bytes: bytes, isFile: false, limits: limits)
    } catch {
      throw .unreadable(error.message)
    }
  }
}
