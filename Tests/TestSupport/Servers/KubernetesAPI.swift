import Foundation

/// As much of a Kubernetes API server, over TLS, as kubectl needs for reading objects.
public final class KubernetesAPI: Sendable {
  /// What is answered for an object or a list.
  public enum Answer: Sendable {
    /// This JSON.
    case object(String)
    /// The account may not read it.
    case forbidden
    /// These bytes, whatever they are.
    case raw(String)
    /// Nothing, and no end of it.
    case silence
  }

  /// The name of the one context in ``kubeconfig``.
  public static let context = "prod"
  /// With what kubectl signs in here.
  public static let token = "kubectl-marked-token"

  private let server: FakeServer
  private let folder: TemporaryFolder
  /// kubectl reads the authority's file for as long as there is a server.
  private let certificates: ServerCertificates

  /// - Parameter answers: by the path of the API, such as `/api/v1/namespaces/a/secrets/b`.
  public init(_ answers: [String: Answer]) throws {
    certificates = try ServerCertificates(for: "IP:127.0.0.1")
    server = try FakeServer(certificates: certificates) { request in
      let path = String(request.target.prefix { $0 != "?" })
      guard request.headers["authorization"] == "Bearer \(Self.token)" else {
        return Self.status(401, "Unauthorized", "Unauthorized")
      }
      if let discovery = Self.discovery[path] { return Self.json(200, discovery) }
      switch answers[path] {
      case .object(let json): return Self.json(200, json)
      case .raw(let text): return Self.json(200, text)
      case .silence: return .stall("")
      case .forbidden:
        return Self.status(403, "Forbidden", "\(path) is forbidden: User \"alice\" cannot read it")
      case nil: return Self.status(404, "NotFound", "\(path) not found")
      }
    }
    folder = try TemporaryFolder()
    try folder.write(Self.kubeconfig(server.url, certificates.authorityPath), to: "config")
  }

  /// The file that tells kubectl of this server.
  public var kubeconfig: String { "\(folder.path)/config" }

  /// The paths that were asked for, without those of the discovery.
  public var paths: [String] {
    server.requests.map { String($0.target.prefix { $0 != "?" }) }
      .filter { Self.discovery[$0] == nil }
  }

  private static func kubeconfig(_ url: String, _ authority: String) -> String {
    """
    apiVersion: v1
    kind: Config
    clusters:
    - name: here
      cluster: {server: "\(url)", certificate-authority: "\(authority)"}
    contexts:
    - name: \(context)
      context: {cluster: here, user: alice}
    - name: staging
      context: {cluster: nowhere, user: alice}
    users:
    - name: alice
      user: {token: \(token)}
    current-context: \(context)
    """
  }

  private static func json(_ status: Int, _ body: String) -> FakeServer.Reply {
    .answer(status: status, headers: [("Content-Type", "application/json")], body: body)
  }

  private static func status(_ code: Int, _ reason: String, _ message: String) -> FakeServer.Reply {
    json(
      code,
      """
      {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"\(reason)","code":\(code),
      "message":\(quoted(message))}
      """)
  }

  /// A text as JSON writes it.
  public static func quoted(_ text: String) -> String {
    let bytes = (try? JSONEncoder().encode(text)) ?? Data()
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let discovery = [
    "/version": #"{"major":"1","minor":"32","gitVersion":"v1.32.0"}"#,
    "/api": #"{"kind":"APIVersions","versions":["v1"]}"#,
    "/apis": """
    {"kind":"APIGroupList","apiVersion":"v1","groups":[\(group("apps")),\(group("batch"))]}
    """,
    "/api/v1": """
    {"kind":"APIResourceList","groupVersion":"v1","resources":[
    \(resource("configmaps", "ConfigMap")),\(resource("secrets", "Secret")),
    \(resource("pods", "Pod")),\(resource("replicationcontrollers", "ReplicationController")),
    \(resource("namespaces", "Namespace", isNamespaced: false))]}
    """,
    "/apis/apps/v1": """
    {"kind":"APIResourceList","groupVersion":"apps/v1","resources":[
    \(resource("deployments", "Deployment")),\(resource("replicasets", "ReplicaSet")),
    \(resource("daemonsets", "DaemonSet")),\(resource("statefulsets", "StatefulSet"))]}
    """,
    "/apis/batch/v1": """
    {"kind":"APIResourceList","groupVersion":"batch/v1","resources":[
    \(resource("jobs", "Job")),\(resource("cronjobs", "CronJob"))]}
    """,
  ]

  private static func group(_ name: String) -> String {
    """
    {"name":"\(name)","versions":[{"groupVersion":"\(name)/v1","version":"v1"}],
    "preferredVersion":{"groupVersion":"\(name)/v1","version":"v1"}}
    """
  }

  private static func resource(
    _ name: String, _ kind: String, isNamespaced: Bool = true
  ) -> String {
    #"{"name":"\#(name)","namespaced":\#(isNamespaced),"kind":"\#(kind)","verbs":["get","list"]}"#
  }
}
