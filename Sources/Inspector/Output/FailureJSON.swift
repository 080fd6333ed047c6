import NotaryCore

/// Where trust data comes from.
extension SourceLocation {
  var members: [(String, JSONOutput)] {
    [
      ("kind", .string(kind.rawValue)), ("location", .string(text)),
      ("insecure", .bool(route.isUnchecked)), ("connectTo", .optional(route.address)),
      ("proxy", .optional(route.proxy)), ("savedAt", .optional(saved?.moment.rfc3339)),
      ("savedFrom", .optional(saved?.from)),
    ]
  }
}

/// Why a source gave no usable answer: the code, and what a server showed of itself.
extension TrustFailure {
  var json: JSONOutput {
    var members: [(String, JSONOutput)] = [("code", .string(code.rawValue))]
    if case .recorded = self { members.append(("recorded", .bool(true))) }
    if let tokenService { members.append(("tokenService", .string(tokenService))) }
    switch bare {
    case .certificate(let failure):
      members.append(("host", .string(failure.host)))
      members.append(("authorities", failure.authorities.json))
      members.append(("chain", .array(failure.chain.map(\.json))))
    case .proxy(let failure): members.append(("proxy", .string(failure.proxy)))
    case .tooManyRequests(let seconds): members.append(("retryAfter", .optional(seconds)))
    default: break
    }
    return .object(members)
  }
}

extension TrustFailure {
  /// The token service that failed.
  private var tokenService: String? {
    switch self {
    case .tokenService(let origin, _): origin
    case .recorded(let failure): failure.tokenService
    default: nil
    }
  }
}

extension CertificateAuthorities.Origin {
  var json: JSONOutput {
    switch self {
    case .system: .string("system")
    case .file: .string("file")
    case .validator: .string("validator")
    }
  }
}

extension ServerCertificate {
  var json: JSONOutput {
    .object([
      ("subject", .optional(subject)), ("issuer", .optional(issuer)),
      ("names", .array(names.map { .string($0) })),
      ("notBefore", .optional(notBefore?.rfc3339)), ("notAfter", .optional(notAfter?.rfc3339)),
      ("sha256", .string(Hexadecimal.text(of: fingerprint))),
    ])
  }
}
