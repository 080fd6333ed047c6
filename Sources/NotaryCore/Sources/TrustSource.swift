/// Where trust data comes from: a Notary server, a folder, an archive, or memory.
///
/// A source never throws: what went wrong is part of what it answers, so that one failure never
/// hides the other documents.
public protocol TrustSource: Sendable {
  /// What kind of source this is, and where.
  var location: SourceLocation { get }

  /// What the source is for one repository: a trust folder may hold some as a server serves them
  /// and others as Docker keeps them.
  func location(of gun: GUN) -> SourceLocation

  /// Whether it answers without waiting for anybody, so that asking for several documents at once
  /// gains nothing.
  var answersAtOnce: Bool { get }

  /// This source as one load asks it for the documents of one repository: what is the same for all of
  /// them is found out once.
  func opened(for gun: GUN) -> any TrustSource

  /// Asks for one document. Cancelling the task ends a transfer that is under way.
  func answer(_ request: TrustRequest) async -> TrustAnswer

  /// How it lets the readers of a repository in; nil for a source that lets everybody in, such as a
  /// folder. A server is asked anew.
  func authentication(for gun: GUN) async -> AuthenticationRecord?

  /// How signing in has gone so far; nil for a source where nobody signs in.
  func authenticationTrace() -> AuthenticationTrace?

  /// What a server says of itself, asked anew; nil for a source that is no server.
  func server() async -> ServerRecord?
}

extension TrustSource {
  public func location(of gun: GUN) -> SourceLocation { location }

  public var answersAtOnce: Bool { false }

  public func opened(for gun: GUN) -> any TrustSource { self }

  public func authentication(for gun: GUN) async -> AuthenticationRecord? { nil }

  public func authenticationTrace() -> AuthenticationTrace? { nil }

  public func server() async -> ServerRecord? { nil }
}

/// The kind of a source and where it is, as reports name it.
public struct SourceLocation: Hashable, Sendable {
  public enum Kind: String, Sendable {
    /// A Notary server over http or https.
    case server
    /// A folder laid out as a server serves it.
    case folder
    /// Docker's own trust folder, `~/.docker/trust/tuf`.
    case docker
    /// What a server or a folder answered at another time.
    case archive
    /// Built-in or test data.
    case memory
  }

  public let kind: Kind
  /// A URL without credentials, or a path.
  public let text: String
  /// What is special about the way to a server.
  public let route: SourceRoute
  /// For an archive: when and where its answers were given.
  public let saved: Saving?

  /// What an archive tells of its answers.
  public struct Saving: Hashable, Sendable {
    public let moment: Instant
    /// The server or folder that gave them; nil for an archive as a whole, which may be of several.
    public let from: String?

    public init(at moment: Instant, from: String?) {
      self.moment = moment
      self.from = from
    }
  }

  public init(
    kind: Kind, text: String, route: SourceRoute = SourceRoute(), saved: Saving? = nil
  ) {
    self.kind = kind
    self.text = text
    self.route = route
    self.saved = saved
  }
}

/// One document of one repository, as Notary's client would ask for it.
public struct TrustRequest: Hashable, Sendable {
  public let gun: GUN
  public let role: RoleName
  /// For an old root: its version, asked for as `<version>.root.json`.
  public let rootVersion: Int?
  /// The SHA-256 that the parent lists, asked for as `<role>.<hex>.json`; nil asks by plain name.
  public let sha256: [UInt8]?
  /// The most bytes that are read.
  public let limit: Int

  /// What Notary's client reads at most where no length is known: 100 MiB.
  public static let unknownLengthLimit = 100 << 20
  /// What Notary's client reads of a timestamp at most: 1 MiB.
  public static let timestampLimit = 1 << 20

  public init(
    gun: GUN, role: RoleName, rootVersion: Int? = nil, sha256: [UInt8]? = nil,
    limit: Int = TrustRequest.unknownLengthLimit
  ) {
    self.gun = gun
    self.role = role
    self.rootVersion = rootVersion
    self.sha256 = sha256
    self.limit = limit
  }

  /// The name after `_trust/tuf/`, as in `targets/alice.2cf2….json` or `2.root.json`.
  public var fileName: String {
    if let rootVersion { return "\(rootVersion).\(role.rawValue).json" }
    guard let sha256 else { return plainFileName }
    return "\(role.rawValue).\(Hexadecimal.text(of: sha256)).json"
  }

  /// The name without a checksum, as in `targets/alice.json`.
  public var plainFileName: String { "\(role.rawValue).json" }
}

/// What a source said to a request.
public struct TrustAnswer: Sendable, Equatable {
  public enum Outcome: Sendable, Equatable {
    /// The bytes of the document, as they came.
    case document([UInt8])
    /// The source says that there is no such document (a server's 404).
    case missing
    /// The document is larger than the request's limit; what it is said to be, where that is known.
    case tooLarge(size: Int?)
    /// No answer, or one that is neither a document nor a 404.
    case failed(TrustFailure)
  }

  public let outcome: Outcome
  /// The URL or path that was read, without credentials.
  public let origin: String
  /// The status of a server's answer.
  public let httpStatus: Int?
  /// By how many seconds the server's clock is ahead of this machine's, told by the `Date` of its
  /// answer; nil where it tells none.
  public let clockDifference: Int64?
  /// Whether the request that got this answer carried credentials or a token.
  public let isAuthorized: Bool

  public init(
    _ outcome: Outcome, origin: String, httpStatus: Int? = nil, clockDifference: Int64? = nil,
    isAuthorized: Bool = false
  ) {
    self.outcome = outcome
    self.origin = origin
    self.httpStatus = httpStatus
    self.clockDifference = clockDifference
    self.isAuthorized = isAuthorized
  }

  /// Whether the server says that it failed itself (5xx).
  public var isServerError: Bool {
    if case .failed(.status(500...)) = outcome { true } else { false }
  }

  public var bytes: [UInt8]? {
    if case .document(let bytes) = outcome { bytes } else { nil }
  }
}

/// Why a source could not answer.
public enum TrustFailure: Sendable, Hashable {
  /// The host's name has no address.
  case nameNotResolved(host: String)
  /// Nothing listens there, or it is not reachable.
  case connectionRefused(detail: String)
  /// There is no way through the proxy.
  case proxy(ProxyFailure)
  /// The server's certificate is not trusted or not for this host.
  case certificate(CertificateFailure)
  /// Another failure of TLS.
  case tls(TLSFailure)
  /// The port speaks TLS and was asked in plain http; the status with which it said so, if it did.
  case needsTLS(status: Int?)
  /// Nothing came in time. The phase is `connecting`, `waiting` or `reading`.
  case timedOut(phase: String, seconds: Double)
  /// The server asks for credentials, or refuses the ones it got (401).
  case unauthorized(detail: String)
  /// The server asks for credentials, and what to sign in with cannot be found out or is not sent.
  case credentials(CredentialProblem)
  /// The server refuses access (403).
  case forbidden(detail: String)
  /// The server asks to slow down (429), and for how many seconds where it says so.
  case tooManyRequests(retryAfter: Int?)
  /// Another status that is not 200.
  case status(Int)
  /// The connection ended before the answer did.
  case interrupted(Interruption)
  /// The answer is not what HTTP allows.
  case protocolError(detail: String)
  /// A redirect that is not followed, and why.
  case redirectRefused(detail: String)
  /// A file or folder that cannot be read.
  case unreadable(detail: String)
  /// The request was cancelled.
  case cancelled
  /// What failed is a token service that the server names.
  indirect case tokenService(origin: String, TrustFailure)
  /// It failed when an archive was saved: nobody was asked now.
  indirect case recorded(TrustFailure)
  /// An archive has no usable answer.
  case archive(ArchiveGap)

  /// What failed, whoever it was that was asked, and whenever.
  public var bare: TrustFailure {
    switch self {
    case .tokenService(_, let failure), .recorded(let failure): failure.bare
    default: self
    }
  }

  /// For how many seconds whoever was asked wants not to be asked again; nil where it does not say.
  public var retryAfter: Int? {
    if case .tooManyRequests(let seconds) = bare { seconds } else { nil }
  }

  /// Whether this machine got no usable answer over the network, so that others may get one.
  public var isOfNetwork: Bool {
    switch bare {
    case .nameNotResolved, .connectionRefused, .proxy, .certificate, .tls, .needsTLS, .timedOut,
      .interrupted, .protocolError:
      true
    default: false
    }
  }
}
