import Inspector
import NotaryCore
import PolicyEditor
import Testing

/// Denials beside what is decided on the demo's images.
@Suite("Comparing a denial with the answer")
struct RejectionComparisonTests {
  private func explain(
    _ image: String, by generations: [Generation] = Generation.allCases
  ) async throws -> Explanation {
    let explainer = Explainer(
      values: try #require(Demo.values), reading: .asItStands, at: Demo.moment
    ) { _ in .success(Demo.source()) }
    return await explainer.explain(image, by: generations)
  }

  private func compare(
    _ text: String, with image: String, by generations: [Generation] = Generation.allCases,
    in circumstances: RejectionCircumstances = RejectionCircumstances()
  ) async throws -> RejectionComparison {
    Rejection(text).compared(
      with: try await explain(image, by: generations), in: circumstances)
  }

  @Test(
    "what is decided here is reproduced, in whatever form it is pasted",
    arguments: [
      "docker.io/acme/imposter:v1", "docker.io/acme/expired:v1", "docker.io/acme/api:nightly",
      "docker.io/acme/broken:v1", "quay.io/other/x:v1", "docker.io/acme/nowhere:v1",
      "docker.io/ACME/x",
    ])
  func reproduced(image: String) async throws {
    let explanation = try await explain(image)
    for answer in explanation.answers {
      let decision = answer.decision
      let message = try #require(decision.message)
      // Some logs name an image of their own.
      for form in DenialForm.all(of: decision.generation) where !form.namesImage {
        let comparison = Rejection(form.wrap(message)).compared(
          with: explanation, in: RejectionCircumstances())
        #expect(comparison.outcome == .reproduced, "\(form.name): \(message)")
        #expect(comparison.generation == decision.generation)
        #expect(comparison.reasons == [])
      }
    }
  }

  @Test("another way to write the image is the same image")
  func writtenOtherwise() async throws {
    let explanation = try await explain("acme/api:nightly", by: [.go])
    let said = try #require(explanation.answers.first?.decision.message)
    #expect(
      try await compare(said, with: "docker.io/acme/api:nightly").outcome == .reproduced)
  }

  @Test("what is admitted here may have been mended, and 3.9 may say it a while longer")
  func admitted() async throws {
    let go = try await compare(
      "error during notaryv1 validation of image docker.io/acme/web:v1: error validating trust data: "
        + "error validating base trust data: timestamp trust data expired",
      with: "docker.io/acme/web:v1")
    #expect(go.outcome == .admitted)
    #expect(go.isReproduced == false)
    #expect(go.reasons.contains(.mendedButCached(seconds: 30)))
    #expect(go.reasons.contains(.timePassed))
    let python = try await compare(
      "Unable to find signed digest for image docker.io/acme/web:v1.", with: "docker.io/acme/web:v1"
    )
    #expect(python.outcome == .admitted)
    #expect(python.reasons.contains(.mended))
    var circumstances = RejectionCircumstances(isOtherSource: true)
    circumstances.settings[.go] = AdmissionSettings(defaultsOf: .go)
    circumstances.settings[.go]?.cacheSeconds = 0
    let uncached = try await compare(
      "error during notaryv1 validation of image docker.io/acme/web:v1: validated targets don't "
        + "contain reference: no tag 'v1' found in targets",
      with: "docker.io/acme/web:v1", in: circumstances)
    #expect(uncached.reasons.contains(.mended))
    #expect(uncached.reasons.contains(.serverFromHere))
  }

  @Test("a rule, a validator or a trust root that these values do not have shows that others run")
  func otherValues() async throws {
    let rule = try await compare(
      "static deny for image docker.io/acme/api:nightly using rule docker.io/*/*:*",
      with: "docker.io/acme/api:nightly")
    #expect(rule.outcome == .differs)
    #expect(
      rule.reasons.contains(
        .otherValues(.rule(said: "docker.io/*/*:*", winning: "docker.io/acme/*:*"))))
    let validator = try await compare(
      "Unable to get root trust data from harbor.", with: "docker.io/acme/api:nightly")
    #expect(
      validator.reasons.contains(.otherValues(.validator(said: "harbor", chosen: "acme"))))
    let noRule = try await compare("no matching rule", with: "docker.io/acme/api:nightly")
    #expect(
      noRule.reasons.contains(
        .otherValues(.noRule(winning: "docker.io/acme/*:*"))))
  }

  @Test("another image is told by its name; without a name, another container may be meant")
  func images() async throws {
    let other = try await compare(
      "static deny for image evil/x:v1 using rule *:*", with: "docker.io/acme/web:v1")
    #expect(other.outcome == .admitted)
    #expect(other.reasons == [.otherImage("evil/x:v1")])
    let unnamed = try await compare("Static deny.", with: "docker.io/acme/api:nightly")
    #expect(unnamed.outcome == .differs)
    #expect(unnamed.reasons.contains(.otherContainer))
    let rejection = Rejection("Unable to find signed digest for image docker.io/acme/web:v1.")
    #expect(rejection.names("acme/web:v1") == true)
    #expect(rejection.names("acme/web:v2") == false)
    #expect(rejection.candidates(among: ["a", "acme/web:v1"]) == ["acme/web:v1"])
    #expect(Rejection("Static deny.").candidates(among: ["a", "b"]) == ["a", "b"])
  }

  @Test("what nobody decided, or was not asked here, is not compared")
  func notComparable() async throws {
    let image = "docker.io/acme/web:v1"
    let webhook = try await compare(
      "failed calling webhook \"connaisseur-svc.connaisseur.svc\": failed to call webhook: EOF",
      with: image)
    #expect(webhook.outcome == .notComparable)
    #expect(webhook.isReproduced == nil)
    #expect(webhook.reasons == [.notDecided])
    let version = try await compare("Static deny.", with: image, by: [.go])
    #expect(version.reasons == [.otherVersion(.python)])
  }

  @Test("a manifest is denied as a whole by the first image that fails")
  func manifest() async throws {
    let text = """
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        template:
          spec:
            containers: [{name: app, image: "docker.io/acme/web:v1"}]
            initContainers: [{name: setup, image: "docker.io/acme/api:nightly"}]
      ---
      {kind: Pod, metadata: {name: good}, spec: {containers: [{image: "docker.io/acme/web:v1"}]}}
      """
    let manifest = try Manifest(file: "web.yaml", bytes: Array(text.utf8))
    var explanations: [Explanation] = []
    for image in manifest.images { explanations.append(try await explain(image)) }
    let report = ExplanationReport(
      explanations,
      rejection: Rejection(
        "Unable to find signed digest for image docker.io/acme/api:nightly."),
      manifests: [manifest], at: Demo.moment)
    #expect(report.judgements.map(\.verdict) == [.denied, .denied, .admitted, .admitted])
    #expect(report.judgements[0].denying.map(\.container.name) == ["setup"])
    #expect(report.entries.map { $0.comparison?.outcome } == [nil, .reproduced])
    #expect(report.entries.map { $0.places.count } == [2, 1])
    #expect(report.exitCode == .bad)
    let lines = report.lines.map(\.text)
    #expect(lines.contains("Deployment shop/web (web.yaml, line 1)"))
    #expect(lines.contains("  FAIL init container setup, line 7"))
    let tooLong = lines.filter { $0.count > 80 && !$0.contains("sha256:") }
    #expect(tooLong == [])
  }
}
