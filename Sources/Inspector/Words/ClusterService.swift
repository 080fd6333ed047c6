/// A service of a Kubernetes cluster, told by the name under which pods reach it.
///
/// `notary.acme.svc`, `notary.acme.svc.cluster.local` and `notary` (Kubernetes, "DNS for Services and
/// Pods"); a name of one label is looked up in the pod's own namespace.
struct ClusterService: Hashable {
  let name: String
  /// Nil where the name does not tell it.
  let namespace: String?
  /// The host as it was asked for.
  let host: String
  let port: Int

  /// Nil for a host that is no service of a cluster, as far as its name tells.
  ///
  /// - Parameter url: of the server or of a document there.
  init?(url: String) {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let authority = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let host = parts.first?.lowercased() else { return nil }
    let isPlain = url[..<scheme.lowerBound].lowercased() == "http"
    guard let port = parts.count == 2 ? Int(parts[1]) : isPlain ? 80 : 443 else { return nil }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard labels.allSatisfy(Self.isLabel), let name = labels.first else { return nil }
    switch labels.count {
    case 1 where name != "localhost": namespace = nil
    case 3... where labels[2] == "svc": namespace = labels[1]
    default: return nil
    }
    self.name = name
    self.host = host
    self.port = port
  }

  /// A label of a host's name, so that it can stand in a command as it is.
  private static func isLabel(_ text: String) -> Bool {
    !text.isEmpty && text.first != "-"
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
      }
  }

  /// A port of this machine that needs no rights.
  private var localPort: Int { port < 1_024 ? port + 8_000 : port }

  /// How to reach it from this machine.
  var remedy: Remedy {
    let place = namespace.map { "-n \($0) " } ?? ""
    let hint =
      namespace == nil
      ? " (in another namespace than kubectl's own, with -n NAMESPACE)" : ""
    return Remedy(
      "reach the cluster's service from here, by kubectl and --connect-to\(hint)",
      lines: [
        "kubectl port-forward \(place)svc/\(name) \(localPort):\(port)",
        "--connect-to \(host):\(port):127.0.0.1:\(localPort)",
      ])
  }
}
