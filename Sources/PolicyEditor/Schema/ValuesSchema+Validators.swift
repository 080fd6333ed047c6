/// `application.validators`: a table for each type of validator.
extension ValuesSchema {
  static let validator = SchemaValue.choice(
    by: "type",
    [
      SchemaCase(name: "notaryv1", mapping: notary),
      SchemaCase(name: "cosign", mapping: cosign),
      SchemaCase(name: "static", mapping: staticValidator),
      SchemaCase(name: "notation", since: ConnaisseurVersion(9, patch: 0), mapping: notation),
      SchemaCase(
        name: "notaryv2", until: go,
        mapping: SchemaMapping(
          name: "a notaryv2 validator", keys: nameAndType, isOpen: true)),
    ])

  /// The types of validators that a version has, and what each may hold.
  public static func validatorTypes(
    in version: ConnaisseurVersion
  ) -> [(name: String, mapping: SchemaMapping)] {
    guard case .choice(_, let cases) = validator else { return [] }
    return cases.filter { $0.exists(in: version) }.map { ($0.name, $0.mapping) }
  }

  /// What a trust root of a type of validator may hold.
  public static func trustRoot(ofType type: String, in version: ConnaisseurVersion) -> SchemaMapping
  {
    switch type {
    case "notation": notationRoot
    case _ where version.generation == .python: trustRootBefore34
    default: trustRoot
    }
  }

  /// Name and type, of which 3.4 and later take nothing but texts.
  private static let nameAndType = [
    SchemaKey(
      "name",
      "The name by which rules refer to the validator; default is used by rules without one.",
      .text(SchemaText(isNeverEmpty: true, pattern: #"^[^/\\]+$"#)), isRequired: true, until: go),
    SchemaKey(
      "name",
      "The name by which rules refer to the validator; default is used by rules without one.",
      .text(SchemaText(isNeverEmpty: true)), isRequired: true, since: go),
    SchemaKey(
      "type", "What kind of signatures are validated.", .text(.plain), isRequired: true),
  ]

  private static let renamedKeys = [
    "trust_roots": "trustRoots", "keys": "trustRoots", "rootKeys": "trustRoots",
    "k8sKeychain": "useKeychain", "secret_name": "secretName", "is_acr": "isAcr",
  ]

  static let staticValidator = SchemaMapping(
    name: "a static validator",
    keys: nameAndType + [
      SchemaKey(
        "approve", "true admits every image, false denies it.", .boolean(.strict),
        isRequired: true, until: go),
      SchemaKey(
        "approve", "true admits every image, false denies it; without it all are denied.",
        .orNull(.boolean(.words)), since: go),
    ],
    goType: "staticvalidator.StaticValidator")

  static let notary = SchemaMapping(
    name: "a notaryv1 validator",
    keys: nameAndType + [
      SchemaKey(
        "host", "The Notary server, without https://.",
        .text(SchemaText(pattern: #"localhost|[-a-zA-Z0-9@:%._+~#=\\]\.[a-zA-Z0-9()]"#)),
        isRequired: true, until: go),
      SchemaKey(
        "host", "The Notary server; notary.docker.io where it is missing.",
        .orNull(.text(.scalar)), since: go),
      SchemaKey(
        "trustRoots",
        "The keys that may sign root. A rule takes the one named default unless it"
          + " names another.",
        .orNull(.list(SchemaList(element: .mapping(trustRootBefore34), isUnique: true))),
        isRequired: true, until: go),
      SchemaKey(
        "trustRoots",
        "The keys that may sign root. A rule takes the one named default unless it"
          + " names another.",
        .list(SchemaList(element: .mapping(trustRoot), minimum: 1)), isRequired: true,
        since: go),
      SchemaKey(
        "isAcr", "Whether the registry is Azure's.", .boolean(.strict), until: go),
    ] + certificate + authentication(before34: [["username", "password"], ["secretName"]]),
    goType: "notaryv1.NotaryV1ValidatorYaml", renamed: renamedKeys)

  static let cosign = SchemaMapping(
    name: "a cosign validator",
    keys: nameAndType + [
      SchemaKey(
        "host", "Servers of Sigstore other than the public ones.", .mapping(sigstore), until: go),
      SchemaKey(
        "host", "Servers of Sigstore other than the public ones.", .orNull(.mapping(sigstore)),
        since: go),
      SchemaKey(
        "trustRoots", "The keys that may sign images.",
        .list(SchemaList(element: .mapping(trustRootBefore34), minimum: 1, isUnique: true)),
        isRequired: true, until: go),
      SchemaKey(
        "trustRoots", "The keys or identities that may sign images.",
        .list(SchemaList(element: .mapping(trustRoot), minimum: 1)), isRequired: true, since: go),
    ] + certificate + authentication(before34: [["secretName"], ["k8sKeychain"]]),
    goType: "cosignvalidator.CosignValidatorYaml", renamed: renamedKeys)

  static let notation = SchemaMapping(
    name: "a notation validator",
    keys: nameAndType + [
      SchemaKey(
        "trustRoots", "The certificates that signatures must lead to.",
        .list(SchemaList(element: .mapping(notationRoot), minimum: 1)), isRequired: true)
    ] + certificate + authentication(before34: []),
    goType: "notation.NotationValidatorYaml", renamed: renamedKeys)

  private static let sigstore = SchemaMapping(
    name: "host of a cosign validator",
    keys: [
      SchemaKey(
        "rekor", "The transparency log.",
        .text(SchemaText(pattern: #"localhost|[a-z0-9]\.[a-z]{2}"#)), until: go),
      SchemaKey("rekor", "The transparency log.", .orNull(.text(.scalar)), since: go),
      SchemaKey(
        "rekorPubkey", "The key of the transparency log.", .orNull(.text(.scalar)),
        since: keyless),
      SchemaKey(
        "fulcioCert", "The certificate of the authority that issues signing certificates.",
        certificateText, since: keyless),
      SchemaKey(
        "ctLogPubkey", "The key of the log of certificates.", .orNull(.text(.scalar)),
        since: keyless),
    ],
    goType: "struct { Rekor string; RekorPubkey string; FulcioCert string; CTLogPubkey string }")

  // MARK: Trust roots

  private static let keyless = ConnaisseurVersion(6, patch: 0)

  private static let rootName = SchemaKey(
    "name", "The name by which rules refer to the trust root (with.trustRoot).",
    .text(SchemaText(takesScalars: true, isNeverEmpty: true)), isRequired: true, since: go)

  private static let trustRootBefore34 = SchemaMapping(
    name: "a trust root",
    keys: [
      SchemaKey(
        "name", "The name by which rules refer to the trust root (with.trustRoot).",
        .text(.plain), isRequired: true),
      SchemaKey("key", "The public key, as PEM.", .text(.plain), isRequired: true),
    ])

  static let trustRoot = SchemaMapping(
    name: "a trust root",
    keys: [
      rootName,
      SchemaKey("key", "The public key, as one PEM block.", .orNull(.text(.scalar)), since: go),
      SchemaKey("cert", "A certificate in place of a key.", .orNull(.text(.scalar)), since: go),
      SchemaKey(
        "keyless", "Who may have signed without a key of their own (cosign).",
        .orNull(.mapping(identity)), since: keyless),
      SchemaKey(
        "tsCert", "The certificate of a timestamp authority (notation).",
        .orNull(.text(.scalar)), since: ConnaisseurVersion(9, patch: 0)),
    ],
    goType: "auth.TrustRoot",
    constraints: [
      SchemaConstraint(rule: .exactlyOne(["key", "cert"]), since: go, until: keyless),
      SchemaConstraint(rule: .exactlyOne(["key", "cert", "keyless"]), since: keyless),
    ])

  private static let notationRoot = SchemaMapping(
    name: "a trust root",
    keys: [
      rootName,
      SchemaKey(
        "cert", "The certificate, as PEM.",
        .text(SchemaText(isNeverEmpty: true, pattern: "-----BEGIN ")), isRequired: true),
      SchemaKey("key", "Not used by notation.", .orNull(.text(.scalar))),
      SchemaKey("keyless", "Not used by notation.", .orNull(.mapping(identity))),
      SchemaKey(
        "tsCert", "The certificate of a timestamp authority.", .orNull(.text(.scalar))),
    ],
    goType: "auth.TrustRoot")

  private static let identity = SchemaMapping(
    name: "keyless",
    keys: [
      SchemaKey("issuer", "Who vouches for the identity.", .orNull(.text(.scalar))),
      SchemaKey("subject", "The identity that signs.", .orNull(.text(.scalar))),
      SchemaKey(
        "issuerRegex", "A regular expression in place of issuer.", .orNull(.text(.scalar))),
      SchemaKey(
        "subjectRegex", "A regular expression in place of subject.", .orNull(.text(.scalar))),
    ],
    goType: "auth.Keyless")

  // MARK: Servers

  private static let certificateText = SchemaValue.orNull(
    .text(SchemaText(takesScalars: true, pattern: "^$|-----BEGIN CERTIFICATE-----")))

  private static let certificate = [
    SchemaKey(
      "cert", "The server's certificate authority, as PEM. It replaces those of the system.",
      .text(SchemaText(pattern: #"-BEGIN\sCERTIFICATE-"#)), until: go),
    SchemaKey(
      "cert", "The server's certificate authority, as PEM. It replaces those of the system.",
      certificateText, since: go),
  ]

  /// - Parameter before34: the ways to sign in of which 3.3 wants exactly one.
  private static func authentication(before34 ways: [[String]]) -> [SchemaKey] {
    let description = "How to sign in: the name of a secret, or user and password."
    let secret = SchemaKey(
      "secretName", "A secret in Connaisseur's namespace.",
      .text(SchemaText(pattern: "[a-z0-9]")))
    let user = SchemaKey("username", "A user; better a secret.", .orNull(.text(.scalar)))
    let password = SchemaKey("password", "Its password; better a secret.", .orNull(.text(.scalar)))
    let old = SchemaMapping(
      name: "auth",
      keys: [
        secret, user, password,
        SchemaKey("k8sKeychain", "Whether the cluster's identity signs in.", .boolean(.strict)),
      ],
      renamed: renamedKeys,
      constraints: [SchemaConstraint(rule: .onlyOneOf(ways))])
    let new = SchemaMapping(
      name: "auth",
      keys: [
        SchemaKey("secretName", "A secret in Connaisseur's namespace.", .text(.plain)),
        user, password,
        SchemaKey(
          "registry", "The registry that user and password are for.", .orNull(.text(.scalar))),
        SchemaKey("useKeychain", "Whether the cluster's identity signs in.", .boolean(.strict)),
      ],
      renamed: renamedKeys,
      constraints: [
        SchemaConstraint(
          rule: .oneOf([["secretName"], ["useKeychain"], ["username", "password"]]))
      ])
    return [
      SchemaKey("auth", description, .orNull(.mapping(old)), until: go),
      SchemaKey("auth", description, .orNull(.mapping(new)), since: go),
    ]
  }
}
