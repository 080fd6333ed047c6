/// What failed on the way to a server, as an index keeps it.
extension ProxyFailure {
  private enum Kind: String {
    case nameNotResolved = "name-not-resolved"
    case refused, status, other
  }

  var archived: [(String, ArchiveJSON)] {
    let reason: [(String, ArchiveJSON)] =
      switch reason {
      case .nameNotResolved: [("reason", .text(Kind.nameNotResolved.rawValue))]
      case .refused(let detail):
        [("reason", .text(Kind.refused.rawValue)), ("detail", .text(detail.withoutUserInfo))]
      case .status(let status):
        [("reason", .text(Kind.status.rawValue)), ("status", .int(status))]
      case .other(let detail):
        [("reason", .text(Kind.other.rawValue)), ("detail", .text(detail.withoutUserInfo))]
      }
    return [("proxy", .text(proxy.withoutUserInfo))] + reason
  }

  init(archived reading: ArchiveReading) throws(ArchiveIndexError) {
    let reason: Reason =
      switch try reading["reason"].word(Kind.self) {
      case .nameNotResolved: .nameNotResolved
      case .refused: .refused(detail: try reading["detail"].text())
      case .status: .status(try reading["status"].number())
      case .other: .other(detail: try reading["detail"].text())
      }
    self.init(reason, proxy: try reading["proxy"].text())
  }
}

extension TLSFailure {
  private enum Kind: String {
    case notTLS = "not-tls"
    case version, alert, closed, other
  }

  var archived: [(String, ArchiveJSON)] {
    let (kind, alert): (Kind, Int?) =
      switch reason {
      case .notTLS: (.notTLS, nil)
      case .version: (.version, nil)
      case .alert(let number): (.alert, number)
      case .closed: (.closed, nil)
      case .other: (.other, nil)
      }
    return [
      ("reason", .text(kind.rawValue)), ("alert", .optional(alert)),
      ("detail", .text(detail.withoutUserInfo)),
    ]
  }

  init(archived reading: ArchiveReading) throws(ArchiveIndexError) {
    let reason: Reason =
      switch try reading["reason"].word(Kind.self) {
      case .notTLS: .notTLS
      case .version: .version
      case .alert: .alert(try reading["alert"].number())
      case .closed: .closed
      case .other: .other
      }
    self.init(reason, detail: try reading["detail"].text())
  }
}

extension Interruption {
  var archived: [(String, ArchiveJSON)] {
    [
      ("reset", .bool(wasReset)), ("received", .optional(received)),
      ("announced", .optional(announced)),
    ]
  }

  init(archived reading: ArchiveReading) throws(ArchiveIndexError) {
    self.init(
      wasReset: try reading["reset"].flag(), received: try reading["received"].optionalNumber(),
      announced: try reading["announced"].optionalNumber())
  }
}

extension CertificateFailure {
  private enum Kind: String {
    case unknownAuthority = "unknown-authority"
    case untrustedRoot = "untrusted-root"
    case selfSigned = "self-signed"
    case expired
    case notYetValid = "not-yet-valid"
    case otherName = "other-name"
    case unusableAuthorities = "unusable-authorities"
    case other
  }

  private enum Authorities: String {
    case system, file, validator
  }

  var archived: [(String, ArchiveJSON)] {
    let (kind, text, index): (Kind, String?, Int?) =
      switch reason {
      case .unknownAuthority(let issuer): (.unknownAuthority, issuer, nil)
      case .untrustedRoot(let subject): (.untrustedRoot, subject, nil)
      case .selfSigned: (.selfSigned, nil, nil)
      case .expired(let index): (.expired, nil, index)
      case .notYetValid(let index): (.notYetValid, nil, index)
      case .otherName: (.otherName, nil, nil)
      case .unusableAuthorities: (.unusableAuthorities, nil, nil)
      case .other(let detail): (.other, detail, nil)
      }
    let (source, path): (Authorities, String?) =
      switch authorities {
      case .system: (.system, nil)
      case .file(let path): (.file, path)
      case .validator: (.validator, nil)
      }
    return [
      ("reason", .text(kind.rawValue)), ("detail", .optional(text)), ("index", .optional(index)),
      ("host", .text(host)), ("authorities", .text(source.rawValue)), ("file", .optional(path)),
      ("chain", .list(chain.map(\.archived))),
    ]
  }

  init(archived reading: ArchiveReading) throws(ArchiveIndexError) {
    func index() throws(ArchiveIndexError) -> Int {
      let index = try reading["index"].number()
      guard (0..<100).contains(index) else { throw reading["index"].failure(.value("\(index)")) }
      return index
    }
    let reason: Reason =
      switch try reading["reason"].word(Kind.self) {
      case .unknownAuthority: .unknownAuthority(issuer: try reading["detail"].text())
      case .untrustedRoot: .untrustedRoot(subject: try reading["detail"].text())
      case .selfSigned: .selfSigned
      case .expired: .expired(index: try index())
      case .notYetValid: .notYetValid(index: try index())
      case .otherName: .otherName
      case .unusableAuthorities: .unusableAuthorities
      case .other: .other(detail: try reading["detail"].text())
      }
    let authorities: CertificateAuthorities.Origin =
      switch try reading["authorities"].word(Authorities.self) {
      case .system: .system
      case .file: .file(path: try reading["file"].text())
      case .validator: .validator
      }
    var chain: [ServerCertificate] = []
    for one in try reading["chain"].elements() {
      chain.append(try ServerCertificate(archived: one))
    }
    self.init(reason, host: try reading["host"].text(), chain: chain, authorities: authorities)
  }
}

extension ServerCertificate {
  fileprivate var archived: ArchiveJSON {
    .object([
      ("subject", .optional(subject)), ("issuer", .optional(issuer)),
      ("names", .list(names.map { .text($0) })), ("notBefore", .optional(notBefore?.rfc3339)),
      ("notAfter", .optional(notAfter?.rfc3339)),
      ("sha256", .text(Hexadecimal.text(of: fingerprint))),
    ])
  }

  fileprivate init(archived reading: ArchiveReading) throws(ArchiveIndexError) {
    func instant(_ name: String) throws(ArchiveIndexError) -> Instant? {
      guard let present = reading[name].ifPresent else { return nil }
      return try present.instant()
    }
    self.init(
      subject: try reading["subject"].optionalText(), issuer: try reading["issuer"].optionalText(),
      names: try reading["names"].texts(), notBefore: try instant("notBefore"),
      notAfter: try instant("notAfter"), fingerprint: try reading["sha256"].digest())
  }
}
