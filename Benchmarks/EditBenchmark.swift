import PolicyEditor
import TestSupport

/// Opening and editing a values.yaml of about 1 MB with 10 000 rules, and one of twice as many.
struct EditBenchmark {
  private let rules = 10_000
  private let rounds = 40
  /// What a frame may take, in milliseconds; the edit is a part of it.
  private let editAim = 50.0
  /// A change of the whole text, which all has to be read and compared again.
  private let wholeAim = 100.0
  private let growthAim = 2.6

  func rows() throws -> [BenchmarkRow] {
    let once = try times(rules: rules)
    let twice = try times(rules: 2 * rules)
    var rows = [
      BenchmarkRow(
        name: "open \(once.bytes / 1_024) KiB of values.yaml, \(rules) rules",
        result: "\(rounded(once.open)) ms", aim: "<= 500 ms", isMet: once.open <= 500)
    ]
    for (kind, milliseconds) in once.edits.sorted(by: { $0.key < $1.key }) {
      let aim = kind == Self.renaming ? wholeAim : editAim
      rows.append(
        BenchmarkRow(
          name: "\(kind), the slowest", result: "\(rounded(milliseconds)) ms",
          aim: "<= \(rounded(aim, 0)) ms", isMet: milliseconds <= aim))
    }
    let growth = (twice.edits["set a value"] ?? 0) / (once.edits["set a value"] ?? 1)
    rows.append(
      BenchmarkRow(
        name: "growth of setting a value when all doubles", result: "\(rounded(growth)) times",
        aim: "<= \(rounded(growthAim)) times", isMet: growth <= growthAim))
    return rows
  }

  private struct Times {
    let bytes: Int
    /// In milliseconds of processor time.
    let open: Double
    let edits: [String: Double]
  }

  private func times(rules: Int) throws -> Times {
    let bytes = Self.values(rules: rules)
    var draft = try PolicyDraft(file: "values.yaml", bytes: [])
    let open = try ProcessorTime.seconds {
      draft = try PolicyDraft(file: "values.yaml", bytes: bytes)
    }
    let sections = try PolicySections(of: draft.values().files[0])
    var edits: [String: Double] = [:]
    func measure(_ kind: String, _ step: (Int) throws -> PolicyStep) throws {
      var times: [Double] = []
      for round in 0..<rounds {
        var copy = draft
        let step = try step(round * (rules - 1) / rounds)
        times.append(try ProcessorTime.seconds { try copy.make(step) })
      }
      edits[kind] = (times.sorted().last ?? 0) * 1_000
    }
    try measure("set a value") { try sections.editRule($0, set: "validator", to: .text("other")) }
    try measure("add a rule") { try sections.addRule("ghcr.io/\($0)/*:*", at: $0) }
    try measure("add a rule at the end") { try sections.addRule("ghcr.io/\($0)/*:*") }
    try measure("remove a rule") { try sections.removeRule($0) }
    try measure("move a rule up") { try sections.moveRule($0 + 1, to: $0) }
    edits[Self.renaming] = try renaming(draft, sections)
    edits["undo and redo"] = try undoing(draft, sections)
    return Times(bytes: bytes.count, open: open * 1_000, edits: edits)
  }

  private static let renaming = "rename a validator that every rule uses"

  /// The whole policy changes, so that the whole text is read again.
  private func renaming(_ draft: PolicyDraft, _ sections: PolicySections) throws -> Double {
    var copy = draft
    return try ProcessorTime.seconds { try copy.make(sections.renameValidator(0, to: "new")) }
      * 1_000
  }

  private func undoing(_ draft: PolicyDraft, _ sections: PolicySections) throws -> Double {
    var copy = draft
    try copy.make(sections.removeRule(rules / 2))
    let seconds = ProcessorTime.seconds {
      copy.undo()
      copy.redo()
    }
    return seconds * 1_000
  }

  /// A file as a large cluster has it: 100 bytes for each rule.
  static func values(rules: Int) -> [UInt8] {
    var text = """
      # generated
      application:
        validators:
          - name: acme
            type: notaryv1
            host: notary.acme.example
            trustRoots:
              - name: default
                key: |
                  -----BEGIN PUBLIC KEY-----
                  MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEOXYta5TgdCwXTCnLU09W5T4M4r9f
                  QQrqJuADP6U7g5r9ICgPSmZuRHP/1AYUfOQW3baveKsT969EfELKj1lfCA==
                  -----END PUBLIC KEY-----
        policy:

      """
    for number in 0..<rules {
      text +=
        "    # team \(number % 97)\n    - pattern: \"registry.acme.example/team-\(number)/*:*\"\n"
      text += "      validator: acme\n"
      if number % 3 == 0 { text += "      with:\n        trustRoot: default\n" }
    }
    return Array(text.utf8)
  }
}
