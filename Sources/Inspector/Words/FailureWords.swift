public import NotaryCore

/// Why a source gave no answer, in one sentence. Never holds a secret: sources do not put any in.
extension TrustFailure {
  public var message: String {
    switch self {
    case .nameNotResolved(let host): "the name \(shown(host)) has no address"
    case .connectionRefused(let detail): "no connection: \(shown(detail))"
    case .proxy(let failure): failure.message
    case .certificate(let failure): failure.message
    case .tls(let failure): failure.message
    case .needsTLS: "the port speaks TLS, and was asked in plain http"
    case .timedOut(let phase, let seconds): "timed out after \(Int(seconds)) s while \(phase)"
    case .unauthorized(let detail): "the server refuses these credentials (401): \(shown(detail))"
    case .credentials(let problem):
      "the server asks for credentials, and \(problem.message)"
    case .forbidden(let detail): "the server refuses access (403): \(shown(detail))"
    case .tooManyRequests(nil): "the server asks to slow down (429)"
    case .tooManyRequests(let seconds?):
      "the server asks to slow down (429), and to be asked again after \(seconds) s"
    case .status(let status): "the server answered with status \(status)"
    case .interrupted(let interruption): interruption.message
    case .protocolError(let detail): "the answer is not usable: \(shown(detail))"
    case .redirectRefused(let detail): "a redirect was not followed: \(shown(detail))"
    case .unreadable(let detail): "cannot be read: \(shown(detail))"
    case .cancelled: "cancelled"
    case .tokenService(let origin, let failure):
      "token service \(shown(origin)): \(failure.message)"
    case .recorded(let failure): "could not be asked when this was saved: \(failure.message)"
    case .archive(let gap): gap.message
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .nameNotResolved: "check --server and this machine's DNS; a pod may resolve other names"
    case .connectionRefused: "check --server, its port, and the way there from this machine"
    case .proxy(let failure): failure.remedy
    case .certificate(let failure): failure.remedy
    case .tls(let failure): failure.remedy
    case .needsTLS: "ask with https:// instead"
    case .timedOut: "try again, or give it longer with --timeout SECONDS"
    case .unauthorized: "give credentials with --user NAME and --password-stdin, or docker login"
    case .credentials(let problem): problem.remedy
    case .forbidden: "use an account that may read this repository"
    case .tooManyRequests(nil): "wait, then try again"
    case .tooManyRequests(let seconds?): "try again after \(seconds) s"
    case .status: "look at the server's log"
    case .interrupted: "try again; then look at the server's log, and at proxies on the way"
    case .protocolError: "check that --server is a Notary server"
    case .redirectRefused: "give the address that it leads to with --server"
    case .unreadable: "check the path and its permissions"
    case .cancelled: "start it again"
    case .tokenService(_, let failure): failure.remedy
    case .recorded: "save it again when the server can be asked"
    case .archive(let gap): gap.remedy
    }
  }

  private func shown(_ text: String) -> String { VisibleText.of(text, limit: 300) }
}
