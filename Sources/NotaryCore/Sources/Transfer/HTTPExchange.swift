/// One GET request as it goes over the wire.
struct HTTPRequest: Sendable {
  let url: HTTPURL
  /// The value of the `Authorization` header: a secret.
  let authorization: Authorization?
  /// The most bytes of a good answer.
  let limit: Int
  let options: TransferOptions
}

/// One answer of a server, whatever its status.
struct HTTPResponse: Sendable {
  var status: Int
  /// The value of `Location`.
  var location: String?
  /// By how many seconds `Date` is ahead of the moment at which it came.
  var clockDifference: Int64?
  /// The values of `WWW-Authenticate`, in their order.
  var challenges: [String] = []
  /// The bytes of a 200; of other answers only the first ones.
  var body: [UInt8] = []
}

/// Why a request has no answer.
enum TransferError: Error, Equatable {
  case failed(TrustFailure)
  /// The answer is larger than the limit; what the server says it is, where it does.
  case tooLarge(size: Int?)
}
