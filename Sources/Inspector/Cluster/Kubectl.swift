import NotaryCore

/// kubectl, as far as it is used: it reads, from the cluster that is named, and writes nothing.
struct Kubectl: Sendable {
  /// The most bytes of an answer that is about some objects.
  static let outputLimit = 16 << 20

  private let cluster: ClusterReference
  private let seconds: Double

  /// - Parameter seconds: the most that one call may take.
  init(_ cluster: ClusterReference, seconds: Double = ClusterReference.usualSeconds) {
    self.cluster = cluster
    self.seconds = seconds
  }

  /// The objects of these names, as far as they are there; all of the kind where none is named.
  ///
  /// - Parameter kind: such as `configmaps`.
  func objects(
    _ kind: String, named names: [String] = [], inAllNamespaces isEverywhere: Bool = false
  ) async throws(ClusterProblem) -> [ClusterObject] {
    for name in names where !KubernetesName.isValid(name) { throw .name(name) }
    guard KubernetesName.isValid(cluster.namespace) else { throw .name(cluster.namespace) }
    let scope =
      isEverywhere
      ? ["--all-namespaces", "--selector=app.kubernetes.io/name=connaisseur"]
      : ["--namespace=\(cluster.namespace)"]
    let options = names.isEmpty ? [] : ["--ignore-not-found"]
    let output = try await run(["get", kind] + names + scope + options + ["--output=json"])
    // Nothing at all is printed where nothing was found.
    guard output.contains(where: { $0 > 0x20 }) else { return [] }
    return try ClusterObject.all(in: output, kind: kind)
  }

  /// All objects of a kind as kubectl prints them in JSON: a `List`.
  ///
  /// - Parameters:
  ///   - resource: with its group, such as `deployments.apps`.
  ///   - namespace: nil for all.
  ///   - limit: the most bytes that are read.
  func list(
    _ resource: String, in namespace: String?, limit: Int
  ) async throws(ClusterProblem) -> [UInt8] {
    if let namespace, !KubernetesName.isValid(namespace) { throw .name(namespace) }
    let scope = namespace.map { "--namespace=\($0)" } ?? "--all-namespaces"
    return try await run(["get", resource, scope, "--output=json"], limit: limit)
  }

  private func run(
    _ arguments: [String], limit: Int = outputLimit
  ) async throws(ClusterProblem) -> [UInt8] {
    // A name cannot be taken for an option where it is a part of one.
    let place =
      ["--context=\(cluster.context)"] + (cluster.kubeconfig.map { ["--kubeconfig=\($0)"] } ?? [])
      + ["--request-timeout=\(max(1, Int(seconds)))s"]
    return try await Kubectl.run(place + arguments, limit: limit, seconds: seconds)
  }

  private static func run(
    _ arguments: [String], limit: Int, seconds: Double
  ) async throws(ClusterProblem) -> [UInt8] {
    let program = HelperProgram(["kubectl"] + arguments, outputLimit: limit, seconds: seconds)
    switch await program.run() {
    case .failed(let fault): throw .notRun(fault)
    case .exited(status: 0, let output, errors: _): return output
    case .exited(_, _, let errors):
      throw .refused(said(in: errors))
    }
  }

  /// What it says to people. What its library logs before that is left out, unless it is all there is.
  private static func said(in errors: [UInt8]) -> String {
    let lines = String(decoding: errors.prefix(64 << 10), as: UTF8.self).split(separator: "\n")
    let own = lines.filter { !isLogged($0) }
    let said = (own.isEmpty ? lines : own).joined(separator: "\n")
    return said.isEmpty ? "it failed without a word" : String(said.prefix(4_096))
  }

  /// Whether a line begins as those of a log do, such as `E1127 07:34:54.609658` (klog, "Log format").
  private static func isLogged(_ line: Substring) -> Bool {
    let head = Array(line.utf8.prefix(6))
    return head.count == 6 && "IWEF".utf8.contains(head[0])
      && head[1...4].allSatisfy { (0x30...0x39).contains($0) } && head[5] == 0x20
  }
}
