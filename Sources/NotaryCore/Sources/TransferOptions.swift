/// How transfers from servers are done and bounded.
public struct TransferOptions: Sendable {
  /// The most seconds until a connection stands, TLS included.
  public var connectTimeout: Double
  /// The most seconds for one request and its answer.
  public var totalTimeout: Double
  /// The most seconds in which nothing comes; whole seconds count.
  public var stallTimeout: Double
  /// The certificates that replace the system's roots; nil for the system's.
  public var certificateAuthorities: CertificateAuthorities?
  /// Where the system's roots are.
  public var systemRoots = SystemRoots.standard
  /// Whether a server must prove who it is. Where it need not, nothing that it serves is ever called
  /// verified, and it gets no credentials.
  public var checksCertificates = true
  /// Other addresses for hosts; the first that applies counts.
  public var otherAddresses: [ConnectTo] = []
  /// Which proxies are asked.
  public var proxies = ProxySettings.none
  /// Whether passwords and tokens may go where others can get at them: to other machines over plain
  /// http, and to servers that need not prove who they are.
  public var sendsSecretsInTheClear = false
  /// What the program calls itself, such as `tastevin/1.0`.
  public var userAgent: String

  public init(
    connectTimeout: Double = 10, totalTimeout: Double = 60, stallTimeout: Double = 15,
    certificateAuthorities: CertificateAuthorities? = nil, userAgent: String = "tastevin"
  ) {
    self.connectTimeout = connectTimeout
    self.totalTimeout = totalTimeout
    self.stallTimeout = stallTimeout
    self.certificateAuthorities = certificateAuthorities
    self.userAgent = userAgent
  }

  func connectTo(for url: HTTPURL) -> ConnectTo? {
    otherAddresses.first { $0.applies(to: url) }
  }

  /// The proxy for a URL; none where the connection goes to this machine.
  func proxy(for url: HTTPURL) -> Proxy? {
    if let other = connectTo(for: url), other.isLoopback(for: url) { return nil }
    return proxies.proxy(for: url)
  }
}
