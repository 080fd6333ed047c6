/// The workloads of a cluster, as its API server lists them.
public struct ClusterWorkloads: Sendable {
  /// The path below the server of each kind's list, for all namespaces.
  private static let paths = [
    "Pod": "/api/v1/pods", "ReplicationController": "/api/v1/replicationcontrollers",
    "Namespace": "/api/v1/namespaces", "Deployment": "/apis/apps/v1/deployments",
    "ReplicaSet": "/apis/apps/v1/replicasets", "DaemonSet": "/apis/apps/v1/daemonsets",
    "StatefulSet": "/apis/apps/v1/statefulsets", "Job": "/apis/batch/v1/jobs",
    "CronJob": "/apis/batch/v1/cronjobs",
  ]

  private var items: [String: [String]] = [:]
  /// The kinds that may not be listed.
  public var forbidden: Set<String> = []

  public init() {}

  /// The path of the list of a kind, in one namespace.
  public static func path(of kind: String, in namespace: String? = nil) -> String {
    let path = paths[kind] ?? ""
    guard let namespace, let slash = path.lastIndex(of: "/"), kind != "Namespace" else {
      return path
    }
    return "\(path[..<slash])/namespaces/\(namespace)\(path[slash...])"
  }

  /// Adds an object with one container.
  public mutating func add(_ kind: String, _ name: String, in namespace: String, image: String) {
    let pod = #"{"containers":[{"name":"app","image":\#(KubernetesAPI.quoted(image))}]}"#
    let spec =
      switch kind {
      case "Pod": pod
      case "CronJob": #"{"jobTemplate":{"spec":{"template":{"spec":\#(pod)}}}}"#
      default: #"{"template":{"spec":\#(pod)}}"#
      }
    let metadata = #"{"name":"\#(name)","namespace":"\#(namespace)","uid":"\#(kind)-\#(name)"}"#
    items[kind, default: []].append(#"{"metadata":\#(metadata),"spec":\#(spec)}"#)
  }

  /// Adds a namespace with the label of Connaisseur's webhook.
  public mutating func addNamespace(_ name: String, label: String?) {
    let labels = label.map { #"{"securesystemsengineering.connaisseur/webhook":"\#($0)"}"# } ?? "{}"
    items["Namespace", default: []].append(
      #"{"metadata":{"name":"\#(name)","labels":\#(labels)}}"#)
  }

  /// The answers of an API server that has these objects.
  ///
  /// - Parameter namespace: the one for which lists are answered, too.
  public func answers(in namespace: String? = nil) -> [String: KubernetesAPI.Answer] {
    var answers: [String: KubernetesAPI.Answer] = [:]
    for (kind, path) in Self.paths {
      let group = path.hasPrefix("/api/") ? "v1" : path.contains("batch") ? "batch/v1" : "apps/v1"
      let list = #"{"kind":"\#(kind)List","apiVersion":"\#(group)","metadata":{},"items":["#
      let answer: KubernetesAPI.Answer =
        forbidden.contains(kind)
        ? .forbidden : .object(list + (items[kind] ?? []).joined(separator: ",") + "]}")
      answers[path] = answer
      if let namespace { answers[Self.path(of: kind, in: namespace)] = answer }
    }
    return answers
  }
}
