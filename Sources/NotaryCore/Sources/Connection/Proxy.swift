/// A proxy for requests. No description of it shows its credentials.
public struct Proxy: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// As the user wrote it: possibly with a user and a password.
  let url: String

  /// With its scheme, which is http where none is written, and with `***` for credentials.
  public var description: String {
    let scheme = url.firstRange(of: "://").map { url[..<$0.lowerBound] } ?? "http"
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let end = authority.lastIndex(of: "@") else { return "\(scheme)://\(authority)" }
    return "\(scheme)://***@\(authority[authority.index(after: end)...])"
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// Whether the connection to the proxy itself is TLS.
  var isEncrypted: Bool { url.lowercased().hasPrefix("https://") }
}

/// Which proxy is asked for which server, as the environment says.
///
/// Read as libcurl reads it (libcurl-env(3)): `http_proxy` in lower case alone, `https_proxy`,
/// `all_proxy` and `no_proxy` in lower case first, then in upper case. Go's programs (`net/http`,
/// `ProxyFromEnvironment`) read `HTTP_PROXY` too, the upper case first, and know no `all_proxy`.
public struct ProxySettings: Hashable, Sendable {
  private let http: Proxy?
  private let https: Proxy?
  private let all: Proxy?
  private let exceptions: ProxyExceptions

  /// No proxy at all.
  public static let none = ProxySettings { _ in nil }

  /// - Parameter environment: a variable's value; nil where it is not set or empty.
  public init(environment: (String) -> String?) {
    func proxy(_ names: String...) -> Proxy? {
      names.lazy.compactMap(environment).first.map(Proxy.init)
    }
    http = proxy("http_proxy")
    https = proxy("https_proxy", "HTTPS_PROXY")
    all = proxy("all_proxy", "ALL_PROXY")
    exceptions = ProxyExceptions(environment("no_proxy") ?? environment("NO_PROXY") ?? "")
  }

  /// The proxy for a URL. This machine is never asked through one, as in Go.
  func proxy(for url: HTTPURL) -> Proxy? {
    guard !url.isLoopback, !exceptions.contain(url.host) else { return nil }
    return (url.scheme == .https ? https : http) ?? all
  }
}
