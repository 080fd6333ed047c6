import PolicyEditor
import Testing

/// The table of keys and the decoder that reproduces Connaisseur's must know the same keys.
@Suite("The table of keys") struct SchemaTableTests {
  private static let known = [
    "notaryv1": ["host", "trustRoots", "cert", "auth"],
    "cosign": ["host", "trustRoots", "cert", "auth"], "static": ["approve"],
    "notation": ["trustRoots", "cert", "auth"],
  ]

  private func unknownKeys(_ text: String, _ version: ConnaisseurVersion) throws -> [String] {
    let values = try readValues(text)
    guard case .doesNotStart(let refusal) = values.startup(of: version.generation) else {
      return []
    }
    return refusal.problems.filter { $0.fault == .unknownKey }.map(\.path)
  }

  @Test("holds no key of a validator that 3.9 refuses", arguments: known.keys.sorted())
  func validators(_ type: String) throws {
    let keys = (Self.known[type] ?? []) + ["isAcr", "host", "approve"]
    let lines = Set(keys).sorted().map { "    \($0): null\n" }.joined()
    let text = "application:\n  validators:\n  - name: a\n    type: \(type)\n\(lines)"
    let told = try lint(text).filter { $0.code == .unknownKey || $0.code == .misplacedKey }
      .map { $0.path.split(separator: ".").last.map(String.init) ?? "" }
    let refused = try unknownKeys(text, .go)
      .map { $0.split(separator: ".").last.map(String.init) ?? "" }
    #expect(Set(told) == Set(refused))
  }

  @Test func `holds the options of a rule that 3_9 takes, and no other`() throws {
    let names = [
      "trustRoot", "verifyInTransparencyLog", "verifySCT", "threshold", "required", "delegations",
      "mode", "verificationLevel", "verifyTimestamp", "key", "trust_root", "verify",
    ]
    let lines = names.map { "      \($0): null\n" }.joined()
    let text = LintedText().text + "  - pattern: x\n    with:\n\(lines)"
    let told = try lint(text).filter { $0.code == .unknownKey || $0.code == .misplacedKey }.map(
      \.path)
    let refused = try unknownKeys(text, .go).map { "application.\($0)" }
    #expect(Set(told) == Set(refused) && refused.count == 3)
  }

  @Test("describes every key", arguments: 0...10)
  func described(_ minor: Int) {
    let version = ConnaisseurVersion(minor)
    var keys = 0
    func check(_ mapping: SchemaMapping, at path: String) {
      for key in mapping.keys(in: version) {
        keys += 1
        #expect(key.description.count >= 8, "\(path).\(key.name)")
        #expect(key.description.hasSuffix("."), "\(path).\(key.name)")
        check(key.value, at: "\(path).\(key.name)")
      }
    }
    func check(_ value: SchemaValue, at path: String) {
      switch value {
      case .orNull(let other): check(other, at: path)
      case .mapping(let mapping): check(mapping, at: path)
      case .list(let list): check(list.element, at: path + "[]")
      case .choice(_, let cases):
        for one in cases where one.exists(in: version) { check(one.mapping, at: path) }
      case .anything, .boolean, .integer, .text: break
      }
    }
    check(ValuesSchema.root, at: "")
    #expect(keys > 60)
  }
}
