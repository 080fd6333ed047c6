import CCurl
import Glibc
import Synchronization

/// One request under way: libcurl's handle, what has come so far, and who waits for it.
///
/// Unchecked: its maker fills it in and hands it to the engine; from then on only the engine's
/// thread touches it, but for the flag of cancellation, which is atomic.
final class Transfer: @unchecked Sendable {
  typealias Result = Swift.Result<HTTPResponse, TransferError>

  /// The most bytes of header lines of one answer.
  static let headerLimit = 64 << 10
  /// The most bytes that are read of an answer that is not a 200.
  static let otherBodyLimit = 64 << 10
  /// The most challenges that are kept.
  static let challengeLimit = 16

  let request: HTTPRequest
  var continuation: CheckedContinuation<Result, Never>?

  private let cancelled = Atomic(false)
  private var handle: UnsafeMutableRawPointer?
  private var headers: UnsafeMutablePointer<curl_slist>?
  private var addresses: UnsafeMutablePointer<curl_slist>?
  private let watch = HandshakeWatch()
  private let message = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  private var response = HTTPResponse(status: 0)
  private var headerBytes = 0
  private var contentLength: Int?
  private var stop: Stop?

  /// Why this side ended the transfer.
  private enum Stop {
    case bodyTooLarge
    case headersTooLarge
    /// What comes does not begin as HTTP does; whether it begins as TLS does.
    case notHTTP(isTLS: Bool)
    /// Enough of an answer whose body does not matter.
    case enough
  }

  init(_ request: HTTPRequest) {
    self.request = request
    message.initialize(repeating: 0)
  }

  deinit {
    closeHandle()
    message.deallocate()
  }

  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  func cancel() { cancelled.store(true, ordering: .releasing) }

  /// Ends the wait. Later results are dropped.
  func finish(_ result: Result) {
    continuation?.resume(returning: result)
    continuation = nil
  }

  // MARK: Setting up

  /// Makes the handle; nil if libcurl has no memory or does not know an option.
  func makeHandle() -> UnsafeMutableRawPointer? {
    guard let easy = tv_easy_init() else { return nil }
    handle = easy
    var setup = HandleSetup(easy)
    setup.text(CURLOPT_URL, request.url.text)
    setup.check(tv_easy_set_http_only(easy))
    // The rules for redirects, credentials and limits are this project's, not libcurl's.
    setup.long(CURLOPT_FOLLOWLOCATION, 0)
    setup.long(CURLOPT_NOSIGNAL, 1)
    // What Notary's client speaks. A transfer has its connection to itself, so that ending it
    // closes the socket and one that stalls holds nothing else up.
    setup.long(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    setup.text(CURLOPT_USERAGENT, request.options.userAgent)
    // What is no HTTP is looked at here, to tell what it is.
    setup.long(CURLOPT_HTTP09_ALLOWED, 1)
    if let other = request.options.connectTo(for: request.url) {
      let (url, target) = (request.url, other.target(for: request.url))
      addresses = tv_slist_append(nil, "\(url.host):\(url.port):\(target)")
      if addresses == nil { return nil }
    }
    setup.connection(request, addresses: addresses)
    watch.begin(on: easy)
    setMethod(&setup)
    setTimeouts(&setup)
    setHeaders(&setup)
    setCallbacks(&setup)
    return setup.isGood ? easy : nil
  }

  private func setMethod(_ setup: inout HandleSetup) {
    if let form = request.form {
      setup.long(CURLOPT_POSTFIELDSIZE, form.text.utf8.count)
      setup.text(CURLOPT_COPYPOSTFIELDS, form.text)
    } else if request.method == .head {
      setup.long(CURLOPT_NOBODY, 1)
    }
  }

  private func setTimeouts(_ setup: inout HandleSetup) {
    let options = request.options
    setup.long(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(options.connectTimeout))
    setup.long(CURLOPT_TIMEOUT_MS, Self.milliseconds(options.totalTimeout))
    setup.long(CURLOPT_LOW_SPEED_LIMIT, 1)
    let stall = Self.milliseconds(options.stallTimeout)
    setup.long(CURLOPT_LOW_SPEED_TIME, (stall - 1) / 1_000 + 1)
  }

  /// Milliseconds for libcurl, which takes 0 as "without end".
  private static func milliseconds(_ seconds: Double) -> Int {
    guard seconds > 0.001 else { return 1 }
    return Int(min(seconds, 86_400) * 1_000)
  }

  private func setHeaders(_ setup: inout HandleSetup) {
    setup.long(CURLOPT_HEADEROPT, CURLHEADER_SEPARATE)
    var lines = request.accept.map { "Accept: \($0)" }
    if let authorization = request.authorization {
      lines.append("Authorization: \(authorization.headerValue)")
    }
    guard !lines.isEmpty else { return }
    for line in lines { headers = tv_slist_append(headers, line) }
    setup.list(CURLOPT_HTTPHEADER, headers)
  }

  private func setCallbacks(_ setup: inout HandleSetup) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    setup.pointer(CURLOPT_ERRORBUFFER, message.baseAddress)
    setup.pointer(CURLOPT_WRITEDATA, context)
    setup.data(CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      Transfer.receive(bytes, size, count, context) { $0.receiveBody($1) }
    }
    setup.pointer(CURLOPT_HEADERDATA, context)
    setup.long(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    setup.data(CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      Transfer.receive(bytes, size, count, context) { $0.receiveHeader($1) }
    }
  }

  /// Frees what libcurl holds; what it knew is gone.
  func closeHandle() {
    if let handle { tv_easy_cleanup(handle) }
    handle = nil
    for list in [headers, addresses] {
      if let list { tv_slist_free(list) }
    }
    headers = nil
    addresses = nil
  }

  // MARK: Receiving

  /// Hands bytes from libcurl on; any count but theirs ends the transfer.
  private static func receive(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
    _ context: UnsafeMutableRawPointer?, _ body: (Transfer, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let context else { return 0 }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let total = size * count
    if total == 0 { return 0 }
    return body(transfer, UnsafeRawBufferPointer(start: bytes, count: total)) ? total : 0
  }

  /// How a TLS server begins to answer what is not TLS: an alert, of any version 3.
  private static let alertRecord: [UInt8] = [0x15, 0x03]

  private func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    // Without a status line it is not HTTP, but for its version 0.9, which has none.
    if currentStatus == 0 {
      stop = .notHTTP(isTLS: bytes.starts(with: Self.alertRecord))
      return false
    }
    let isGood = currentStatus == 200
    let limit = isGood ? request.limit : Self.otherBodyLimit
    guard bytes.count <= limit - response.body.count else {
      stop = isGood ? .bodyTooLarge : .enough
      return false
    }
    response.body.append(contentsOf: bytes)
    return true
  }

  private func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= Self.headerLimit - headerBytes else {
      stop = .headersTooLarge
      return false
    }
    headerBytes += bytes.count
    if bytes.starts(with: "HTTP/".utf8) {
      // An answer of its own, after an interim one.
      response = HTTPResponse(status: 0)
      contentLength = nil
      return true
    }
    if let field = HTTPField(line: bytes) { keep(field) }
    return true
  }

  private func keep(_ field: HTTPField) {
    if response.headers[field.name] == nil { response.headers[field.name] = field.value }
    switch field.name {
    case "date":
      response.date = Instant(httpDate: field.value)
      response.clockDifference = response.date.map { $0.seconds - Instant.now.seconds }
    case "location": response.location = response.location ?? field.value
    case "content-length": contentLength = Int(field.value)
    case "www-authenticate" where response.challenges.count < Self.challengeLimit:
      response.challenges.append(field.value)
    default: break
    }
  }

  // MARK: The end

  private var currentStatus: Int {
    handle.map { tv_easy_get_long($0, CURLINFO_RESPONSE_CODE) } ?? 0
  }

  /// What libcurl's result means.
  func result(_ code: CURLcode) -> Result {
    response.status = currentStatus
    if request.showsChain { response.chain = shownChain }
    if code == CURLE_OK { return .success(response) }
    switch stop {
    case .enough: return .success(response)
    case .bodyTooLarge: return .failure(.tooLarge(size: contentLength))
    case .headersTooLarge:
      return .failure(.failed(.protocolError(detail: "the header lines are too long")))
    case .notHTTP(let isTLS):
      let failure =
        isTLS ? TrustFailure.needsTLS(status: nil) : .protocolError(detail: "it is not HTTP")
      return .failure(.failed(failure))
    case nil: return .failure(.failed(TransferDiagnosis(of: self, code).failure))
    }
  }

  /// What libcurl says about its failure.
  func message(for code: CURLcode) -> String {
    let text = String(
      decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    if !text.isEmpty { return text }
    return tv_easy_strerror(code).map { String(cString: $0) } ?? "unknown failure"
  }

  /// The error of the operating system behind a failure, if there was one.
  var systemError: CInt {
    handle.map { CInt(truncatingIfNeeded: tv_easy_get_long($0, CURLINFO_OS_ERRNO)) } ?? 0
  }

  /// Its words.
  var systemMessage: String? {
    systemError == 0 ? nil : String(cString: strerror(systemError))
  }

  /// What a proxy answered to being asked for a connection; 0 where none was, or it gave no answer.
  var proxyStatus: Int {
    handle.map { tv_easy_get_long($0, CURLINFO_HTTP_CONNECTCODE) } ?? 0
  }

  /// The host whose address was looked up.
  var askedHost: String {
    request.options.connectTo(for: request.url)?.otherHost ?? request.url.host
  }

  private var shownChain: ServerChain? {
    handshakes.last.map { handshake in
      ServerChain(
        certificates: handshake.certificates.map(ServerCertificate.init),
        authorities: request.options.certificateAuthorities?.origin ?? .system,
        fault: handshake.error == 0 ? nil : CertificateFailure.Reason(handshake),
        version: handshake.version, cipher: handshake.cipher)
    }
  }

  var handshakes: [HandshakeWatch.Handshake] { watch.handshakes }

  /// How far a connection came that ended too early.
  func interruption(wasReset: Bool) -> Interruption {
    Interruption(
      wasReset: wasReset, received: currentStatus == 0 ? nil : response.body.count,
      announced: contentLength)
  }

  /// How far the transfer came, and for how many seconds it ran.
  var progress: (phase: String, seconds: Double) {
    guard let handle else { return ("connecting", 0) }
    let seconds = Double(tv_easy_get_offset(handle, CURLINFO_TOTAL_TIME_T)) / 1_000_000
    if tv_easy_get_offset(handle, CURLINFO_PRETRANSFER_TIME_T) == 0 {
      return ("connecting", seconds)
    }
    return (headerBytes == 0 ? "waiting" : "reading", seconds)
  }
}
