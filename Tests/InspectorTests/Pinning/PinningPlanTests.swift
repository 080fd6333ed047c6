import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite struct PinningPlanTests {
  private func values(_ key: TestKey?) -> String {
    var text = "validators:\n- name: acme\n  type: notaryv1\n  host: notary.acme.example\n"
    if let key {
      text += "  trustRoots:\n  - name: default\n    key: |\n"
      text += key.publicPEM.split(separator: "\n").map { "      \($0)\n" }.joined()
    }
    return text + """
      policy:
      - pattern: "*:*"
        validator: deny
      - pattern: "docker.io/acme/*:*"
        validator: acme
      - pattern: "ghcr.io/acme/*:*"
        validator: acme
        with:
          trustRoot: other

      """
  }

  private func plan(
    _ key: TestKey, over old: TestKey?, chain: ChainOfTrust? = nil, known: [KnownKey] = []
  ) throws -> PinningPlan {
    let values = try Values.load(files: [("values.yaml", Array(values(old).utf8))])
    let sections = try PolicySections(of: #require(values.files.first))
    return try PinningPlan(
      of: PinnedKey(subjectPublicKeyInfo: key.subjectPublicKeyInfo), inValidator: 0, as: "default",
      of: sections, chain: chain, known: known)
  }

  @Test func `a plan tells both keys, the validator and the rules that it decides`() throws {
    let plan = try plan(TestKey(.p256, "new"), over: rootKey)
    #expect(plan.validator == "acme")
    #expect(plan.trustRoot == "default")
    #expect(plan.old?.subjectPublicKeyInfo == rootKey.subjectPublicKeyInfo)
    #expect(plan.new.subjectPublicKeyInfo == TestKey(.p256, "new").subjectPublicKeyInfo)
    #expect(plan.rules.map(\.pattern) == ["docker.io/acme/*:*"])
  }

  @Test func `a key that nothing links must be confirmed`() async throws {
    let chain = try await TestRepository("docker.io/acme/web").report().chain
    let foreign = TestKey(.p256, "foreign")
    #expect(try plan(foreign, over: rootKey).link == .none)
    // It did not sign the root that is served.
    #expect(try plan(foreign, over: rootKey, chain: chain).needsConfirmation)
    // It did, and nothing else speaks for it.
    #expect(try plan(rootKey, over: foreign, chain: chain).needsConfirmation)
    #expect(try plan(rootKey, over: nil, chain: chain).needsConfirmation)
  }

  @Test func `the key that is pinned already needs nothing`() throws {
    let plan = try plan(rootKey, over: rootKey)
    #expect(plan.link == .same)
    #expect(!plan.needsConfirmation)
  }

  @Test func `a key beside which the pinned one signed is linked`() async throws {
    var repository = TestRepository("docker.io/acme/web")
    let second = TestKey(.p256, "second")
    repository.root.signers.append(
      TestSigner(TestCertificate(second, commonName: "docker.io/acme/web")))
    let chain = try await repository.report().chain
    #expect(try plan(second, over: rootKey, chain: chain).link == .pinnedKeySigned)
  }

  @Test func `a key that is known from elsewhere is linked`() async throws {
    let known = KnownKey(rootKey.subjectPublicKeyInfo, from: .file("acme.pub"))
    let chain = try await TestRepository("docker.io/acme/web").report().chain
    let old = TestKey(.p256, "old")
    #expect(try plan(rootKey, over: old, known: [known]).link == .known([known]))
    #expect(try plan(rootKey, over: old, chain: chain, known: [known]).link == .known([known]))
  }

  @Test func `there is no plan for a validator that is not there`() throws {
    let values = try Values.load(files: [
      ("values.yaml", Array("validators: []\npolicy: []\n".utf8))
    ])
    let sections = try PolicySections(of: #require(values.files.first))
    #expect(throws: YAMLEditRefusal.self) {
      try PinningPlan(
        of: PinnedKey(subjectPublicKeyInfo: rootKey.subjectPublicKeyInfo), inValidator: 0,
        as: "default", of: sections, chain: nil)
    }
  }
}
