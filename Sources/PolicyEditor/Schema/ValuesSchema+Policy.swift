/// `application.policy` and the options that a rule hands to its validator.
extension ValuesSchema {
  static let rule = SchemaMapping(
    name: "a rule",
    keys: [
      SchemaKey(
        "pattern", "The images that the rule is for: registry/repository:tag, with * for anything.",
        .text(
          SchemaText(
            isNeverEmpty: true,
            pattern: #"^(?:\S+/)?[^/:@]+(?:@sha256:[a-f0-9]{64}|:.+)?$"#)),
        isRequired: true, until: go),
      SchemaKey(
        "pattern",
        "The images that the rule is for, with * for anything, also for slashes. A pattern matches in"
          + " the midst of a name, too: docker.io/a/b also matches docker.io/a/b-evil.",
        .text(SchemaText(takesScalars: true, isNeverEmpty: true)), isRequired: true, since: go),
      SchemaKey(
        "validator", "The validator's name; the one named default where it is missing.",
        .text(.plain), until: go),
      SchemaKey(
        "validator", "The validator's name; the one named default where it is missing.",
        .orNull(.text(.scalar)), since: go),
      SchemaKey(
        "with", "Options for the validator.", .mapping(options), until: go),
      SchemaKey(
        "with", "Options for the validator.", .orNull(.mapping(options)), since: go),
    ],
    goType: "policy.Rule", renamed: ["image": "pattern", "validators": "validator"])

  public static let options = SchemaMapping(
    name: "a rule's with",
    keys: [
      // The schema of 3.3 says nothing of the options.
      SchemaKey("trustRoot", trustRootText, .anything, until: go),
      SchemaKey("delegations", delegationText, .anything, until: go),
      SchemaKey("threshold", thresholdText, .anything, until: go),
      SchemaKey("required", requiredText, .anything, until: go),
      SchemaKey("verifyInTransparencyLog", logText, .anything, until: go),
      SchemaKey("trustRoot", trustRootText, .orNull(.text(.scalar)), since: go),
      SchemaKey("delegations", delegationText, .orNull(names), since: go),
      SchemaKey(
        "threshold", thresholdText, .orNull(.integer(SchemaInteger(minimum: 0))), since: go),
      SchemaKey("required", requiredText, .orNull(names), since: go),
      SchemaKey(
        "verifyInTransparencyLog", logText, .orNull(.boolean(.words)), since: go),
      SchemaKey(
        "verifySCT", "Whether the signing certificate must be in the log of certificates (cosign).",
        .orNull(.boolean(.words)), since: ConnaisseurVersion(6, patch: 0)),
      SchemaKey(
        "mode",
        "mutate puts the digest that was verified into the image's name; insecureValidateOnly leaves"
          + " the name alone, so that another image may be pulled than was verified.",
        .orNull(
          .text(
            SchemaText(
              takesScalars: true, allowed: ["", "mutate", "insecureValidateOnly"]))),
        since: go),
      SchemaKey(
        "verificationLevel", "How strict notation is.",
        .orNull(
          .text(
            SchemaText(takesScalars: true, allowed: ["", "strict", "permissive", "audit"]))),
        since: ConnaisseurVersion(9, patch: 0)),
      SchemaKey(
        "verifyTimestamp", "When notation looks at timestamps.",
        .orNull(
          .text(
            SchemaText(takesScalars: true, allowed: ["", "always", "afterCertExpiry"]))),
        since: ConnaisseurVersion(9, patch: 0)),
    ],
    goType: "policy.RuleOptions",
    renamed: ["key": "trustRoot", "trust_root": "trustRoot", "trustRoots": "trustRoot"],
    constraints: [
      SchemaConstraint(rule: .notBoth("required", "delegations"), since: go)
    ])

  /// The options that a type of validator looks at (connaisseur 3.3.4 and 3.9.1, `validate`); nil for a
  /// type that is not known.
  public static func options(usedBy type: String) -> Set<String>? {
    switch type {
    case "static": []
    case "notaryv1": ["trustRoot", "delegations", "mode"]
    case "cosign":
      ["trustRoot", "threshold", "required", "verifyInTransparencyLog", "verifySCT", "mode"]
    case "notation": ["trustRoot", "verificationLevel", "verifyTimestamp", "mode"]
    default: nil
    }
  }

  private static let names = SchemaValue.list(
    SchemaList(
      element: .orNull(.text(SchemaText(takesScalars: true, isNeverEmpty: true))), minimum: 1,
      dropsNull: true))

  private static let trustRootText =
    "The trust root's name; the one named default where it is missing. \"*\" stands for all of them."
  private static let delegationText =
    "The delegations of which every one must have signed, such as alice for targets/alice (notaryv1)."
  private static let thresholdText =
    "How many of the trust roots must have signed (cosign, with \"*\")."
  private static let requiredText = "The trust roots that must have signed (cosign, with \"*\")."
  private static let logText = "Whether the signature must be in the transparency log (cosign)."
}
