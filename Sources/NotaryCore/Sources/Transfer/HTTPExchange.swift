/// What is asked for.
public enum HTTPMethod: String, Hashable, Sendable {
  case get = "GET"
  /// The answer's header lines alone.
  case head = "HEAD"
}

/// One request as it goes over the wire.
struct HTTPRequest: Sendable {
  var method = HTTPMethod.get
  let url: HTTPURL
  /// The media types that are welcome; none takes any.
  var accept: [String] = []
  /// A form in place of a method's empty body, which makes it a POST: a secret.
  var form: HTTPForm?
  /// The value of the `Authorization` header: a secret.
  let authorization: Authorization?
  /// The most bytes of a good answer.
  let limit: Int
  let options: TransferOptions
  /// Whether the answer tells the certificates that the server showed, on a connection of its own.
  var showsChain = false
}

/// One answer of a server, whatever its status.
struct HTTPResponse: Sendable {
  var status: Int
  /// The value of `Location`.
  var location: String?
  /// All header lines by their lower-case names; of a name that comes twice, the first.
  var headers: [String: String] = [:]
  /// The moment at which the server answered, by its own clock.
  var date: Instant?
  /// By how many seconds `Date` is ahead of the moment at which it came.
  var clockDifference: Int64?
  /// The values of `WWW-Authenticate`, in their order.
  var challenges: [String] = []
  /// The bytes of a 200; of other answers only the first ones.
  var body: [UInt8] = []
  /// The certificates, where they were to be shown and there are any.
  var chain: ServerChain?

  var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) }
}

/// Why a request has no answer.
public enum TransferError: Error, Hashable, Sendable {
  case failed(TrustFailure)
  /// The answer is larger than the limit; what the server says it is, where it does.
  case tooLarge(size: Int?)
}
