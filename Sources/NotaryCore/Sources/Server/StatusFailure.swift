/// What a status other than 200, 401, 403 and 404 means.
struct StatusFailure {
  let status: Int
  /// By lower-case name.
  let headers: [String: String]
  /// The first bytes of the answer.
  let body: [UInt8]
  let url: HTTPURL
  let options: TransferOptions

  var failure: TrustFailure {
    switch status {
    case 429: .tooManyRequests(retryAfter: RetryAfter(headers["retry-after"])?.seconds)
    case 400 where isAskedPlainly: .needsTLS(status: status)
    case 407:
      // Only a proxy asks for such credentials; where there is none, it is the server's own oddity.
      options.proxy(for: url).map { .proxy(ProxyFailure(.status(407), proxy: $0.description)) }
        ?? .status(status)
    default: .status(status)
    }
  }

  /// Whether the server says that it was asked in plain http and speaks TLS, as Go's, nginx and
  /// Apache do.
  private var isAskedPlainly: Bool {
    guard url.scheme == .http else { return false }
    let text = String(decoding: body.prefix(4 << 10), as: UTF8.self).lowercased()
    return [
      "sent an http request to an https server", "plain http request was sent to https port",
      "speaking plain http to an ssl-enabled server port",
    ].contains { text.firstRange(of: $0) != nil }
  }
}

/// For how long a server wants not to be asked (RFC 9110, 10.2.3).
struct RetryAfter: Hashable, Sendable {
  /// More than none and at most a day.
  let seconds: Int

  private static let limit = 86_400

  /// Reads seconds or a date; nil for anything else, and for what is over.
  init?(_ value: String?, at moment: Instant = .now) {
    guard let value, value.utf8.count <= 64 else { return nil }
    let seconds: Int64
    if let date = Instant(httpDate: value) {
      seconds = date.seconds - moment.seconds
    } else if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      seconds = Int64(value) ?? .max
    } else {
      return nil
    }
    guard seconds > 0 else { return nil }
    self.seconds = Int(min(seconds, Int64(Self.limit)))
  }
}

/// Keeps a server from being asked while it wants to be left alone.
actor Pause {
  private var end: ContinuousClock.Instant?
  private var wish: Int?

  /// The seconds that the server named, while they are not over.
  var running: Int? { end.map { $0 > .now } == true ? wish : nil }

  func begin(seconds: Int) {
    end = .now + .seconds(seconds)
    wish = seconds
  }
}
