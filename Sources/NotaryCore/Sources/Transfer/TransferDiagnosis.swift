import CCurl
import Glibc

/// What a failure of libcurl means for the person who asked.
struct TransferDiagnosis {
  let failure: TrustFailure

  init(of transfer: Transfer, _ code: CURLcode) {
    let message = transfer.message(for: code)
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      failure = .nameNotResolved(host: transfer.request.url.host)
    case CURLE_COULDNT_CONNECT:
      let system = transfer.systemError
      let detail = system == 0 ? message : String(cString: strerror(system))
      failure = .connectionRefused(detail: detail)
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
      failure = .connectionRefused(detail: message)
    case CURLE_OPERATION_TIMEDOUT:
      failure = Self.timeout(transfer)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
      failure = .certificate(detail: message)
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED, CURLE_SSL_CLIENTCERT:
      failure = .tls(detail: message)
    case CURLE_RECV_ERROR where message.firstRange(of: "alert") != nil:
      // Since TLS 1.3 a server's refusal may come only with the first bytes it would send.
      failure = .tls(detail: message)
    default:
      failure = .protocolError(detail: message)
    }
  }

  /// Which of the limits it was, told by how far the transfer came and how long it took.
  private static func timeout(_ transfer: Transfer) -> TrustFailure {
    let options = transfer.request.options
    let (phase, seconds) = transfer.progress
    // libcurl starts the clock that it reports a little later than the one that it obeys.
    if seconds >= 0.98 * options.totalTimeout {
      return .timedOut(phase: phase, seconds: options.totalTimeout)
    }
    let limit = phase == "connecting" ? options.connectTimeout : options.stallTimeout
    return .timedOut(phase: phase, seconds: min(limit, options.totalTimeout))
  }
}
