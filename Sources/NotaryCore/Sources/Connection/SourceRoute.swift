/// What is special about the way to a server.
public struct SourceRoute: Hashable, Sendable {
  /// The server's certificate is not checked, so that anybody may have answered.
  public var isUnchecked = false
  /// The `host:port` to which connections really go, where ``ConnectTo`` says so.
  public var address: String?
  /// The proxy that is asked, without its credentials.
  public var proxy: String?

  public init() {}

  init(to url: HTTPURL, by options: TransferOptions) {
    isUnchecked = url.scheme == .https && !options.checksCertificates
    address = options.connectTo(for: url)?.target(for: url)
    proxy = options.proxy(for: url)?.description
  }
}
