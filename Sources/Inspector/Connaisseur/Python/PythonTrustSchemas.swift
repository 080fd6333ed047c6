internal import NotaryCore

/// What Connaisseur 3.3 asks of each document (connaisseur 3.3.4, `res/*_schema.json`).
extension PythonSchema {
  /// Every delegation is checked as targets is.
  static func document(of role: RoleName) -> PythonSchema {
    switch role {
    case .root: root
    case .timestamp: timestamp
    case .snapshot: snapshot
    default: targets
    }
  }

  private static let root = document(
    type: "Root",
    [
      ("consistent_snapshot", PythonSchema(kinds: [.boolean])),
      (
        "keys",
        PythonSchema(
          kinds: [.object],
          patternProperties: [
            (.hexadecimal(digitsFirst: false), key(types: ["ecdsa", "ecdsa-x509"]))
          ])
      ),
      (
        "roles",
        object(
          ["root", "targets", "snapshot", "timestamp"].map { ($0, rootRole) },
          required: ["root", "targets", "snapshot", "timestamp"])
      ),
    ])

  private static let timestamp = document(
    type: "Timestamp",
    [("meta", object([("snapshot", fileMeta)], required: ["snapshot"]))])

  private static let snapshot = document(
    type: "Snapshot",
    [("meta", PythonSchema(kinds: [.object], patternProperties: [(.metaName, fileMeta)]))])

  private static let targets = document(
    type: "Targets",
    [
      (
        "delegations",
        object([
          (
            "keys",
            PythonSchema(
              kinds: [.object],
              patternProperties: [(.hexadecimal(digitsFirst: false), key(types: ["ecdsa"]))])
          ),
          ("roles", list(of: delegation)),
        ])
      ),
      ("targets", PythonSchema(kinds: [.object], patternProperties: [(.tag, target)])),
    ])

  // MARK: Parts

  private static let integer = PythonSchema(kinds: [.integer])
  private static let base64 = PythonSchema(kinds: [.string], pattern: .base64)
  private static let keyIDs = list(
    of: PythonSchema(kinds: [.string], pattern: .hexadecimal(digitsFirst: true)))

  private static let fileMeta = object([
    ("hashes", object([("sha256", base64), ("sha512", base64)])), ("length", integer),
  ])

  private static let target = object(
    [("hashes", object([("sha256", base64)])), ("length", integer)],
    required: ["hashes", "length"])

  private static let rootRole = object(
    [("keyids", keyIDs), ("threshold", integer)], required: ["keyids", "threshold"])

  private static let delegation = object(
    [
      ("keyids", keyIDs), ("name", PythonSchema(kinds: [.string], pattern: .delegation)),
      ("paths", list(of: PythonSchema(kinds: [.string]))), ("threshold", integer),
    ], required: ["keyids", "name", "threshold"])

  private static func key(types: [String]) -> PythonSchema {
    object(
      [
        ("keytype", PythonSchema(kinds: [.string], options: types)),
        (
          "keyval",
          object(
            [
              ("private", PythonSchema(kinds: [.string, .null], pattern: .base64)),
              ("public", base64),
            ], required: ["private", "public"])
        ),
      ], required: ["keytype", "keyval"])
  }

  private static let signature = object(
    [
      ("keyid", PythonSchema(kinds: [.string], pattern: .hexadecimal(digitsFirst: false))),
      ("method", PythonSchema(kinds: [.string], options: ["ecdsa"])), ("sig", base64),
    ], required: ["keyid", "method", "sig"])

  /// A document whose `signed` has, after what all documents have, these members.
  private static func document(
    type: String, _ members: [(PythonText, PythonSchema)]
  ) -> PythonSchema {
    let common: [(PythonText, PythonSchema)] = [
      ("_type", PythonSchema(kinds: [.string], options: [type])),
      ("expires", PythonSchema(kinds: [.string], isDate: true)), ("version", integer),
    ]
    let all = common + members
    return object(
      [("signed", object(all, required: all.map(\.0))), ("signatures", list(of: signature))],
      required: ["signed", "signatures"])
  }

  private static func object(
    _ properties: [(PythonText, PythonSchema)], required: [PythonText] = []
  ) -> PythonSchema {
    PythonSchema(kinds: [.object], properties: properties, required: required)
  }

  private static func list(of schema: PythonSchema) -> PythonSchema {
    PythonSchema(kinds: [.array], items: [schema])
  }
}
