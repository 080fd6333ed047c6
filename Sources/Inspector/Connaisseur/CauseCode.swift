/// The closed list of causes. Codes are stable; `docs/causes.md` says what each means.
public enum CauseCode: String, Sendable, Hashable, CaseIterable {
  // MARK: The configuration
  case configurationNotAccepted = "configuration-not-accepted"

  // MARK: The image and the policy
  case referenceNotValid = "reference-not-valid"
  case referenceHang = "reference-hang"
  case referenceMisread = "reference-misread"
  case noRule = "no-rule"
  case patternNotUsable = "pattern-not-usable"
  case unexpectedRule = "unexpected-rule"
  case optionIgnored = "option-ignored"
  case optionNotUsable = "option-not-usable"
  case validatorNotDefined = "validator-not-defined"
  case noDefaultValidator = "no-default-validator"
  case validatorNotEvaluated = "validator-not-evaluated"
  case validatorNotUsable = "validator-not-usable"
  case staticDeny = "static-deny"
  case trustRootNotDefined = "trust-root-not-defined"
  case noDefaultTrustRoot = "no-default-trust-root"
  case keyMalformed = "key-malformed"

  // MARK: The server
  case repositoryUnknown = "repository-unknown"
  case wrongRepository = "wrong-repository"
  case wrongServer = "wrong-server"
  case hostNotUsable = "host-not-usable"
  case retiredServer = "retired-server"
  case serverUnreachable = "server-unreachable"
  case tls
  case certificateNotChecked = "certificate-not-checked"
  case serverError = "server-error"
  case accessRefused = "access-refused"
  case credentialsNeeded = "credentials-needed"
  case credentialsRefused = "credentials-refused"
  case authenticationNotSpoken = "authentication-not-spoken"
  case signInFails = "sign-in-fails"
  case secretNeeded = "secret-needed"
  case serverNotUsable = "server-not-usable"
  case otherServer = "other-server"
  case documentMissing = "document-missing"
  case documentNotRead = "document-not-read"

  // MARK: Documents
  case documentMalformed = "document-malformed"
  case documentFatal = "document-fatal"
  case contentRefused = "content-refused"
  case unsupportedKeyType = "unsupported-key-type"

  // MARK: Root's key
  case rootKeyRotated = "root-key-rotated"
  case rootKeyNotPinned = "root-key-not-pinned"
  case rootKeyUnknown = "root-key-unknown"
  case rootSignedTwice = "root-signed-twice"
  case everyKeyMustSign = "every-key-must-sign"

  // MARK: Signatures, hashes and dates
  case notSignedByAnybody = "no-signatures"
  case signatureBroken = "signature-broken"
  case signingKeyUnknown = "signing-key-unknown"
  case keyIDMismatch = "key-id-mismatch"
  case belowThreshold = "below-threshold"
  case hashMismatch = "hash-mismatch"
  case lengthMismatch = "length-mismatch"
  case hashNotListed = "hash-not-listed"
  case rootExpired = "root-expired"
  case timestampExpired = "timestamp-expired"
  case snapshotExpired = "snapshot-expired"
  case targetsExpired = "targets-expired"
  case delegationExpired = "delegation-expired"

  // MARK: Delegations and the digest
  case noDelegations = "no-delegations"
  case delegationNotDeclared = "delegation-not-declared"
  case delegationMissing = "delegation-missing"
  case tagNotSigned = "tag-not-signed"
  case digestNotSigned = "digest-not-signed"
  case nothingSigned = "nothing-signed"
  case signedOnlyInTargets = "signed-only-in-targets"
  case signedByAnother = "signed-by-another"
  case digestMismatch = "digest-mismatch"
  case digestsDisagree = "digests-disagree"
  case digestMalformed = "digest-malformed"
  case delegationsIgnored = "delegations-ignored"

  /// Whether what is served may be an attacker's, so that nothing may be offered that lets it in.
  var mayBeAnAttack: Bool {
    switch self {
    case .rootKeyUnknown, .notSignedByAnybody, .signatureBroken, .signingKeyUnknown,
      .keyIDMismatch, .hashMismatch, .hashNotListed:
      true
    default: false
    }
  }
}
