import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// What `explain` answers, from values.yaml and the demo's repositories.
@Suite("Explanations")
struct ExplainerTests {
  /// A configuration that pins the demo's publisher and knows a few other rules.
  private func values(_ extra: String = "") throws -> Values {
    try AcmeConfiguration.values(
      """
        - pattern: "docker.io/lost/*:*"
          validator: nobody

      """ + extra)
  }

  private func explain(_ image: String) async throws -> Explanation {
    let explainer = Explainer(
      values: try values(), reading: .asItStands, at: Demo.moment
    ) { validator in
      if case .secret(let name)? = validator.authentication {
        return .success(SecretAskingSource(secret: name))
      }
      return .success(Demo.source())
    }
    return await explainer.explain(image, by: Generation.allCases)
  }

  @Test("many images are answered in their order, and asked for once in each repository")
  func manyImages() async throws {
    let images = [
      "docker.io/acme/web:v1", "docker.io/ACME/x", "docker.io/acme/api:nightly",
      "docker.io/acme/web:v2", "docker.io/acme/web:nothing", "docker.io/acme/api:v1",
    ]
    let requests = RequestLog()
    let explainer = Explainer(
      values: try values(), reading: .asItStands, at: Demo.moment
    ) { _ in .success(LoggingSource(source: Demo.source(), log: requests)) }
    let together = await explainer.explain(images, by: Generation.allCases)
    #expect(together.map(\.given) == images)
    let asked = await requests.requests
    #expect(asked.count == Set(asked).count)
    #expect(Set(asked.map(\.gun.rawValue)) == ["docker.io/acme/web", "docker.io/acme/api"])
    for (image, explanation) in zip(images, together) {
      let alone = try await explain(image)
      #expect(alone.json.text == explanation.json.text)
    }
  }

  private func verdicts(_ explanation: Explanation) -> [Decision.Verdict] {
    explanation.answers.map(\.decision.verdict)
  }

  @Test("a tag that the pinned key vouches for is admitted by both, with its digest")
  func admitted() async throws {
    let explanation = try await explain("docker.io/acme/web:v1")
    #expect(verdicts(explanation) == [.admitted, .admitted])
    #expect(explanation.exitCode == .good)
    #expect(Set(explanation.answers.map(\.decision.digest)).count == 1)
    #expect(explanation.answers.allSatisfy { $0.causes.isEmpty && $0.trustRoots == ["default"] })
    #expect(explanation.answers.map { $0.choice?.winner?.index } == [0, 0])
  }

  @Test(
    "what is wrong with a repository is denied, with the cause of the failing step",
    arguments: [
      ("docker.io/acme/imposter:v1", "root-key-unknown"),
      ("docker.io/acme/expired:v1", "timestamp-expired"),
      ("docker.io/acme/api:nightly", "tag-not-signed"),
      ("docker.io/other/x:v1", "static-deny"),
      ("docker.io/lost/x:v1", "validator-not-defined"),
      ("docker.io/acme/nowhere:v1", "repository-unknown"),
      ("quay.io/nobody/x:v1", "no-rule"),
      ("docker.io/ACME/x", "reference-not-valid"),
    ])
  func denied(image: String, code: String) async throws {
    let explanation = try await explain(image)
    #expect(verdicts(explanation) == [.denied, .denied])
    #expect(explanation.exitCode == .bad)
    for answer in explanation.answers {
      #expect(answer.causes.contains { $0.code.rawValue == code }, "\(answer.decision.generation)")
      #expect(answer.decision.message?.isEmpty == false)
    }
  }

  @Test("a secret that is not at hand makes the answer unknown, never a denial")
  func secret() async throws {
    let explanation = try await explain("docker.io/secret/x:v1")
    #expect(verdicts(explanation) == [.unknown, .unknown])
    #expect(explanation.exitCode == .unknown)
    #expect(explanation.answers.allSatisfy { $0.causes.first?.code == .secretNeeded })
  }

  @Test("steps after the failing one are examined, and marked as not reached")
  func notReached() async throws {
    let explanation = try await explain("docker.io/acme/expired:v1")
    for answer in explanation.answers {
      let failing = try #require(answer.decision.steps.firstIndex { $0.status == .fail })
      #expect(answer.decision.steps[failing].reached)
      #expect(answer.decision.steps[(failing + 1)...].contains { !$0.reached })
    }
  }

  @Test("the JSON has the members of the contract in their order")
  func json() async throws {
    let text = try await explain("docker.io/acme/web:v1").json.text
    let root = try JSONDocument(parsing: Array(text.utf8)).root
    #expect(names(root) == ["schema", "image", "at", "rejection", "decisions", "comparison"])
    let decision = try #require(root["decisions"]?.elements.first)
    #expect(
      names(decision) == [
        "connaisseur", "verdict", "digest", "message", "reference", "rule", "validator",
        "trustRoots", "steps", "causes", "notices", "source",
      ])
    #expect(
      names(try #require(decision["rule"])) == ["index", "line", "pattern", "validator", "with"])
    #expect(root["decisions"]?.elements.map { $0["connaisseur"]?.string } == ["3.3", "3.9"])
  }

  @Test("the text fits 80 columns, but for what cannot be broken")
  func text() async throws {
    for image in ["docker.io/acme/imposter:v1", "docker.io/other/x:v1"] {
      let lines = try await explain(image).lines.map(\.text)
      let tooLong = lines.filter { line in
        line.count > 80 && !line.split(separator: " ").contains { $0.count > 60 }
      }
      #expect(tooLong == [])
    }
  }

  private func names(_ value: JSONValue) -> [String] {
    value.members.compactMap(\.name.string)
  }
}
