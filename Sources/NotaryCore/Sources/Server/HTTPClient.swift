/// Sends requests and follows redirects by this project's rules.
struct HTTPClient: Sendable {
  let options: TransferOptions
  let recorder: AuthenticationRecorder

  /// The most redirects of one request.
  static let redirectLimit = 5

  /// The answer to a GET request; see ``send(_:_:accept:authorization:limit:)``.
  func get(
    _ url: HTTPURL, authorization: Authorization?, limit: Int
  ) async throws(TransferError) -> (response: HTTPResponse, from: HTTPURL) {
    try await send(.get, url, accept: [], authorization: authorization, limit: limit)
  }

  /// The answer that is not a redirect, and who gave it.
  ///
  /// Redirects are followed over http and https, never from https to http, and whoever is another
  /// scheme, host or port than the one before gets no credentials, nor does anyone after it.
  func send(
    _ method: HTTPMethod, _ url: HTTPURL, accept: [String], authorization: Authorization?,
    limit: Int
  ) async throws(TransferError) -> (response: HTTPResponse, from: HTTPURL) {
    var url = url
    var authorization = authorization
    for hop in 0...Self.redirectLimit {
      let response = try await transfer(
        HTTPRequest(
          method: method, url: url, accept: accept, authorization: authorization, limit: limit,
          options: options), isRedirected: hop > 0)
      guard response.isRedirect, let location = response.location else { return (response, url) }
      let next = try Self.next(from: url, to: location)
      if next.origin != url.origin { authorization = nil }
      url = next
    }
    throw Self.refused("more than \(Self.redirectLimit) redirects")
  }

  /// The answer to a form, which has a secret in it and so follows no redirect.
  func post(
    _ form: HTTPForm, to url: HTTPURL, limit: Int
  ) async throws(TransferError) -> HTTPResponse {
    let response = try await transfer(
      HTTPRequest(url: url, form: form, authorization: nil, limit: limit, options: options),
      isRedirected: false)
    guard !response.isRedirect else {
      throw Self.refused("of a request that carries a token")
    }
    return response
  }

  private func transfer(
    _ request: HTTPRequest, isRedirected: Bool
  ) async throws(TransferError) -> HTTPResponse {
    do throws(TransferError) {
      let response = try await TransferEngine.send(request)
      recorder.record(request, isRedirected: isRedirected, .success(response))
      return response
    } catch {
      recorder.record(request, isRedirected: isRedirected, .failure(error))
      throw error
    }
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
