import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite struct `What a Connaisseur makes of each role` {
  private func outcomes(
    _ image: String, _ generation: Generation, by text: String? = nil
  ) async throws -> [RoleName: RoleOutcome] {
    let verdict = try await DemoVerdict.report(on: image, by: text)
    let reference = try ImageReference(image)
    let source = Demo.source()
    let report = TrustReport(
      image: reference, source: source.location,
      documents: await TrustLoader(source: source, gun: reference.gun).load(), pins: Demo.pins,
      at: Demo.moment)
    let answer = try #require(verdict.explanation.answer(of: generation))
    return JudgeDifference(answer, in: report).outcomes
  }

  private func differences(_ outcomes: [RoleName: RoleOutcome]) -> [RoleName: RoleOutcome
    .Difference]
  {
    outcomes.compactMapValues(\.difference)
  }

  @Test func `is what the Notary client makes of it, but for delegations that do not count`()
    async throws
  {
    for generation in Generation.allCases {
      let outcomes = try await outcomes("docker.io/acme/web:v1", generation)
      for role: RoleName in [.root, .timestamp, .snapshot, .targets, .releases] {
        #expect(outcomes[role]?.status == .ok, "\(role)")
      }
      #expect(
        differences(outcomes) == [
          RoleName("targets/alice"): .notLookedAt, RoleName("targets/bob"): .notLookedAt,
        ])
      #expect(
        outcomes[RoleName("targets/bob")]?.sentences == [
          "Connaisseur \(generation.rawValue) does not look at it: what counts is targets/releases."
        ])
    }
  }

  @Test func `is told where it refuses what the Notary client takes`() async throws {
    let outcomes = try await outcomes("docker.io/acme/tampered:v1", .go)
    #expect(outcomes[.targets]?.status == .fail)
    #expect(outcomes[.targets]?.difference == nil)
    // A delegation that is required and lacks the tag is no fault of the role; one that 3.3 does not
    // read is.
    let values = DemoVerdict.text.replacing("delegations: [team]", with: "delegations: [nobody]")
    let required = try await self.outcomes("docker.io/acme/platform:v3", .go, by: values)
    #expect(required[RoleName("targets/team")]?.difference == .notLookedAt)
  }

  @Test func `is no difference where a role is refused by both`() async throws {
    for generation in Generation.allCases {
      let outcomes = try await outcomes("docker.io/acme/broken:v1", generation)
      #expect(outcomes[.releases]?.status == .fail)
      #expect(outcomes[.releases]?.difference == nil)
      #expect(outcomes[.releases]?.sentences.first?.hasPrefix("Connaisseur") == true)
      #expect(outcomes[RoleName("targets/alice")]?.difference == .notLookedAt)
    }
  }

  @Test func `says what it never comes to`() async throws {
    let static39 = try await outcomes(
      "docker.io/acme/web:v1", .go,
      by: """
        application:
          validators:
          - name: allow
            type: static
            approve: true
          policy:
          - pattern: "*:*"
            validator: allow
        """)
    #expect(static39.values.allSatisfy { $0.status == StatusWord.none && $0.difference == nil })
    #expect(static39[.root]?.sentences == ["Connaisseur 3.9 does not come to this."])
    let later = try await outcomes("docker.io/acme/imposter:v1", .python)
    #expect(later[.timestamp]?.status == .ok)
    #expect(
      later[.timestamp]?.sentences.last
        == "Connaisseur 3.3 does not come to this; it was examined all the same.")
  }

  @Test func `takes a role that the Notary client refuses, and says why that does`() async throws {
    // Nothing is pinned for the client that the rule pins: what 3.9 takes, it refuses.
    let image = try ImageReference("docker.io/acme/web:v1")
    let verdict = try await DemoVerdict.report(on: image.given)
    let source = Demo.source()
    let stranger = try #require(
      await TrustReport(
        image: image, source: source.location,
        documents: TrustLoader(source: source, gun: GUN("docker.io/acme/imposter")).load(),
        pins: .none, at: Demo.moment
      ).chain.rootKeys.first?.key?.subjectPublicKeyInfo)
    let report = TrustReport(
      image: image, source: source.location,
      documents: await TrustLoader(source: source, gun: image.gun).load(),
      pins: TrustPins([stranger]), at: Demo.moment)
    let answer = try #require(verdict.explanation.answer(of: .go))
    let root = try #require(JudgeDifference(answer, in: report).outcomes[.root])
    #expect(root.status == .ok && root.difference == .verdict)
    #expect(root.sentences.first?.hasPrefix("Connaisseur 3.9 takes it, the Notary client") == true)
  }
}

@Suite struct `The rule in force` {
  private func rule(
    _ image: String, _ generation: Generation = .go
  ) throws -> RuleInForce? {
    ConfigurationInForce(try #require(Demo.values)).rule(for: image, as: generation)
  }

  @Test func `names the validator, its server and the keys that count`() throws {
    let rule = try #require(try rule("docker.io/acme/web:v1"))
    #expect(rule.rule.pattern == "docker.io/acme/*:*")
    #expect(rule.notary?.host == "notary.acme.example")
    #expect(rule.trustRoots.map(\.name) == ["default"])
    #expect(rule.pins == Demo.pins)
  }

  @Test func `of a static validator has neither server nor keys`() throws {
    let rule = try #require(try rule("docker.io/library/nginx"))
    #expect(rule.validator?.name == "deny")
    #expect(rule.notary == nil && rule.pins.isEmpty)
  }

  @Test func `is none where the reference is refused`() throws {
    #expect(try rule("docker.io/ACME/x") == nil)
  }

  @Test func `with an asterisk means every key to 3.9, and none to 3.3`() throws {
    let key = try #require(Demo.pins.keys.first)
    let pem = PEM.encode(type: "PUBLIC KEY", bytes: key)
      .split(separator: "\n").map { "          \($0)\n" }.joined()
    let text = """
      application:
        validators:
        - name: default
          type: notaryv1
          host: h.example
          trustRoots:
          - name: a
            key: |
      \(pem)    - name: b
            key: nonsense
        policy:
        - pattern: "*:*"
          with:
            trustRoot: "*"
      """
    let values = try Values.load(files: [("v.yaml", Array(text.utf8))])
    let configuration = ConfigurationInForce(values)
    let go = try #require(configuration.rule(for: "nginx", as: .go))
    #expect(go.trustRoots.map(\.name) == ["a", "b"])
    #expect(go.pins == Demo.pins)
    #expect(configuration.rule(for: "nginx", as: .python)?.trustRoots.isEmpty == true)
  }
}
