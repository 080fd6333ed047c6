/// Failures as an index keeps them: what happened, and never a secret.
///
/// What this machine could not find to sign in with is kept without its details, which may repeat
/// what a helper program said.
extension TrustFailure {
  private enum Kind: String {
    case nameNotResolved = "name-not-resolved"
    case notReachable = "not-reachable"
    case proxy, certificate, tls
    case needsTLS = "needs-tls"
    case timedOut = "timed-out"
    case unauthorized, credentials, forbidden
    case tooManyRequests = "too-many-requests"
    case status, interrupted
    case protocolError = "protocol-error"
    case redirectRefused = "redirect-refused"
    case unreadable
    case tokenService = "token-service"
  }

  /// The failure as it is when it comes out of an archive: what a server answered is its answer;
  /// where it could not be asked, nobody was asked now.
  var replayed: TrustFailure {
    switch bare {
    case .unreadable: .recorded(self)
    default: isOfNetwork ? .recorded(self) : self
    }
  }

  var archived: ArchiveJSON {
    func object(_ kind: Kind, _ members: [(String, ArchiveJSON)] = []) -> ArchiveJSON {
      .object([("kind", .text(kind.rawValue))] + members)
    }
    func detail(_ kind: Kind, _ text: String) -> ArchiveJSON {
      object(kind, [("detail", .text(text.withoutUserInfo))])
    }
    return switch self {
    case .nameNotResolved(let host): object(.nameNotResolved, [("host", .text(host))])
    case .connectionRefused(let text): detail(.notReachable, text)
    case .proxy(let failure): object(.proxy, failure.archived)
    case .certificate(let failure): object(.certificate, failure.archived)
    case .tls(let failure): object(.tls, failure.archived)
    case .needsTLS(let status): object(.needsTLS, [("status", .optional(status))])
    case .timedOut(let phase, let seconds):
      object(
        .timedOut,
        [("phase", .text(phase)), ("milliseconds", .int(Int((seconds * 1_000).rounded())))])
    case .unauthorized(let text): detail(.unauthorized, text)
    case .credentials: object(.credentials)
    case .forbidden(let text): detail(.forbidden, text)
    case .tooManyRequests(let seconds):
      object(.tooManyRequests, [("retryAfter", .optional(seconds))])
    case .status(let status): object(.status, [("status", .int(status))])
    case .interrupted(let interruption): object(.interrupted, interruption.archived)
    case .protocolError(let text): detail(.protocolError, text)
    case .redirectRefused(let text): detail(.redirectRefused, text)
    case .unreadable(let text): detail(.unreadable, text)
    case .tokenService(let origin, let failure):
      object(
        .tokenService,
        [("origin", .text(origin.withoutUserInfo)), ("failure", failure.archived)])
    case .recorded(let failure): failure.archived
    // Neither is an answer, and no recorder keeps them.
    case .cancelled, .archive: detail(.unreadable, "it was not read")
    }
  }

  init(archived reading: ArchiveReading, depth: Int = 0) throws(ArchiveIndexError) {
    let kind = try reading["kind"].word(Kind.self)
    switch kind {
    case .nameNotResolved: self = .nameNotResolved(host: try reading["host"].text())
    case .notReachable: self = .connectionRefused(detail: try reading["detail"].text())
    case .proxy: self = .proxy(try ProxyFailure(archived: reading))
    case .certificate: self = .certificate(try CertificateFailure(archived: reading))
    case .tls: self = .tls(try TLSFailure(archived: reading))
    case .needsTLS: self = .needsTLS(status: try reading["status"].optionalNumber())
    case .timedOut:
      self = .timedOut(
        phase: try reading["phase"].text(),
        seconds: Double(try reading["milliseconds"].number()) / 1_000)
    case .unauthorized: self = .unauthorized(detail: try reading["detail"].text())
    case .credentials: self = .credentials(.noneWhenSaved)
    case .forbidden: self = .forbidden(detail: try reading["detail"].text())
    case .tooManyRequests:
      self = .tooManyRequests(retryAfter: try reading["retryAfter"].optionalNumber())
    case .status: self = .status(try reading["status"].number())
    case .interrupted: self = .interrupted(try Interruption(archived: reading))
    case .protocolError: self = .protocolError(detail: try reading["detail"].text())
    case .redirectRefused: self = .redirectRefused(detail: try reading["detail"].text())
    case .unreadable: self = .unreadable(detail: try reading["detail"].text())
    case .tokenService:
      // One service stands behind a server, not a chain of them.
      guard depth == 0 else { throw reading["kind"].failure(.value(kind.rawValue)) }
      self = .tokenService(
        origin: try reading["origin"].text(),
        try TrustFailure(archived: reading["failure"], depth: 1))
    }
  }
}

extension ArchiveReading {
  func optionalText() throws(ArchiveIndexError) -> String? {
    guard let present = ifPresent else { return nil }
    return try present.text()
  }

  func optionalNumber() throws(ArchiveIndexError) -> Int? {
    guard let present = ifPresent else { return nil }
    return try present.number()
  }

  func texts() throws(ArchiveIndexError) -> [String] {
    var texts: [String] = []
    for element in try elements() { texts.append(try element.text()) }
    return texts
  }
}
