import NotaryCore
import PolicyEditor

/// What Connaisseur 3.9 says of a server's answer, and of a server that cannot be reached.
struct GoServer {
  /// The validator's host as a URL: https unless it says otherwise.
  let url: String
  let gun: GUN
  let authentication: Authentication?
  /// Nil where nobody asks for credentials, as in a folder.
  let signIn: GoSignIn.Outcome?

  /// The server that is asked where a validator names none.
  private static let defaultHost = "notary.docker.io"

  init(_ validator: NotaryValidator, gun: GUN, record: AuthenticationRecord? = nil) {
    let host = validator.host.flatMap { $0.isEmpty ? nil : $0 } ?? Self.defaultHost
    let lower = host.lowercased()
    let hasScheme = lower.hasPrefix("http://") || lower.hasPrefix("https://")
    url = hasScheme ? host : "https://\(host)"
    self.gun = gun
    authentication = validator.authentication
    signIn = record.map {
      GoSignIn(record: $0, gun: gun, authentication: validator.authentication).outcome
    }
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

  func fetched(_ role: RoleName, _ document: FetchedDocument?) -> Fetched {
    guard let document else {
      return .unknown(fact: "\(role) was not asked for", said: nil)
    }
    let answer = document.answer
    if let difference = difference(role, answer) { return difference }
    switch answer.outcome {
    case .missing: return .refused("404 Not Found")
    case .tooLarge: return .unknown(fact: "\(role) is too large to be read here", said: nil)
    case .failed(let failure): return fetched(role, failure)
    case .document(let bytes):
      switch document.asGo(bytes) {
      case .success(let document): return .document(document)
      case .failure(let failure): return .malformed(failure)
      }
    }
  }

  /// What this Connaisseur meets where it is not what this program met, which signs in otherwise.
  private func difference(_ role: RoleName, _ answer: TrustAnswer) -> Fetched? {
    switch signIn {
    case .ends, nil: return nil
    case .open(let root):
      if role == .root, root.outcome == .status(200) { return nil }
      return answer.isAuthorized || answer.isUnauthorized ? .refused("401 Unauthorized") : nil
    case .signed(let root):
      switch root.outcome {
      case .status(200):
        let fact = "it can read \(role), by a way that is not taken here"
        return answer.isUnauthorized ? .unknown(fact: fact, said: nil) : nil
      case .status(let status) where status == 401 || status == 403:
        return .refused(GoWords.statusLine(status))
      case .status(let status):
        return role == .root ? .refused(GoWords.statusLine(status)) : nil
      case .failed(let failure): return role == .root ? fetched(role, failure) : nil
      }
    }
  }

  private func fetched(_ role: RoleName, _ failure: TrustFailure) -> Fetched {
    switch failure.bare {
    case .unauthorized:
      switch authentication {
      case .secret(let name):
        return .unknown(fact: "needs secret \(name)", said: acquiring(role, "401 Unauthorized"))
      case .inline, .keychain, .incomplete, .unused, .unusable, nil:
        return .refused("401 Unauthorized")
      }
    case .forbidden: return .refused("403 Forbidden")
    case .tooManyRequests: return .refused("429 Too Many Requests")
    case .status(let status), .needsTLS(let status?):
      return .refused(GoWords.statusLine(status))
    default: return .unknown(fact: failure.message, said: said(role, failure))
    }
  }

  /// `error acquiring trust data R: error acquiring trust data R: 404 Not Found`.
  func acquiring(_ role: RoleName, _ status: String) -> String {
    "error downloading trust data: error acquiring trust data \(role): "
      + "error acquiring trust data \(role): \(status)"
  }

  /// `error acquiring trust data R: error doing request trust data R: Get "U": <error>`.
  func requesting(_ role: RoleName, _ error: String) -> String {
    "error downloading trust data: error acquiring trust data \(role): "
      + "error doing request trust data \(role): Get \"\(documentURL(role))\": \(error)"
  }

  /// What is said where `/v2/` gives no answer. What the network says is the cluster's own, so only
  /// the beginning can be relied on.
  func pinging(_ failure: TrustFailure) -> String? {
    GoWords.connection(failure).map {
      "error creating notary client: error pinging notary server: Get \"\(url)/v2/\": \($0)"
    }
  }

  private func said(_ role: RoleName, _ failure: TrustFailure) -> String? {
    if case .timedOut(let phase, _) = failure.bare, phase != "connecting" {
      return requesting(
        role, "net/http: request canceled (Client.Timeout exceeded while awaiting headers)")
    }
    if case .interrupted(let interruption) = failure.bare, interruption.received != nil {
      return "error downloading trust data: error acquiring trust data \(role): "
        + "error reading trust data \(role): \(interruption.wasReset ? "" : "unexpected EOF")"
    }
    return pinging(failure)
  }

  private func documentURL(_ role: RoleName) -> String {
    "\(url)/v2/\(gun)/_trust/tuf/\(role).json"
  }
}
