import CCurl
import Glibc

/// What a failure of libcurl means for the person who asked.
struct TransferDiagnosis {
  let failure: TrustFailure

  init(of transfer: Transfer, _ code: CURLcode) {
    let request = transfer.request
    if let proxy = request.options.proxy(for: request.url),
      let reason = Self.proxyFault(transfer, code, proxy)
    {
      failure = .proxy(ProxyFailure(reason, proxy: proxy.description))
      return
    }
    let message = transfer.message(for: code)
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      failure = .nameNotResolved(host: transfer.askedHost)
    case CURLE_COULDNT_CONNECT:
      failure = .connectionRefused(detail: transfer.systemMessage ?? message)
    case CURLE_OPERATION_TIMEDOUT:
      failure = Self.timeout(transfer)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
      failure = .certificate(Self.certificate(transfer, code, message))
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED, CURLE_SSL_CLIENTCERT:
      failure = .tls(TLSFailure(message: message))
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
      failure = Self.interruption(transfer, code, message)
    default:
      failure = .protocolError(detail: message)
    }
  }

  /// Why the proxy, not the server, is to blame; nil where it is not.
  private static func proxyFault(
    _ transfer: Transfer, _ code: CURLcode, _ proxy: Proxy
  ) -> ProxyFailure.Reason? {
    switch code {
    case CURLE_COULDNT_RESOLVE_PROXY: return .nameNotResolved
    case CURLE_COULDNT_CONNECT:
      // libcurl's own words may repeat the proxy as it was written.
      return .refused(detail: transfer.systemMessage ?? "it cannot be used")
    case CURLE_PROXY: return .other(detail: "it does not let the connection through")
    default: break
    }
    let status = transfer.proxyStatus
    if status != 0, status / 100 != 2 { return .status(status) }
    // An encrypted proxy comes first, and nothing is seen of the server where it fails.
    guard proxy.isEncrypted, status == 0, transfer.handshakes.count <= 1 else { return nil }
    return .other(detail: transfer.message(for: code))
  }

  // MARK: Certificates

  private static func certificate(
    _ transfer: Transfer, _ code: CURLcode, _ message: String
  ) -> CertificateFailure {
    let options = transfer.request.options
    let handshake = transfer.handshakes.last
    let reason: CertificateFailure.Reason =
      if code == CURLE_SSL_CACERT_BADFILE {
        .unusableAuthorities
      } else if let handshake, handshake.error != 0 {
        CertificateFailure.Reason(handshake)
      } else if code == CURLE_PEER_FAILED_VERIFICATION, handshake != nil {
        // What OpenSSL trusts, libcurl refuses only for its name.
        .otherName
      } else {
        .other(detail: message)
      }
    return CertificateFailure(
      reason, host: transfer.request.url.host,
      chain: handshake?.certificates.map(ServerCertificate.init) ?? [],
      authorities: options.certificateAuthorities?.origin ?? .system)
  }

  // MARK: Connections that end

  private static func interruption(
    _ transfer: Transfer, _ code: CURLcode, _ message: String
  ) -> TrustFailure {
    // Since TLS 1.3 a server's refusal may come only with the first bytes it would send.
    let tls = TLSFailure(message: message)
    if case .alert = tls.reason { return .tls(tls) }
    let wasReset =
      transfer.systemError == ECONNRESET || message.firstRange(of: "reset by peer") != nil
    // libcurl has the same code for what it receives and cannot read.
    let isEnd =
      wasReset || code == CURLE_GOT_NOTHING || code == CURLE_PARTIAL_FILE
      || ["Recv failure", "Send failure", "SSL_read", "SSL_write", "SSL read", "SSL write"].contains
      {
        message.firstRange(of: $0) != nil
      }
    return isEnd
      ? .interrupted(transfer.interruption(wasReset: wasReset)) : .protocolError(detail: message)
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

extension CertificateFailure.Reason {
  /// From OpenSSL's `X509_V_ERR_…` codes.
  init(_ handshake: HandshakeWatch.Handshake) {
    let (index, sent) = (handshake.depth, handshake.certificates)
    let last = sent.indices.contains(index) ? ServerCertificate(der: sent[index]) : nil
    switch handshake.error {
    // UNABLE_TO_GET_ISSUER_CERT, …_LOCALLY, UNABLE_TO_VERIFY_LEAF_SIGNATURE
    case 2, 20, 21: self = .unknownAuthority(issuer: last?.issuer ?? "")
    case 9: self = .notYetValid(index: index)
    case 10: self = .expired(index: index)
    case 18: self = .selfSigned
    case 19: self = .untrustedRoot(subject: last?.subject ?? "")
    default: self = .other(detail: handshake.reason)
    }
  }
}

extension TLSFailure {
  /// From libcurl's message, which holds OpenSSL's packed code: `error:0A00010B:SSL routines:…`; since
  /// libcurl 8.10 behind words of its own, `TLS connect error: error:…`.
  init(message: String) {
    let code = message.ranges(of: "error:").lazy.compactMap {
      UInt32(message[$0.upperBound...].prefix { $0.isHexDigit }, radix: 16)
    }.first
    self.init(Self.reason(code, message), detail: message)
  }

  private static func reason(_ code: UInt32?, _ message: String) -> Reason {
    guard let code else {
      let isClosed = ["SSL_ERROR_SYSCALL", "reset by peer"].contains {
        message.firstRange(of: $0) != nil
      }
      return isClosed ? .closed : .other
    }
    // The lower 23 bits are OpenSSL's reason, `SSL_R_…`; from 1000 on alerts of the server.
    switch code & 0x7F_FFFF {
    // HTTP_REQUEST, WRONG_VERSION_NUMBER, PACKET_LENGTH_TOO_LONG
    case 156, 198, 267: return .notTLS
    // UNSUPPORTED_PROTOCOL, UNSUPPORTED_SSL_VERSION, the alert protocol_version
    case 258, 259, 1_070: return .version
    // UNEXPECTED_EOF_WHILE_READING
    case 294: return .closed
    case let reason where (1_000..<1_256).contains(reason): return .alert(Int(reason) - 1_000)
    default: return .other
    }
  }
}
