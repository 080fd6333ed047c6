public import NotaryCore

/// The closed list of ways in which a source gives no usable answer. Codes are stable;
/// `docs/failures.md` says what is shown for each, and what to do.
public enum FailureCode: String, Sendable, Hashable, CaseIterable {
  // MARK: The way to the server
  case nameNotResolved = "name-not-resolved"
  case notReachable = "not-reachable"
  case timedOut = "timed-out"
  case interrupted
  case proxyNotReachable = "proxy-not-reachable"
  case proxyRefuses = "proxy-refuses"

  // MARK: TLS
  case certificateUnknown = "certificate-unknown"
  case certificateSelfSigned = "certificate-self-signed"
  case certificateExpired = "certificate-expired"
  case certificateNotYetValid = "certificate-not-yet-valid"
  case certificateForAnotherName = "certificate-for-another-name"
  case certificateNotUsable = "certificate-not-usable"
  case authoritiesNotUsable = "authorities-not-usable"
  case notTLS = "not-tls"
  case needsTLS = "needs-tls"
  case tlsRefused = "tls-refused"

  // MARK: Its answer
  case unauthorized
  case credentials
  case forbidden
  case tooManyRequests = "too-many-requests"
  case status
  case protocolError = "protocol-error"
  case redirectRefused = "redirect-refused"

  // MARK: Archives
  case notArchived = "not-archived"
  case archiveChanged = "archive-changed"

  // MARK: This machine
  case unreadable
  case cancelled
}

extension TrustFailure {
  public var code: FailureCode {
    switch bare {
    case .nameNotResolved: .nameNotResolved
    case .connectionRefused: .notReachable
    case .proxy(let failure): failure.code
    case .certificate(let failure): failure.code
    case .tls(let failure): failure.reason == .notTLS ? .notTLS : .tlsRefused
    case .needsTLS: .needsTLS
    case .timedOut: .timedOut
    case .unauthorized: .unauthorized
    case .credentials: .credentials
    case .forbidden: .forbidden
    case .tooManyRequests: .tooManyRequests
    case .status: .status
    case .interrupted: .interrupted
    case .protocolError: .protocolError
    case .redirectRefused: .redirectRefused
    case .archive(.changed), .archive(.lost): .archiveChanged
    case .archive: .notArchived
    case .unreadable, .tokenService, .recorded: .unreadable
    case .cancelled: .cancelled
    }
  }
}

extension ProxyFailure {
  fileprivate var code: FailureCode {
    switch reason {
    case .nameNotResolved, .refused: .proxyNotReachable
    case .status, .other: .proxyRefuses
    }
  }
}

extension CertificateFailure {
  fileprivate var code: FailureCode {
    switch reason {
    case .unknownAuthority, .untrustedRoot: .certificateUnknown
    case .selfSigned: .certificateSelfSigned
    case .expired: .certificateExpired
    case .notYetValid: .certificateNotYetValid
    case .otherName: .certificateForAnotherName
    case .unusableAuthorities: .authoritiesNotUsable
    case .other: .certificateNotUsable
    }
  }
}
