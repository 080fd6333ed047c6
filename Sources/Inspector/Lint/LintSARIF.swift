import PolicyEditor

/// `lint -o sarif`.
extension LintReport {
  /// - Parameter tool: the version of this program.
  public func sarif(tool: String) -> JSONOutput {
    let codes = Set(problems.map(\.code)).sorted { $0.rawValue < $1.rawValue }
    return SARIFLog(tool: tool, rules: codes.map(\.sarif), results: results).json
  }

  /// The most edits that are written out: each is proved by reading the file again.
  private static let editLimit = 100

  private var results: [SARIFLog.Result] {
    var edits = 0
    return problems.map { problem in
      var edit: YAMLEdit?
      if let fix = problem.edit, edits < Self.editLimit {
        edits += 1
        edit = try? documents[fix.file]?.edit(fix.step.name, fix.step.changes).edit
      }
      return problem.sarif(edit: edit)
    }
  }
}

extension LintCode {
  fileprivate var sarif: SARIFLog.Rule {
    SARIFLog.Rule(
      id: rawValue, title: explanation.title, text: explanation.text, help: explanation.fix)
  }
}

extension LintProblem {
  fileprivate func sarif(edit: YAMLEdit?) -> SARIFLog.Result {
    SARIFLog.Result(
      rule: code.rawValue, level: level, message: fix.map { "\(message)\nFix: \($0)" } ?? message,
      file: range.file,
      region: SARIFLog.Region(
        start: (range.start.line, range.start.column), end: (range.end.line, range.end.column)),
      name: path.isEmpty ? nil : path, fixes: edit.map { [$0.sarif(of: range.file)] } ?? [],
      properties: [("connaisseur", .array(generations.map { .string($0.rawValue) }))])
  }

  private var level: SARIFLog.Result.Level {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .note
    }
  }
}

extension YAMLEdit {
  fileprivate func sarif(of file: String) -> JSONOutput {
    let replacements = replacements.map { replacement in
      JSONOutput.object([
        (
          "deletedRegion",
          .object([
            ("byteOffset", .int(replacement.range.lowerBound)),
            ("byteLength", .int(replacement.range.count)),
          ])
        ),
        (
          "insertedContent",
          .object([("text", .string(String(decoding: replacement.new, as: UTF8.self)))])
        ),
      ])
    }
    return .object([
      ("description", .object([("text", .string(name))])),
      (
        "artifactChanges",
        .array([
          .object([
            ("artifactLocation", SARIFLog.location(of: file)),
            ("replacements", .array(replacements)),
          ])
        ])
      ),
    ])
  }
}
