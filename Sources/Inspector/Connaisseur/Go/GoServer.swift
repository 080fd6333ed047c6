import NotaryCore
import PolicyEditor

/// What Connaisseur 3.9 says of a server's answer, and of a server that cannot be reached.
struct GoServer {
  /// The validator's host as a URL: https unless it says otherwise.
  let url: String
  let gun: GUN
  let authentication: Authentication?

  /// The server that is asked where a validator names none.
  private static let defaultHost = "notary.docker.io"

  init(_ validator: NotaryValidator, gun: GUN) {
    let host = validator.host.flatMap { $0.isEmpty ? nil : $0 } ?? Self.defaultHost
    let lower = host.lowercased()
    let hasScheme = lower.hasPrefix("http://") || lower.hasPrefix("https://")
    url = hasScheme ? host : "https://\(host)"
    self.gun = gun
    authentication = validator.authentication
  }

  /// What came of asking for one document.
  enum Fetched {
    case document(GoDocument)
    /// A status other than 200, as HTTP writes it.
    case refused(String)
    /// A document that is refused, in the words that follow the role's name.
    case malformed(GoDocument.Failure)
    /// Nothing is known from here: why, and what Connaisseur would say if it met the same.
    case unknown(fact: String, said: String?)
  }

  func fetched(_ role: RoleName, _ answer: TrustAnswer?) -> Fetched {
    guard let answer else {
      return .unknown(fact: "\(role) was not asked for", said: nil)
    }
    switch answer.outcome {
    case .missing: return .refused("404 Not Found")
    case .tooLarge: return .unknown(fact: "\(role) is too large to be read here", said: nil)
    case .failed(let failure): return fetched(role, failure)
    case .document(let bytes):
      do throws(GoDocument.Failure) {
        return .document(try GoDocument(role: role, answer: answer, bytes: bytes))
      } catch {
        return .malformed(error)
      }
    }
  }

  private func fetched(_ role: RoleName, _ failure: TrustFailure) -> Fetched {
    switch failure {
    case .unauthorized:
      switch authentication {
      case .secret(let name):
        return .unknown(fact: "needs secret \(name)", said: acquiring(role, "401 Unauthorized"))
      case .keychain:
        return .unknown(
          fact: "needs the cluster's keychain", said: acquiring(role, "401 Unauthorized"))
      case .inline, .incomplete, nil: return .refused("401 Unauthorized")
      }
    case .forbidden: return .refused("403 Forbidden")
    case .tooManyRequests: return .refused("429 Too Many Requests")
    case .status(let status): return .refused(Self.line(status))
    default: return .unknown(fact: failure.message, said: said(role, failure))
    }
  }

  /// `error acquiring trust data R: error acquiring trust data R: 404 Not Found`.
  func acquiring(_ role: RoleName, _ status: String) -> String {
    "error downloading trust data: error acquiring trust data \(role): "
      + "error acquiring trust data \(role): \(status)"
  }

  /// What is said where there is no connection. What the network says is the cluster's own, so only
  /// the beginning can be relied on.
  private func said(_ role: RoleName, _ failure: TrustFailure) -> String? {
    let ping = "error creating notary client: error pinging notary server: Get \"\(url)/v2/\": "
    switch failure {
    case .nameNotResolved(let host): return ping + "dial tcp: lookup \(host): no such host"
    case .connectionRefused: return ping + "dial tcp: connect: connection refused"
    case .certificate, .tls: return ping + "tls: failed to verify certificate: "
    case .timedOut(let phase, _) where phase == "connecting":
      return ping + "context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
    case .timedOut:
      return "error downloading trust data: error acquiring trust data \(role): "
        + "error doing request trust data \(role): Get \"\(documentURL(role))\": "
        + "net/http: request canceled (Client.Timeout exceeded while awaiting headers)"
    case .protocolError: return ping
    default: return nil
    }
  }

  private func documentURL(_ role: RoleName) -> String {
    "\(url)/v2/\(gun)/_trust/tuf/\(role).json"
  }

  /// A status with the phrase that servers send with it (RFC 9110).
  private static func line(_ status: Int) -> String {
    let phrases = [
      204: "No Content", 301: "Moved Permanently", 302: "Found", 304: "Not Modified",
      400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable",
      410: "Gone", 500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
      503: "Service Unavailable", 504: "Gateway Timeout",
    ]
    return "\(status) \(phrases[status] ?? "")"
  }
}
