/// The Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), as code scanning services take
/// it: one run of this program.
struct SARIFLog {
  /// What is looked for.
  struct Rule {
    let id: String
    let title: String
    let text: String
    /// What to do; nil where nothing is to be said once for all results.
    let help: String?
  }

  /// Something that was found.
  struct Result {
    enum Level: String {
      case error, warning, note
    }

    let rule: String
    let level: Level
    let message: String
    /// The file; nil where it stands in none.
    let file: String?
    let region: Region
    /// What it is about, such as a member of a document or an object of a cluster; nil for nothing.
    let name: String?
    var fixes: [JSONOutput] = []
    var properties: [(String, JSONOutput)] = []
  }

  /// Lines and columns from 1; the end is exclusive, and nil where only the start is known.
  struct Region {
    let start: (line: Int, column: Int)
    var end: (line: Int, column: Int)?
  }

  /// The version of this program.
  let tool: String
  let rules: [Rule]
  let results: [Result]

  var json: JSONOutput {
    let indices = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
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
                    ("rules", .array(rules.map(\.json))),
                  ])
                )
              ])
            ),
            ("columnKind", .string("unicodeCodePoints")),
            ("results", .array(results.map { $0.json(index: indices[$0.rule] ?? 0) })),
          ])
        ])
      ),
    ])
  }

  static func location(of file: String) -> JSONOutput {
    .object([("uri", .string(uri(of: file)))])
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

extension SARIFLog.Rule {
  fileprivate var json: JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("id", .string(id)), ("shortDescription", .object([("text", .string(title))])),
      ("fullDescription", .object([("text", .string(text))])),
    ]
    if let help { members.append(("help", .object([("text", .string(help))]))) }
    return .object(members)
  }
}

extension SARIFLog.Result {
  fileprivate func json(index: Int) -> JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("ruleId", .string(rule)), ("ruleIndex", .int(index)), ("level", .string(level.rawValue)),
      ("message", .object([("text", .string(message))])), ("locations", .array([location])),
    ]
    if !fixes.isEmpty { members.append(("fixes", .array(fixes))) }
    if !properties.isEmpty { members.append(("properties", .object(properties))) }
    return .object(members)
  }

  private var location: JSONOutput {
    let names = name.map { [JSONOutput.object([("fullyQualifiedName", .string($0))])] } ?? []
    var members: [(String, JSONOutput)] = []
    if let file {
      members.append(
        (
          "physicalLocation",
          .object([("artifactLocation", SARIFLog.location(of: file)), ("region", region.json)])
        ))
    }
    members.append(("logicalLocations", .array(names)))
    return .object(members)
  }
}

extension SARIFLog.Region {
  fileprivate var json: JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("startLine", .int(start.line)), ("startColumn", .int(start.column)),
    ]
    if let end {
      members += [("endLine", .int(end.line)), ("endColumn", .int(end.column))]
    }
    return .object(members)
  }
}
