import Inspector
import NotaryCore
import PolicyEditor
import Testing

@Suite struct `A verdict as a tree` {
  private func tree(_ image: String, front: Generation = .go) async throws -> VerdictTree {
    VerdictTree(try await DemoVerdict.report(on: image), front: front)
  }

  private func node(_ id: VerdictNode.ID, in tree: VerdictTree) -> VerdictNode? {
    var stack = tree.roots
    while let node = stack.popLast() {
      if node.id == id { return node }
      stack += node.children
    }
    return nil
  }

  @Test func `tells the answer in front, the other in a line, then the steps in their order`()
    async throws
  {
    let tree = try await tree("docker.io/acme/web:v1")
    #expect(tree.roots.prefix(2).map(\.id) == [.answer(.go), .answer(.python)])
    let steps = tree.roots.compactMap { node -> DecisionStep.Name? in
      if case .step(let name) = node.id { name } else { nil }
    }
    #expect(
      steps == [
        .reference, .rule, .validator, .download, .trustRoot, .root, .targets, .snapshot,
        .timestamp, .delegations, .digest,
      ])
    #expect(tree.start == .answer(.go))
    #expect(tree.roots.first?.title.text == "3.9 ADMITTED")
    #expect(tree.roots.first?.copies.map(\.title) == ["digest"])
  }

  @Test func `begins on the step that decides, open, with what to do`() async throws {
    for generation in Generation.allCases {
      let tree = try await tree("docker.io/acme/expired:v1", front: generation)
      #expect(tree.start == .step(.timestamp))
      let step = try #require(node(.step(.timestamp), in: tree))
      #expect(step.status == .fail && step.opens)
      #expect(step.place == .trust(.timestamp))
      #expect(!step.children.isEmpty)
      #expect(!tree.initiallyFolded.contains(step.id))
    }
  }

  @Test func `what would fail next stands dim under its own line`() async throws {
    var values = DemoVerdict.text
    // A delegation that does not exist comes after the timestamp that expired.
    values += "  - pattern: \"docker.io/acme/expired:*\"\n    validator: acme\n"
    values += "    with:\n      delegations: [carol]\n"
    let report = try await DemoVerdict.report(on: "docker.io/acme/expired:v1", by: values)
    let tree = VerdictTree(report, front: .python)
    let later = try #require(node(.wouldFailNext, in: tree))
    #expect(later.opens)
    #expect(later.children.map(\.id) == [.step(.delegations), .step(.digest)])
    #expect(later.children.allSatisfy { $0.isLater && $0.title.tone == .dim })
  }

  @Test func `the rule lists every other with the reason why it lost, and where it stands`()
    async throws
  {
    let tree = try await tree("docker.io/acme/web:v1")
    let rule = try #require(node(.step(.rule), in: tree))
    #expect(rule.children.map(\.id) == [.rule(1), .rule(0), .rule(2), .rule(3)])
    #expect(rule.children.map { $0.status?.rawValue } == ["ok", "-", "-", "-"])
    let words = rule.children.map { $0.text.map(\.text).joined() }
    #expect(words[0].contains("docker.io/acme/*:*  wins"))
    #expect(words[1].contains("*:*  fewer components"))
    #expect(words[2].contains("not matching"))
    let line = try #require(rule.children.first?.place?.position?.line)
    let lines = Demo.values?.files.first?.maskedLines ?? []
    #expect(lines[line - 1].contains("docker.io/acme/*:*"))
  }

  @Test func `steps of the configuration lead to their lines, others to documents`() async throws {
    let tree = try await tree("docker.io/acme/web:v1")
    let lines = Demo.values?.files.first?.maskedLines ?? []
    func line(_ step: DecisionStep.Name) throws -> String {
      let position = try #require(node(.step(step), in: tree)?.place?.position)
      return lines[position.line - 1]
    }
    #expect(try line(.validator).contains("name: acme"))
    #expect(try line(.trustRoot).contains("name: default"))
    #expect(node(.step(.reference), in: tree)?.place == nil)
    #expect(node(.step(.snapshot), in: tree)?.place == .trust(.snapshot))
    #expect(node(.step(.delegations), in: tree)?.place == .trust(.releases))
    #expect(node(.step(.digest), in: tree)?.place == .target(.releases, name: "v1"))
  }

  @Test func `the other version says whether it is the same, or where it differs`() async throws {
    func other(_ image: String) async throws -> String {
      let tree = try await tree(image)
      return try #require(node(.answer(.python), in: tree)).text.map(\.text).joined()
    }
    #expect(try await other("docker.io/acme/web:v1") == "the same")
    #expect(
      try await other("docker.io/acme/expired:v1")
        == "the same, in its words: Trust data timestamp has expired.")
    #expect(try await other("docker.io/acme/platform:v3").hasPrefix("at download: Trust data"))
    #expect(try await other("docker.io/acme/tampered:v1").hasPrefix("at another step, download:"))
  }

  @Test func `a filter keeps what matches and what leads there`() async throws {
    let tree = try await tree("docker.io/acme/web:v1")
    var leads: Set<VerdictNode.ID> = []
    let kept = tree.roots.compactMap { node in
      node.filtered(leads: &leads) { $0.contains { $0.contains("fewer components") } }
    }
    #expect(kept.map(\.id) == [.step(.rule)])
    #expect(kept.first?.children.map(\.id) == [.rule(0)])
    #expect(leads == [.step(.rule)])
  }

  @Test func `notes about the configuration stand before the steps`() async throws {
    let report = try await DemoVerdict.report(
      on: "docker.io/acme/web:v1", by: "application:\n  policy:\n  - pattern: \"*:*\"\n")
    let tree = VerdictTree(report, front: .go)
    let note = try #require(node(.note(0), in: tree))
    #expect(note.text.map(\.text).joined().contains("application.validators"))
    #expect(report.chartSections == [.validators])
  }
}

@Suite struct `The headline of an explanation` {
  private func headline(_ image: String, front: Generation = .go) async throws -> [String] {
    try await DemoVerdict.report(on: image).explanation.headline(front: front).map(\.text)
  }

  @Test func `is the user's version alone where both agree`() async throws {
    #expect(try await headline("docker.io/acme/web:v1") == ["3.9 ADMITTED"])
    #expect(try await headline("docker.io/acme/broken:v1", front: .python) == ["3.3 DENIED"])
  }

  @Test func `is both where they differ`() async throws {
    #expect(
      try await headline("docker.io/acme/platform:v3") == ["3.3 DENIED", "3.9 ADMITTED"])
  }
}

/// The demo's repositories under its configuration, or another.
enum DemoVerdict {
  /// The demo's configuration as text.
  static var text: String {
    (Demo.values?.files.first?.maskedLines ?? []).joined(separator: "\n")
  }

  static func report(on image: String, by text: String? = nil) async throws -> VerdictReport {
    let values =
      try text.map { try Values.load(files: [("values.yaml", Array($0.utf8))]) }
      ?? #require(Demo.values)
    return await ConfigurationInForce(values).report(on: image, at: Demo.moment) { _ in
      .success(Demo.source())
    }
  }
}
