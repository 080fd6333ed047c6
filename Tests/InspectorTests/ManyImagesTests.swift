import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// Explaining many images: in which order answers come, what is asked for, and what stays of it when it
/// is ended.
@Suite("Explaining many images")
struct ManyImagesTests {
  /// - Parameters:
  ///   - more: members of the validator beside its host and its keys.
  ///   - rules: beside the one that holds for all images.
  private func values(more: String = "", rules: String = "") throws -> Values {
    let key = PEM.encode(type: "PUBLIC KEY", bytes: try #require(Demo.pins.keys.first))
    let lines = key.split(separator: "\n").map { "        \($0)\n" }.joined()
    let text = """
      application:
        validators:
        - name: default
          type: notaryv1
          host: notary.acme.example
          trustRoots: &roots
          - name: default
            key: |
      \(lines)    \(more)
        - {name: twin, type: notaryv1, host: notary.acme.example, trustRoots: *roots}
        policy:
        - pattern: "*:*"
      \(rules)
      """
    return try Values.load(files: [("values.yaml", Array(text.utf8))])
  }

  private func explainer(
    _ source: any TrustSource, by values: Values? = nil
  ) throws -> Explainer {
    Explainer(values: try values ?? self.values(), reading: .asItStands, at: Demo.moment) { _ in
      .success(source)
    }
  }

  @Test("an answer comes as soon as it is there, whatever another repository does")
  func answersComeAsTheyAreThere() async throws {
    let gate = Gate()
    let source = GatedSource(source: Demo.source(), closed: "docker.io/acme/web", gate: gate)
    let images = [
      "docker.io/acme/web:v1", "docker.io/acme/api:v1", "quay.io/a/b:c", "docker.io/acme/api:v2",
    ]
    var order: [Int] = []
    try await explainer(source).explain(images, by: Generation.allCases) { index, explanation in
      #expect(explanation.given == images[index])
      order.append(index)
      // The first one waits until all others have been handed on.
      if order.count == images.count - 1 { await gate.open() }
    }
    #expect(order.last == 0)
    #expect(Set(order) == Set(images.indices))
  }

  @Test("when it is ended, what came until then is whole, and nothing is said of the rest")
  func cancellation() async throws {
    let gate = Gate()
    let source = GatedSource(source: Demo.source(), closed: "docker.io/acme/web", gate: gate)
    let explainer = try explainer(source)
    let images = ["docker.io/acme/web:v1", "docker.io/acme/api:v1", "docker.io/acme/web:v2"]
    let work = Task {
      await explainer.explain(images, by: Generation.allCases)
    }
    await gate.untilSomebodyWaits()
    work.cancel()
    let explanations = await work.value
    #expect(explanations.allSatisfy { $0.given == "docker.io/acme/api:v1" })
    #expect(explanations.allSatisfy { $0.answers.count == 2 })
  }

  @Test("what is only asked to tell a cause is asked once for all images of a repository, too")
  func causesAskOnce() async throws {
    let log = RequestLog()
    let source = LoggingSource(source: Demo.source(), log: log)
    let images = (1...3).flatMap {
      ["docker.io/acme/imposter:v\($0)", "docker.io/library/nowhere:v\($0)"]
    }
    let explanations = try await explainer(source).explain(images, by: Generation.allCases)
    #expect(explanations.map(\.given) == images)
    let requests = await log.requests
    #expect(requests.contains { $0.gun == GUN("docker.io/nowhere") })
    #expect(requests.count == Set(requests).count)
  }

  @Test("a document is asked for once, whatever rules, validators and Connaisseurs it is for")
  func documentsAskOnce() async throws {
    let log = RequestLog()
    let source = LoggingSource(source: Demo.source(), log: log)
    let rules = """
        - {pattern: "docker.io/acme/web:v2*", with: {delegations: [alice]}}
        - {pattern: "docker.io/acme/web:v3*", with: {delegations: [nobody, alice]}}
        - {pattern: "docker.io/acme/web:v4*", validator: twin}
      """
    let images = (1...4).map { "docker.io/acme/web:v\($0)" }
    let explanations = try await explainer(source, by: values(more: "isAcr: true", rules: rules))
      .explain(images, by: Generation.allCases)
    #expect(explanations.map(\.given) == images)
    #expect(Set(explanations.flatMap(\.answers).compactMap(\.validator)) == ["default", "twin"])
    let requests = await log.requests
    #expect(requests.contains { $0.role == RoleName("targets/nobody") })
    #expect(requests.count == Set(requests).count)
  }

  @Test("a suite that may stop early asks for each document once, too")
  func stoppingEarly() async throws {
    let log = RequestLog()
    let source = LoggingSource(source: Demo.source(), log: log)
    // More than are asked about at once, of two repositories by turns.
    let cases = (0..<100).map { number in
      "- {image: \"docker.io/acme/\(number % 2 == 0 ? "web" : "api"):none\(number)\", expect: deny}\n"
    }
    let suite = try TestSuite(
      file: "tastevin.tests.yaml", bytes: Array("cases:\n\(cases.joined())".utf8))
    let plan = try SuitePlan(suite) { try Manifest(file: $0.value, bytes: []) }
    let run = SuiteRun(plan, by: Generation.allCases, of: try values(), at: Demo.moment)
    let report = await run.report(by: try explainer(source), stopsEarly: true) { _, _ in }
    #expect(report.entries.count == 200)
    #expect(report.entries.allSatisfy { $0.status == .passed })
    let requests = await log.requests
    #expect(requests.count == Set(requests).count)
  }

  @Test("images that only one Connaisseur can read are of one repository, too")
  func readByOne() async throws {
    let log = RequestLog()
    let source = LoggingSource(source: Demo.source(), log: log)
    // 3.9 takes no repository of a single character.
    let images = (1...4).map { "registry.example/c:v\($0)" }
    let explanations = try await explainer(source).explain(images, by: Generation.allCases)
    #expect(explanations.allSatisfy { $0.answer(of: .go)?.reference == nil })
    let requests = await log.requests
    #expect(requests.contains { $0.gun == GUN("registry.example/c") })
    #expect(requests.count == Set(requests).count)
  }

  @Test("no images have no answers")
  func nothing() async throws {
    let explanations = try await explainer(Demo.source()).explain([], by: Generation.allCases)
    #expect(explanations.isEmpty)
  }
}

/// Something that is waited for, until it is opened or the task is cancelled.
private actor Gate {
  private var isOpen = false
  private var hasWaiter = false

  func open() { isOpen = true }

  func pass() async {
    hasWaiter = true
    while !isOpen, !Task.isCancelled { await Task.yield() }
  }

  func untilSomebodyWaits() async {
    while !hasWaiter { await Task.yield() }
  }
}

/// A source that answers for one repository only once a gate is open.
private struct GatedSource: TrustSource {
  let source: any TrustSource
  let closed: String
  let gate: Gate

  var location: NotaryCore.SourceLocation { source.location }

  func answer(_ request: TrustRequest) async -> TrustAnswer {
    if request.gun == GUN(closed) { await gate.pass() }
    if Task.isCancelled { return TrustAnswer(.failed(.cancelled), origin: "test") }
    return await source.answer(request)
  }
}
