import NotaryCore

extension ComparisonReport {
  /// The member `against` of `inspect -o json`.
  var json: JSONOutput {
    .object([
      ("source", .object(location.members)),
      ("status", .string(comparison.before.status.rawValue)),
      ("severity", .string(comparison.severity.code)),
      ("warning", .optional(warning)),
      ("rootLinked", .optional(comparison[.root]?.isLinked)),
      ("roles", .array(comparison.roles.map(\.json))),
      ("tags", .array(comparison.roles.flatMap(\.tags).map(\.json))),
      ("failure", failure?.json ?? .null),
    ])
  }
}

extension RoleDifference.Severity {
  fileprivate var code: String {
    switch self {
    case .none: "none"
    case .change: "change"
    case .alarm: "alarm"
    }
  }
}

extension RoleDifference {
  fileprivate var json: JSONOutput {
    func pair<Value>(_ pair: Pair<Value>, _ json: (Value) -> JSONOutput) -> JSONOutput {
      .object([
        ("before", pair.before.map(json) ?? .null), ("after", pair.after.map(json) ?? .null),
      ])
    }
    func keys(_ keys: [KeyJudgement]) -> JSONOutput { .array(keys.map(\.json)) }
    func texts(_ texts: [ExactText]) -> JSONOutput { .array(texts.map { .string($0.text) }) }
    return .object([
      ("name", .string(name.rawValue)), ("change", .string(change.rawValue)),
      ("severity", .string(severity.code)), ("version", pair(version) { .int($0) }),
      ("expires", pair(expires) { .string($0.rfc3339) }), ("expired", .bool(hasExpired)),
      ("threshold", pair(threshold) { .int($0) }), ("keysAdded", keys(keysAdded)),
      ("keysRemoved", keys(keysRemoved)), ("pathsAdded", texts(pathsAdded)),
      ("pathsRemoved", texts(pathsRemoved)), ("message", .string(words)),
      ("meaning", .optional(meaning)),
    ])
  }
}

extension TagDifference {
  fileprivate var json: JSONOutput {
    func digest(_ bytes: [UInt8]?) -> JSONOutput {
      .optional(bytes.map { "sha256:" + Hexadecimal.text(of: $0) })
    }
    return .object([
      ("name", .string(name.text)), ("role", .string(role.rawValue)),
      ("change", .string(change.rawValue)), ("before", digest(before)), ("after", digest(after)),
    ])
  }
}
