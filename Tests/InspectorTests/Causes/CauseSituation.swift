import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// An image, a values.yaml and a repository, sound in the eyes of both generations but for what a
/// test changes.
struct CauseSituation: Sendable {
  var image = "docker.io/acme/web:v1"
  var repository = TestRepository("docker.io/acme/web").with {
    $0.targets.targets = ["v1": TestTarget("one"), "v2": TestTarget("two")]
  }
  /// What the server answers in place of a file, by its name.
  var answers: [String: TrustAnswer.Outcome] = [:]
  /// Lines of values.yaml that stand in place of others.
  var host = "notary.acme.example"
  var keys = [(name: "default", pem: rootKey.publicPEM)]
  /// What stands beside the host, without indentation.
  var validatorLines: [String] = []
  var validatorName = "default"
  /// The policy's patterns, each with the lines of the rule that follow.
  var rules: [(pattern: String, lines: [String])] = [("docker.io/acme/*:*", [])]
  /// Further validators, without indentation.
  var moreValidators: [String] = []
  var known = KnownKeys.none
  var at = TestRepository.now
  /// Where the trust data seems to come from; nil for the validator's own host.
  var location: NotaryCore.SourceLocation?
  var unavailable: Explainer.Unavailable?
  /// How the server lets readers in; nil for everybody.
  var record: AuthenticationRecord?
  /// By how many seconds the server's clock is ahead.
  var clockDifference: Int64?

  var yaml: String {
    var lines = ["application:", "  validators:", "  - name: \(validatorName)"]
    lines += ["    type: notaryv1", "    host: \(host)"] + validatorLines.map { "    \($0)" }
    lines.append("    trustRoots:")
    for key in keys {
      lines += ["    - name: \(key.name)", "      key: |"]
      lines += key.pem.split(separator: "\n").map { "        \($0)" }
    }
    lines += moreValidators.map { "  \($0)" } + ["  policy:"]
    for rule in rules {
      lines += ["  - pattern: \"\(rule.pattern)\""] + rule.lines.map { "    \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Lines under the rule's `with`.
  mutating func with(_ option: String) { rules[0].lines = ["with:", "  \(option)"] }

  /// Adds a delegation that signs tags with contents.
  mutating func delegate(_ name: String, _ tags: [String: String]) {
    repository.delegations[RoleName("targets/\(name)")] = TestRole(
      signers: [TestSigner(name)], targets: tags.mapValues { TestTarget($0) })
  }

  func explain(by generations: [Generation] = Generation.allCases) async throws -> Explanation {
    let values = try Values.load(files: [("values.yaml", Array(yaml.utf8))])
    var answers = repository.files().mapValues { TrustAnswer.Outcome.document($0) }
    answers.merge(self.answers) { $1 }
    let url = host.hasPrefix("https://") ? host : "https://\(host)"
    let source = ServedSource(
      inner: MemorySource(name: url, answers: [repository.gun: answers]),
      location: location ?? NotaryCore.SourceLocation(kind: .server, text: url),
      record: record, clockDifference: clockDifference)
    let unavailable = unavailable
    let explainer = Explainer(values: values, reading: .asItStands, at: at, known: known) { _ in
      unavailable.map { .failure($0) } ?? .success(source)
    }
    return await explainer.explain(image, by: generations)
  }
}

/// A source in memory that says it is a server.
private struct ServedSource: TrustSource {
  let inner: MemorySource
  let location: NotaryCore.SourceLocation
  let record: AuthenticationRecord?
  let clockDifference: Int64?

  func authentication(for gun: GUN) async -> AuthenticationRecord? { record }

  func answer(_ request: TrustRequest) async -> TrustAnswer {
    let answer = await inner.answer(request)
    return TrustAnswer(
      answer.outcome, origin: answer.origin, httpStatus: answer.httpStatus,
      clockDifference: clockDifference)
  }
}

/// One row of a table: a change of a sound situation, and the cause that it leads to.
struct CauseRow: CustomTestStringConvertible, Sendable {
  let code: CauseCode
  let generations: [Generation]
  /// What the evidence says, anywhere in it.
  let evidence: [String]
  /// What the remedies say, one after the other.
  let remedies: [String]
  let change: @Sendable (inout CauseSituation) -> Void

  init(
    _ code: CauseCode, _ generations: [Generation] = Generation.allCases, evidence: [String] = [],
    remedies: [String] = [], _ change: @escaping @Sendable (inout CauseSituation) -> Void
  ) {
    self.code = code
    self.generations = generations
    self.evidence = evidence
    self.remedies = remedies
    self.change = change
  }

  var testDescription: String {
    "\(code.rawValue) in \(generations.map(\.rawValue).joined(separator: ", "))"
  }

  func explanation() async throws -> Explanation {
    var situation = CauseSituation()
    change(&situation)
    return try await situation.explain(by: generations)
  }

  /// Holds a cause to the row.
  func check(_ cause: DecisionCause, _ answer: Explanation.Answer) {
    let facts = ([cause.message] + cause.evidence.map(\.text)).joined(separator: "\n")
    for words in evidence {
      #expect(facts.contains(words), "\(answer.decision.generation): \(facts)")
    }
    let told = cause.remedies.map { ([$0.text] + $0.lines).joined(separator: "\n") }
    var next = 0
    for words in remedies {
      let place = told.indices.first { $0 >= next && told[$0].contains(words) }
      #expect(place != nil, "\(words) in \(told[min(next, told.count)...])")
      next = (place ?? next) + 1
    }
  }
}
