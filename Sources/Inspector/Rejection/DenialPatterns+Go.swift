import PolicyEditor

/// What Connaisseur 3.9 says (connaisseur 3.9.1, `internal/handler`, `internal/validator/notaryv1`,
/// `internal/config`, `internal/kubernetes`).
extension DenialPattern {
  private static func said(
    _ situation: RejectionSituation, _ words: String, isCommon: Bool = false
  ) -> DenialPattern {
    DenialPattern(.go, situation, words, isCommon: isCommon)
  }

  /// What a notaryv1 validator says.
  private static func validation(
    _ situation: RejectionSituation, _ words: String
  ) -> DenialPattern {
    said(situation, "error during notaryv1 validation of image {image}: \(words)")
  }

  static let go: [DenialPattern] =
    keys + download + judgement + digest + unplaced + policy + above

  private static let keys = [
    validation(
      .trustRootNotDefined,
      "error getting trust root keys for validator {validator}: error getting keys for validator"
        + " {other}: unable to find trust root {root}"),
    validation(
      .trustRootNotDefined,
      "error getting trust root keys for validator {validator}: error getting keys for validator"
        + " {other}: {detail}"),
    validation(
      .keyNotUsable,
      "error getting trust root keys for validator {validator}: error decoding public key {root}:"
        + " wrong format, provide a PEM encoded public key"),
    validation(
      .keyNotUsable,
      "error getting trust root keys for validator {validator}: error parsing public key {root}:"
        + " {detail}"),
    validation(
      .keyNotUsable,
      "error getting trust root keys for validator {validator}: key material for key {root} of"
        + " validator {other} contains extraneous characters"),
  ]

  private static let download = [
    validation(
      .documentNotJSON,
      "error downloading trust data: error acquiring trust data {other}: error unmarshalling trust"
        + " data {role}: {detail}"),
    validation(
      .serverNotReached,
      "error downloading trust data: error acquiring trust data {other}: error doing request trust"
        + " data {role}: {detail}"),
    validation(
      .serverNotReached,
      "error downloading trust data: error acquiring trust data {other}: error reading trust data"
        + " {role}: {detail}"),
    validation(
      .serverStatus,
      "error downloading trust data: error acquiring trust data {other}: error acquiring trust data"
        + " {role}: {detail}"),
    validation(
      .documentMalformed,
      "error downloading trust data: error parsing trust data for {role}: {detail}"),
    validation(.timeout, "error downloading trust data: context cancelled"),
    validation(.serverNotReached, "error downloading trust data: {detail}"),
    validation(.serverNotReached, "error creating notary client: {detail}"),
  ]

  private static let judgement = [
    validation(
      .rootSignature,
      "error validating trust data: error validating root: error validating root signature with key"
        + " {key}: signature was invalid"),
    validation(
      .rootSignature,
      "error validating trust data: error validating root: error validating root signature with key"
        + " {key}: {detail}"),
    validation(
      .rootUnsigned,
      "error validating trust data: error validating root: no signatures found for {role}"),
    validation(
      .expired, "error validating trust data: error validating root: {role} trust data expired"),
    validation(
      .documentMalformed, "error validating trust data: error validating root: {detail}"),
    validation(
      .signature,
      "error validating trust data: error validating base trust data: error validating {role}"
        + " signatures"),
    validation(
      .expired,
      "error validating trust data: error validating base trust data: {role} trust data expired"),
    validation(
      .documentMalformed,
      "error validating trust data: error validating base trust data: {detail}"),
    validation(
      .hashMismatch,
      "error validating trust data: error validating base trust data checksums: error validating"
        + " {role} checksums: {detail}"),
    validation(
      .hashAbsent,
      "error validating trust data: error validating base trust data checksums: no checksums found"
        + " for {role}"),
  ]

  private static let digest = [
    validation(
      .tagNotSigned, "validated targets don't contain reference: no tag '{tag}' found in targets"),
    validation(
      .digestNotSigned,
      "validated targets don't contain reference: no digest '{digest}' found in targets"),
    validation(
      .tagAndDigestDiffer,
      "digest {other} resolved for tag {tag} doesn't match given digest {digest}"),
    validation(
      .delegationsNotValid,
      "error during download and validation of delegations for targets: [{list}]"),
    validation(
      .noDelegations,
      "no delegations found for validator {validator}, but following were required: [{list}]"),
    validation(
      .severalDigests, "validator {validator} found {other} digests for image {tag}, expected 1"),
  ]

  /// What a validator says that is not known here.
  private static let unplaced = [
    validation(.unknown, "{detail}"),
    said(.otherValidator, "error during cosign validation of image {image}: {detail}"),
    said(.otherValidator, "error during notation validation of image {image}: {detail}"),
  ]

  private static let policy = [
    said(.referenceNotValid, "invalid image reference", isCommon: true),
    said(.noRule, "no matching rule", isCommon: true),
    said(.validatorNotDefined, "validator \"{validator}\" not found"),
    said(.staticDeny, "static deny for image {image} using rule {rule}"),
    said(.digestNotUsable, "validated image reference {name} has invalid format: {detail}"),
  ]

  private static let above = [
    said(
      .requestTimeout,
      "validation of admission request {other} timed out after validating {other} images"),
    said(.objectNotUsable, "unknown workload kind \"{kind}\""),
    said(.objectNotUsable, "no containers found in workload object"),
    said(.objectNotUsable, "error decoding new workload object: {detail}"),
    said(.objectNotUsable, "error decoding old workload object: {detail}"),
    said(.notificationFailed, "error sending notifications: {detail}"),
    said(.configuration, "error loading config: {detail}"),
    said(.configuration, "error loading alerting config: {detail}"),
    said(.configuration, "Config has {other} errors: {detail}"),
    said(.approvedUnchanged, "skipped validation: unchanged image reference for image {image}"),
    said(
      .approvedByParent,
      "skipped validation: automatic approval of child image reference for image {image}"),
    said(.cached, "skipped validation: cache hit for image {image}"),
  ]
}
