/// Sends GET requests and follows redirects by this project's rules.
struct HTTPClient: Sendable {
  let options: TransferOptions

  /// The most redirects of one request.
  static let redirectLimit = 5

  /// The answer that is not a redirect, and who gave it.
  ///
  /// Redirects are followed over http and https, never from https to http, and whoever is another
  /// scheme, host or port than the one before gets no credentials, nor does anyone after it.
  func get(
    _ url: HTTPURL, authorization: Authorization?, limit: Int
  ) async throws(TransferError) -> (response: HTTPResponse, from: HTTPURL) {
    var url = url
    var authorization = authorization
    for _ in 0...Self.redirectLimit {
      let response = try await TransferEngine.send(
        HTTPRequest(url: url, authorization: authorization, limit: limit, options: options))
      guard [301, 302, 303, 307, 308].contains(response.status), let location = response.location
      else { return (response, url) }
      let next = try Self.next(from: url, to: location)
      if next.origin != url.origin { authorization = nil }
      url = next
    }
    throw Self.refused("more than \(Self.redirectLimit) redirects")
  }

  private static func next(
    from url: HTTPURL, to location: String
  ) throws(TransferError) -> HTTPURL {
    let next = try resolve(location, from: url)
    if url.scheme == .https, next.scheme == .http {
      throw refused("from https to \(next.origin)")
    }
    return next
  }

  private static func resolve(
    _ location: String, from url: HTTPURL
  ) throws(TransferError) -> HTTPURL {
    do throws(HTTPURL.Fault) {
      return try url.resolving(location)
    } catch {
      // The target itself may hold secrets and is not repeated.
      switch error {
      case .scheme: throw refused("to a scheme that is neither http nor https")
      case .credentials: throw refused("to a URL with credentials")
      case .fragment, .host, .port, .character: throw refused("to something that is not a URL")
      }
    }
  }

  private static func refused(_ detail: String) -> TransferError {
    .failed(.redirectRefused(detail: detail))
  }
}
