public import PolicyEditor

/// A Kubernetes object that runs containers, as far as an admission controller for images looks at
/// it, with the places in the manifest.
public struct Workload: Sendable, Hashable {
  /// The kinds that Connaisseur looks at; both generations the same.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case pod = "Pod"
    case deployment = "Deployment"
    case replicationController = "ReplicationController"
    case replicaSet = "ReplicaSet"
    case daemonSet = "DaemonSet"
    case statefulSet = "StatefulSet"
    case job = "Job"
    case cronJob = "CronJob"

    /// The API group; an older one, too, under which clusters served the same kind.
    var groups: Set<String> {
      switch self {
      case .pod, .replicationController: [""]
      case .deployment, .replicaSet, .daemonSet, .statefulSet: ["apps", "extensions"]
      case .job, .cronJob: ["batch"]
      }
    }

    /// Where the pod's own specification stands.
    var podPath: [String] {
      switch self {
      case .pod: ["spec"]
      case .cronJob: ["spec", "jobTemplate", "spec", "template", "spec"]
      default: ["spec", "template", "spec"]
      }
    }
  }

  /// What an admission request wants to do with it.
  public enum Operation: String, Sendable, Hashable {
    case create = "CREATE"
    case update = "UPDATE"
    case delete = "DELETE"
    case connect = "CONNECT"
  }

  /// The object that this one was made for.
  public struct Owner: Sendable, Hashable {
    public let kind: String
    public let name: String
    public let uid: String?
  }

  public let kind: Kind
  /// Nil where the manifest has none: that of the command which applies it.
  public let namespace: String?
  /// The name, or what the server makes one of; nil where there is neither.
  public let name: String?
  public let uid: String?
  public let owners: [Owner]
  /// Nil where the manifest does not say.
  public let replicas: Int?
  /// Containers, then init containers, then ephemeral containers.
  public let containers: [Container]
  public let position: SourcePosition
  /// Nil where the manifest is no admission request.
  public let operation: Operation?
  /// The images that the object has now, where the manifest is a request to update it.
  public let imagesBefore: [String]

  /// `Deployment shop/web`, the namespace where there is one.
  public var title: String {
    let name = name ?? "(no name)"
    return "\(kind.rawValue) \(namespace.map { "\($0)/" } ?? "")\(name)"
  }
}

/// One container of a workload.
public struct Container: Sendable, Hashable {
  /// The lists of a pod, by their names there.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    case container = "containers"
    case initContainer = "initContainers"
    case ephemeralContainer = "ephemeralContainers"
  }

  public let role: Role
  /// Its place in its list, from 0.
  public let index: Int
  public let name: String?
  /// As written; nil where there is none, or where it is no string.
  public let image: String?
  /// Where the image stands; the container where it has none.
  public let position: SourcePosition

  /// `container app`, `init container 2`.
  public var title: String {
    let role =
      switch role {
      case .container: "container"
      case .initContainer: "init container"
      case .ephemeralContainer: "ephemeral container"
      }
    return "\(role) \(name ?? String(index + 1))"
  }
}
