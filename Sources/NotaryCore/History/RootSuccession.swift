/// How the Notary client that trusts one root takes another one (notary 0.7,
/// `trustpinning.ValidateRoot` with an earlier root, `client.updateRoot`).
///
/// What a user pins plays no part here: it is looked at where root is judged from scratch.
struct RootSuccession {
  let gun: GUN
  let moment: Instant
  let verifier: SignatureVerifier

  /// Why the client refuses a root; nil where it takes it.
  ///
  /// - Parameters:
  ///   - earlier: the root that it trusts, which may have expired.
  ///   - minimumVersion: what it asked for; a lower version is refused.
  ///   - mayBeExpired: for roots on the way to the newest one.
  func refusal(
    of root: TrustDocument, after earlier: RootContent, minimumVersion: Int, mayBeExpired: Bool
  ) -> RootRefusal? {
    if let fault = root.problems.first(where: { !$0.isNotice }) { return .unreadable(fault) }
    guard let content = root.root, let own = content.roles["root"] else {
      return .unreadable(.noPayload)
    }
    let ownKeys = keys(of: content, at: moment)
    guard !ownKeys.isEmpty else { return .noUsableCertificate }
    let trusted = keys(of: earlier, at: nil)
    guard !trusted.isEmpty, let before = earlier.roles["root"] else { return .noTrustedCertificate }
    let byEarlier = count(of: root, by: trusted)
    guard before.threshold > 0, byEarlier >= before.threshold else {
      return .notSignedByEarlier(valid: byEarlier, threshold: before.threshold)
    }
    let byOwn = count(of: root, by: ownKeys)
    guard own.threshold > 0, byOwn >= own.threshold else {
      return .notSignedByOwn(valid: byOwn, threshold: own.threshold)
    }
    let version = content.header.version ?? 0
    guard version >= minimumVersion else {
      return .lowerVersion(version, minimum: minimumVersion)
    }
    let expires = content.header.expires ?? .zero
    return !mayBeExpired && expires < moment ? .expired(expires) : nil
  }

  /// The keys that the client makes of the certificates of a root; with no moment, as for the root
  /// that it trusts, dates are not looked at.
  private func keys(of root: RootContent, at moment: Instant?) -> [PublicKey] {
    (root.roles["root"]?.distinctKeyIDs ?? []).compactMap { id in
      guard case .success(let certificate)? = root.keys[id]?.rootCertificate,
        certificate.leaf.rootProblems(for: gun, at: moment).isEmpty
      else { return nil }
      return certificate.rebuiltKey(at: moment)
    }
  }

  private func count(of document: TrustDocument, by keys: [PublicKey]) -> Int {
    var role = RoleSpecification()
    role.keyIDs = keys.map { ExactText($0.id.rawValue) }
    let named = Dictionary(zip(role.keyIDs, keys), uniquingKeysWith: { first, _ in first })
    return SignatureCheck(verifier: verifier, knownKeys: [])
      .check(document, specification: role, keys: named).validKeys.count
  }
}

/// Why the Notary client does not take a root after one that it trusts.
public enum RootRefusal: Hashable, Sendable {
  /// The document does not hold in itself.
  case unreadable(TrustProblem)
  /// None of its root keys is a certificate that the client takes.
  case noUsableCertificate
  /// The trusted root has no certificate that the client takes, dates aside.
  case noTrustedCertificate
  /// Not enough keys of the trusted root signed it.
  case notSignedByEarlier(valid: Int, threshold: Int)
  /// Not enough of its own keys signed it.
  case notSignedByOwn(valid: Int, threshold: Int)
  /// Its version is below that of the trusted root, or below the one that was asked for.
  case lowerVersion(Int, minimum: Int)
  case expired(Instant)

  /// Only then the client goes on to walk over the versions between (notary 0.7,
  /// `trustpinning.ErrRootRotationFail`).
  var leadsToWalk: Bool {
    if case .notSignedByEarlier = self { true } else { false }
  }
}
