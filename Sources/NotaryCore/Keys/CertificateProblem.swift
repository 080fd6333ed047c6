/// Why Notary's client refuses a certificate.
public enum CertificateProblem: Hashable, Sendable {
  /// The common name is neither the GUN nor a prefix of it that ends in `*`.
  case otherName(commonName: String, gun: GUN)
  /// It ends before it begins.
  case datesInverted
  /// The issuer signed a SHA-1 digest.
  case sha1
  /// An RSA key below ``Certificate/minimumRSABits``.
  case shortRSAKey(bits: Int)
  case expired(since: Instant)
  /// It begins more than a day later.
  case notYetValid(from: Instant)
}

extension Certificate {
  /// notary 0.7, `notary.MinRSABitSize`.
  public static let minimumRSABits = 2_048

  /// The common name fits a repository: it is the GUN, or a prefix followed by `*`
  /// (notary 0.7, `trustpinning.MatchCNToGun`).
  public func isNamed(for gun: GUN) -> Bool {
    let name = Array(commonName.utf8)
    let star = UInt8(ascii: "*")
    guard name.last == star else { return name.elementsEqual(gun.rawValue.utf8) }
    var prefix = name[...]
    while prefix.last == star { prefix.removeLast() }
    return gun.rawValue.utf8.starts(with: prefix)
  }

  /// Everything for which the client refuses a certificate at a moment; with no moment its dates
  /// are not looked at, as for keys of delegations (notary 0.7, `utils.ValidateCertificate`).
  public func problems(at moment: Instant?) -> [CertificateProblem] {
    var problems: [CertificateProblem] = []
    if notBefore > notAfter { problems.append(.datesInverted) }
    if usesSHA1 { problems.append(.sha1) }
    if let rsaBits, rsaBits < Self.minimumRSABits { problems.append(.shortRSAKey(bits: rsaBits)) }
    if let moment {
      if moment > notAfter { problems.append(.expired(since: notAfter)) }
      if moment.adding(seconds: 86_400) < notBefore {
        problems.append(.notYetValid(from: notBefore))
      }
    }
    return problems
  }

  /// Everything for which the client refuses this leaf for a repository at a moment
  /// (notary 0.7, `trustpinning.validRootLeafCerts`).
  public func rootProblems(for gun: GUN, at moment: Instant?) -> [CertificateProblem] {
    let name: [CertificateProblem] =
      isNamed(for: gun) ? [] : [.otherName(commonName: commonName, gun: gun)]
    return name + problems(at: moment)
  }
}
