/// Something wrong or odd about a role's document, as facts; the words for it are chosen where it is
/// shown.
///
/// The list is closed: ``code`` is what machines read.
public enum TrustProblem: Hashable, Sendable {
  // What the source said.
  /// The source says that there is no such document.
  case missing
  /// The source gave no answer that says anything about the document.
  case unavailable(TrustFailure)
  /// The document is longer than its parent says, or than Notary reads at all. Bytes.
  case tooLarge(limit: Int, actual: Int?)

  // The text and its decoding.
  case invalidJSON(JSONError)
  /// The document has no `signed` member, or it is null.
  case noPayload
  case malformedMember(path: String, expected: String, found: String, offset: Int)
  case notAnInteger(path: String, text: String, offset: Int)
  case malformedDate(path: String, text: String, offset: Int)
  case malformedBase64(path: String, offset: Int)
  case duplicateMember(path: String, offset: Int)
  /// Two members that fill the same field, spelt in different case.
  case memberInTwoSpellings(path: String, offset: Int)
  /// What the Notary client decodes is not what the signature covers.
  case contentNotCovered
  /// The signed part has no canonical form, so no signature can be checked.
  case noCanonicalForm(CanonicalJSON.NoCanonicalForm)
  /// An integer beyond 2^53, which is rounded in the signed bytes.
  case roundedNumber(path: String, number: String)
  case base64WithLineBreaks(path: String)
  case base64WithTrailingBits(path: String)
  /// A date that Go's parser takes and RFC 3339 does not have.
  case oddDate(path: String, text: String)
  /// Nested deeper than the 10 000 levels of the client's second reading, which then sees no
  /// delegations.
  case nestedTooDeep(depth: Int)

  // The structure that Notary asks for.
  case wrongType(expected: String, found: String)
  case versionBelowOne(Int)
  case missingRole(RoleName)
  case thresholdBelowOne(role: RoleName, threshold: Int)
  case keyNotIncluded(role: RoleName, keyID: ExactText)
  case invalidDelegationName(RoleName)
  case nullDelegation
  /// A parent lists no SHA-256 of a base role.
  case missingDigest(of: RoleName)
  /// A parent lists a digest of the wrong length.
  case malformedDigest(of: RoleName, algorithm: String)

  // Keys and signatures.
  case noSignatures
  case keyIDNotOfContent(listed: ExactText, actual: KeyID)
  case belowThreshold(valid: Int, threshold: Int)
  case rootKeyRefused(keyID: ExactText, RootKeyRefusal)
  case noUsableRootKey
  case noPinMatches
  /// A delegation key is a certificate that Notary refuses.
  case delegationKeyRefused(keyID: ExactText, CertificateProblem)
  /// One key counts twice because it is listed in two forms.
  case sameKeyTwice(canonicalID: KeyID)

  // Dates.
  case expired(Instant)

  // What the parent says about the file.
  case digestMismatch(algorithm: String)
  /// The parent's entry has no digest that Notary knows.
  case noUsableDigest
  /// Snapshot's digest of root is another one.
  case rootDigestMismatch(algorithm: String)

  // The place in the tree.
  case declaredTwice
  case notInSnapshot
  case notDelegated
  case parentNotVerified(RoleName)
  case pathOutsideParent(path: ExactText)
  case noPaths
  case targetsOutsidePaths(count: Int, first: ExactText)
  /// More delegations than are fetched.
  case tooManyDelegations(limit: Int)

  /// The stable name of this kind of problem.
  public var code: String {
    switch self {
    case .missing: "missing"
    case .unavailable: "unavailable"
    case .tooLarge: "too-large"
    case .invalidJSON: "invalid-json"
    case .noPayload: "no-payload"
    case .malformedMember: "malformed-member"
    case .notAnInteger: "not-an-integer"
    case .malformedDate: "malformed-date"
    case .malformedBase64: "malformed-base64"
    case .duplicateMember: "duplicate-member"
    case .memberInTwoSpellings: "member-in-two-spellings"
    case .contentNotCovered: "content-not-covered"
    case .noCanonicalForm: "no-canonical-form"
    case .roundedNumber: "rounded-number"
    case .base64WithLineBreaks: "base64-line-breaks"
    case .base64WithTrailingBits: "base64-trailing-bits"
    case .oddDate: "odd-date"
    case .nestedTooDeep: "nested-too-deep"
    case .wrongType: "wrong-type"
    case .versionBelowOne: "version-below-one"
    case .missingRole: "missing-role"
    case .thresholdBelowOne: "threshold-below-one"
    case .keyNotIncluded: "key-not-included"
    case .invalidDelegationName: "invalid-delegation-name"
    case .nullDelegation: "null-delegation"
    case .missingDigest: "missing-digest"
    case .malformedDigest: "malformed-digest"
    case .noSignatures: "no-signatures"
    case .keyIDNotOfContent: "key-id-mismatch"
    case .belowThreshold: "below-threshold"
    case .rootKeyRefused: "root-key-refused"
    case .noUsableRootKey: "no-usable-root-key"
    case .noPinMatches: "no-pin-matches"
    case .delegationKeyRefused: "delegation-key-refused"
    case .sameKeyTwice: "same-key-twice"
    case .expired: "expired"
    case .digestMismatch: "digest-mismatch"
    case .noUsableDigest: "no-usable-digest"
    case .rootDigestMismatch: "root-digest-mismatch"
    case .declaredTwice: "declared-twice"
    case .notInSnapshot: "not-in-snapshot"
    case .notDelegated: "not-delegated"
    case .parentNotVerified: "parent-not-verified"
    case .pathOutsideParent: "path-outside-parent"
    case .noPaths: "no-paths"
    case .targetsOutsidePaths: "targets-outside-paths"
    case .tooManyDelegations: "too-many-delegations"
    }
  }

  /// Whether the problem is only worth knowing: the role holds in spite of it.
  public var isNotice: Bool {
    switch self {
    case .duplicateMember, .memberInTwoSpellings, .roundedNumber, .base64WithLineBreaks,
      .base64WithTrailingBits, .oddDate, .nestedTooDeep, .rootKeyRefused, .sameKeyTwice,
      .notInSnapshot, .notDelegated, .parentNotVerified, .pathOutsideParent, .noPaths,
      .targetsOutsidePaths, .tooManyDelegations, .unavailable:
      true
    default:
      false
    }
  }

  /// Whether the Notary client leaves a delegation with this problem out and goes on; any other
  /// problem of a delegation fails the whole repository (notary 0.7, `tufClient.downloadTargets`).
  var leavesDelegationOut: Bool {
    switch self {
    case .belowThreshold, .expired: true
    default: isNotice
    }
  }
}
