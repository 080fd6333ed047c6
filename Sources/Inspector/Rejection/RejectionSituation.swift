/// What a denial says has happened. The raw values are stable names.
public enum RejectionSituation: String, Sendable, Hashable, CaseIterable {
  // What both generations say, each in its words.
  case referenceNotValid = "reference-not-valid"
  case digestAlgorithm = "digest-algorithm"
  case noRule = "no-rule"
  case validatorNotDefined = "validator-not-defined"
  case staticDeny = "static-deny"
  case trustRootNotDefined = "trust-root-not-defined"
  case keyNotUsable = "key-not-usable"
  case documentMissing = "document-missing"
  /// The server answers with a status that is neither 200, 401 nor 404.
  case serverStatus = "server-status"
  case serverNotReached = "server-not-reached"
  case timeout
  case documentNotJSON = "document-not-json"
  case documentMalformed = "document-malformed"
  case rootSignature = "root-signature"
  case rootUnsigned = "root-unsigned"
  case signature
  case keyUnknown = "key-unknown"
  case expired
  case hashMismatch = "hash-mismatch"
  case hashAbsent = "hash-absent"
  case tagNotSigned = "tag-not-signed"
  case digestNotSigned = "digest-not-signed"
  /// 3.3 says the same of a tag and of a digest.
  case notSigned = "not-signed"
  case nothingSigned = "nothing-signed"
  case tagAndDigestDiffer = "tag-and-digest-differ"
  case severalDigests = "several-digests"
  /// The digest that was found makes no image reference.
  case digestNotUsable = "digest-not-usable"

  // Delegations.
  case delegationNotDeclared = "delegation-not-declared"
  case noDelegations = "no-delegations"
  case delegationMissing = "delegation-missing"
  /// 3.9 says the same of all that can be wrong with delegations.
  case delegationsNotValid = "delegations-not-valid"
  case delegationsIncomplete = "delegations-incomplete"

  // Signing in.
  case insecureRealm = "insecure-realm"
  case authenticationKind = "authentication-kind"
  case noChallenge = "no-challenge"
  case noRealm = "no-realm"
  case realmPath = "realm-path"
  case tokenServiceFailed = "token-service-failed"
  case tokenServiceRefuses = "token-service-refuses"
  case noToken = "no-token"
  case tokenMalformed = "token-malformed"
  case unauthorized
  case credentialsMissing = "credentials-missing"

  /// 3.3's "unknown error", which may be one of several.
  case unforeseen
  /// Said by a cosign or notation validator.
  case otherValidator = "other-validator"

  // Above the validator.
  case configuration
  case requestTimeout = "request-timeout"
  case objectNotUsable = "object-not-usable"
  case notificationFailed = "notification-failed"
  case cached
  case approvedByParent = "approved-by-parent"
  case approvedUnchanged = "approved-unchanged"
  case scaledToZero = "scaled-to-zero"
  case webhookTimeout = "webhook-timeout"
  case webhookRefused = "webhook-refused"
  case webhookWithoutPods = "webhook-without-pods"
  case webhookNotFound = "webhook-not-found"
  case webhookCertificate = "webhook-certificate"
  case webhookBrokeOff = "webhook-broke-off"
  case webhookFailed = "webhook-failed"
  case noExplanation = "no-explanation"
  case otherWebhook = "other-webhook"

  case unknown

  /// Whether Connaisseur decided at all. Where it did not, nothing about the image can be concluded.
  public var isDecision: Bool {
    switch self {
    case .webhookTimeout, .webhookRefused, .webhookWithoutPods, .webhookNotFound,
      .webhookCertificate, .webhookBrokeOff, .webhookFailed, .configuration, .otherWebhook,
      .requestTimeout, .objectNotUsable, .notificationFailed, .unknown:
      false
    default: true
    }
  }
}
