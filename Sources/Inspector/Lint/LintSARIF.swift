import PolicyEditor

/// `lint -o sarif`: the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), as code
/// scanning services take it.
extension LintReport {
  /// - Parameter tool: the version of this program.
  public func sarif(tool: String) -> JSONOutput {
    let codes = Set(problems.map(\.code)).sorted { $0.rawValue < $1.rawValue }
    let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    return .object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            (
              "tool",
              .object([
                (
                  "driver",
                  .object([
                    ("name", .string("tastevin")), ("version", .string(tool)),
                    ("rules", .array(codes.map(\.sarif))),
                  ])
                )
              ])
            ),
            ("columnKind", .string("unicodeCodePoints")),
            ("results", .array(results(indices))),
          ])
        ])
      ),
    ])
  }
}

extension LintReport {
  /// The most edits that are written out: each is proved by reading the file again.
  private static let editLimit = 100

  private func results(_ indices: [LintCode: Int]) -> [JSONOutput] {
    var edits = 0
    return problems.map { problem in
      var edit: YAMLEdit?
      if let fix = problem.edit, edits < Self.editLimit {
        edits += 1
        edit = try? documents[fix.file]?.edit(fix.step.name, fix.step.changes).edit
      }
      return problem.sarif(rule: indices[problem.code] ?? 0, edit: edit)
    }
  }
}

extension LintCode {
  fileprivate var sarif: JSONOutput {
    .object([
      ("id", .string(rawValue)),
      ("shortDescription", .object([("text", .string(explanation.title))])),
      ("fullDescription", .object([("text", .string(explanation.text))])),
      ("help", .object([("text", .string(explanation.fix))])),
    ])
  }
}

extension LintProblem {
  fileprivate func sarif(rule: Int, edit: YAMLEdit?) -> JSONOutput {
    let region = JSONOutput.object([
      ("startLine", .int(range.start.line)), ("startColumn", .int(range.start.column)),
      ("endLine", .int(range.end.line)), ("endColumn", .int(range.end.column)),
    ])
    let file = JSONOutput.object([("uri", .string(Self.uri(of: range.file)))])
    let names = path.isEmpty ? [] : [JSONOutput.object([("fullyQualifiedName", .string(path))])]
    let text = fix.map { "\(message)\nFix: \($0)" } ?? message
    var members: [(String, JSONOutput)] = [
      ("ruleId", .string(code.rawValue)), ("ruleIndex", .int(rule)),
      ("level", .string(severity == .info ? "note" : severity.rawValue)),
      ("message", .object([("text", .string(text))])),
      (
        "locations",
        .array([
          .object([
            (
              "physicalLocation",
              .object([("artifactLocation", file), ("region", region)])
            ),
            ("logicalLocations", .array(names)),
          ])
        ])
      ),
    ]
    if let edit { members.append(("fixes", .array([edit.sarif(of: file)]))) }
    members.append(
      (
        "properties",
        .object([("connaisseur", .array(generations.map { .string($0.rawValue) }))])
      ))
    return .object(members)
  }

  /// A file's name as a relative reference, or an absolute path as a file's URL (RFC 3986).
  private static func uri(of file: String) -> String {
    let digits = Array("0123456789ABCDEF")
    let escaped = file.utf8.reduce(into: "") { text, byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: text.append(Character(Unicode.Scalar(byte)))
      case _ where "-._~/".utf8.contains(byte): text.append(Character(Unicode.Scalar(byte)))
      default: text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return file.hasPrefix("/") ? "file://" + escaped : escaped
  }
}

extension YAMLEdit {
  fileprivate func sarif(of file: JSONOutput) -> JSONOutput {
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
          .object([("artifactLocation", file), ("replacements", .array(replacements))])
        ])
      ),
    ])
  }
}
