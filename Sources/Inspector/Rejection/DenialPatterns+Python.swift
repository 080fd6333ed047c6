import PolicyEditor

/// What Connaisseur 3.3 says (connaisseur 3.3.4, `config.py`, `image.py`, `workload_object.py`,
/// `validators/notaryv1`).
extension DenialPattern {
  private static func said(
    _ situation: RejectionSituation, _ words: String, isCommon: Bool = false
  ) -> DenialPattern {
    DenialPattern(.python, situation, words, isCommon: isCommon)
  }

  static let python: [DenialPattern] = policy + documents + delegations + authentication + above

  private static let policy = [
    said(.referenceNotValid, "{image} is not a valid image reference."),
    said(
      .digestAlgorithm, "A digest algorithm of {other} is not supported. Use sha256 instead."),
    said(.noRule, "No matching policy rule could be found for image {name}."),
    said(.validatorNotDefined, "Unable to find validator configuration {validator}."),
    said(.staticDeny, "Static deny.", isCommon: true),
    said(
      .trustRootNotDefined, "Trust root \"{root}\" not configured for validator \"{validator}\"."),
    said(.keyNotUsable, "Error loading the trust root."),
    said(
      .keyNotUsable, "The key type {key} is unsupported for a validator of type {other}."),
  ]

  private static let documents = [
    said(
      .unauthorized,
      "Unable to get root trust data from {validator} due to faulty authentication."),
    // For the other roles two pieces of text meet without a space.
    said(
      .unauthorized,
      "Unable to get {role} trust data from {validator}due to faulty authentication."),
    said(.documentMissing, "Unable to get {role} trust data from {validator}."),
    said(
      .timeout,
      "couldn't retrieve the necessary trust data for verification within 30s. most likely there"
        + " was a network failure. check connectivity to external servers or retry"),
    said(.unforeseen, "unknown error. please check the logs."),
    // What its log has in place of these words.
    said(.unforeseen, "Traceback (most recent call last): {detail}"),
    said(.signature, "Failed to verify signature of trust data {role}."),
    said(.keyUnknown, "Unable to find key {key} in keystore."),
    said(.expired, "Trust data {role} has expired."),
    said(.hashMismatch, "Failed to validate hash of trust data {role}."),
    said(.hashAbsent, "Unable to find hash for {role} in keystore."),
    said(.documentMalformed, "Trust data {role} has an invalid format: {detail}"),
    said(.notSigned, "Unable to find signed digest for image {name}."),
    said(.tagNotSigned, "Unable to find digest for tag {tag}."),
    said(.nothingSigned, "Unable to find any image digests in trust data."),
    said(.tagAndDigestDiffer, "Image tag and digest do not match."),
    said(.severalDigests, "Found multiple signed digests for image {name}."),
  ]

  private static let delegations = [
    said(.delegationNotDeclared, "Unable to find delegation roles {list} in trust data."),
    said(.noDelegations, "Unable to find any delegations in trust data."),
    said(
      .delegationMissing,
      "Unable to find trust data for delegation roles {list} and image {name}."),
    said(
      .delegationsIncomplete,
      "Not all required delegations have trust data for image {name}."),
  ]

  private static let authentication = [
    said(
      .insecureRealm,
      "authentication through insecure channel for notary {validator} is prohibited."),
    said(
      .authenticationKind,
      "{other} is an unsupported authentication type in notary {validator}."),
    said(
      .noChallenge,
      "Unable to find authorization endpoint in'www-authenticate' header for notary"
        + " {validator}."),
    said(
      .noRealm,
      "Unable to find authentication realm in auth header for notary {validator}."),
    said(
      .realmPath, "Potential path traversal in authentication url for notary {validator}."),
    said(.tokenServiceFailed, "Unable to get authentication token from {other}."),
    said(.noToken, "Unable to retrieve authentication token from {other} response."),
    said(.tokenMalformed, "Authentication token has an invalid format."),
  ]

  private static let above = [
    said(.configuration, "Connaisseur configuration has an invalid format: {detail}"),
    said(.configuration, "Error loading connaisseur config file."),
    said(.configuration, "Too many default validator configurations."),
    said(.configuration, "No or wrong value for feature {other}."),
    said(.configuration, "Alerting configuration is not valid. Check the logs for more details!"),
    said(.notificationFailed, "Alert could not be sent. Check the logs for more details!"),
    said(
      .objectNotUsable,
      "{other} is not in the supported API version list for {kind} {object}."),
    said(.objectNotUsable, "AdmissionRequest has an invalid format: {detail}"),
    said(.approvedByParent, "automatic child approval for \"{name}\"."),
    said(.approvedUnchanged, "automatic approval for unchanged image \"{name}\"."),
    said(.scaledToZero, "replicas set to 0. skipping verification of \"{name}\"."),
  ]
}
