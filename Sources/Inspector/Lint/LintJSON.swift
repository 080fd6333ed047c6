import PolicyEditor

/// `lint -o json`, version 1 of the contract.
extension LintReport {
  public var json: JSONOutput {
    .object([
      ("schema", .string("tastevin/lint/v1")), ("file", .string(files.first ?? "")),
      ("problems", .array(problems.map(\.json))),
    ])
  }
}

extension LintProblem {
  fileprivate var json: JSONOutput {
    .object([
      ("code", .string(code.rawValue)), ("severity", .string(severity.rawValue)),
      ("connaisseur", .array(generations.map { .string($0.rawValue) })), ("path", .string(path)),
      ("line", .int(range.start.line)), ("column", .int(range.start.column)),
      ("endLine", .int(range.end.line)), ("endColumn", .int(range.end.column)),
      ("message", .string(message)), ("fix", .optional(fix)), ("file", .string(range.file)),
    ])
  }
}
