import NotaryCore

/// The structs of notary 0.7 (`tuf/data`), with every field that they write again.
extension GoType {
  /// The signed part of a role's document.
  static func signed(_ role: RoleName) -> GoType {
    switch role {
    case .root: root
    case .snapshot: .structure("data.Snapshot", common + [GoField("meta", files)])
    case .timestamp: .structure("data.Timestamp", common + [GoField("meta", files)])
    default: targets
    }
  }

  static let signature: GoType = .structure(
    "data.unmarshalledSignature",
    [
      GoField("keyid", .string("string")), GoField("method", .string("data.SigAlgorithm")),
      GoField("sig", .bytes),
    ])

  private static let common = [
    GoField("_type", .string("string")), GoField("expires", .time),
    GoField("version", .integer("int")),
  ]

  private static let root: GoType = .structure(
    "data.Root",
    common + [
      GoField("keys", keys),
      GoField("roles", roles),
      GoField("consistent_snapshot", .boolean),
    ])

  private static let roles: GoType = .map(
    "map[data.RoleName]*data.RootRole", .pointer(.structure("data.RootRole", role)))

  private static let targets: GoType = .structure(
    "data.Targets",
    common + [GoField("targets", files), GoField("delegations", delegations)])

  private static let delegations: GoType = .structure(
    "data.Delegations",
    [
      GoField("keys", keys),
      GoField("roles", .list("[]*data.Role", .pointer(.structure("data.Role", delegation)))),
    ])

  private static let role = [
    GoField("keyids", strings), GoField("threshold", .integer("int")),
  ]

  private static let delegation =
    role + [
      GoField("name", .string("data.RoleName")), GoField("paths", strings, omitsEmpty: true),
    ]

  private static let files: GoType = .map(
    "data.Files",
    .structure(
      "data.FileMeta",
      [
        GoField("length", .integer("int64")), GoField("hashes", .map("data.Hashes", .bytes)),
        GoField("custom", .raw, omitsEmpty: true),
      ]))

  private static let keys: GoType = .keys(
    .map(
      "map[string]data.TUFKey",
      .structure(
        "data.TUFKey",
        [
          GoField("keytype", .string("string")),
          GoField(
            "keyval",
            .structure("data.KeyPair", [GoField("public", .bytes), GoField("private", .bytes)])),
        ])))

  private static let strings: GoType = .list("[]string", .string("string"))
}
