/// Where credentials come from.
///
/// A source is asked only when a server asks who one is, so that nobody is disturbed for a server that
/// lets everybody in, and once for all requests that wait for the answer.
public protocol CredentialSource: Sendable {
  /// What to sign in with at a server; nil signs in with nothing. Cancelling the task gives up.
  func credential(
    for server: ServerOrigin
  ) async -> Result<RegistryCredential?, CredentialProblem>
}

/// A server as credentials are kept for it: a scheme, a host and a port.
public struct ServerOrigin: Hashable, Sendable, CustomStringConvertible {
  let url: HTTPURL

  init(of url: HTTPURL) {
    var url = url
    url.path = "/"
    url.query = nil
    self.url = url
  }

  /// Such as `https://notary.acme.io:4443`, without a path.
  public var description: String { url.origin }

  /// The host with its port where it is not the scheme's own, as Docker's config names it.
  public var host: String { String(url.origin.dropFirst(url.scheme.rawValue.count + 3)) }

  /// The host with its port, also where that is the scheme's own.
  public var hostAndPort: String { "\(url.host):\(url.port)" }

  /// Whether what is sent there can be read on the way.
  public var isPlainOverNetwork: Bool { url.isPlainOverNetwork }
}

/// The same credential for whoever asks, or none.
public struct FixedCredential: CredentialSource {
  private let credential: RegistryCredential?

  public init(_ credential: RegistryCredential?) { self.credential = credential }

  public func credential(
    for server: ServerOrigin
  ) async -> Result<RegistryCredential?, CredentialProblem> { .success(credential) }
}
