/// Why TLS was not agreed upon, before any certificate was judged.
public struct TLSFailure: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// What came is not TLS: the port speaks something else, such as plain http.
    case notTLS
    /// Client and server have no version of TLS in common.
    case version
    /// The server refused with an alert of this number (RFC 8446, 6).
    case alert(Int)
    /// The server closed the connection before TLS stood.
    case closed
    case other
  }

  public let reason: Reason
  /// What the library says.
  public let detail: String

  public init(_ reason: Reason, detail: String = "") {
    self.reason = reason
    self.detail = detail
  }
}

/// Why there is no way through a proxy. It never holds the proxy's credentials.
public struct ProxyFailure: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// The proxy's name has no address.
    case nameNotResolved
    /// Nothing listens there, or it is not reachable.
    case refused(detail: String)
    /// Its own answer, such as 407 where it asks for credentials.
    case status(Int)
    case other(detail: String)
  }

  /// As ``Proxy`` describes itself.
  public let proxy: String
  public let reason: Reason

  public init(_ reason: Reason, proxy: String) {
    self.reason = reason
    self.proxy = proxy
  }
}

/// How a connection ended too early.
public struct Interruption: Hashable, Sendable {
  /// It was reset, not closed.
  public let wasReset: Bool
  /// How many bytes of the body had come; nil if not even a status had.
  public let received: Int?
  /// How many the server had announced, where it did.
  public let announced: Int?

  public init(wasReset: Bool, received: Int? = nil, announced: Int? = nil) {
    self.wasReset = wasReset
    self.received = received
    self.announced = announced
  }
}
