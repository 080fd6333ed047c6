import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// Many images of one repository, under rules, keys and servers that could be taken for each other: what
/// is decided on each is what would be decided on it alone, whatever was judged before it.
struct JudgedTogetherTests {
  private static let gun = "docker.io/acme/web"
  private static let alice = TestSigner("alice")
  private static let mallory = TestSigner("mallory")

  /// Which rule is for an image is told by the first letter of its tag.
  private static let rules: [(letter: String, with: String)] = [
    ("a", ""), ("b", "validator: other-key"), ("c", "with: {delegations: [alice]}"),
    ("d", "with: {delegations: [alice, bob]}"), ("e", "with: {delegations: [carol]}"),
    ("f", "validator: forged"), ("g", "validator: forged\n    with: {delegations: [alice]}"),
    ("h", "validator: changed\n    with: {delegations: [alice]}"),
    ("i", "with: {trustRoot: second}"), ("j", "with: {trustRoot: '*'}"),
  ]

  /// Each rule has an image that everybody signed, and one that nobody did.
  private static let images = rules.flatMap { ["\(gun):\($0.letter)1", "\(gun):\($0.letter)2"] }

  /// At the first server all is well.
  private static var sound: TestRepository {
    var repository = TestRepository(gun)
    let tags = rules.map { ("\($0.letter)1", TestTarget($0.letter)) }
    for name in ["alice", "bob", "releases"] {
      repository.delegations[RoleName("targets/\(name)")] = TestRole(
        signers: [TestSigner(name)], targets: Dictionary(uniqueKeysWithValues: tags))
    }
    return repository
  }

  /// At the second one alice's ID stands for mallory's key, which signed her document; 3.3 does not look
  /// whether an ID is that of its key, and 3.9 does.
  private static var forged: TestRepository {
    var repository = sound
    repository.delegations["targets/alice"]?.signers = [mallory]
    repository.edit(.targets, .beforeSigning) { targets in
      let keys = ["delegations", "keys"]
      targets[path: keys + [alice.id.rawValue]] = targets[path: keys + [mallory.id.rawValue]]
      targets[path: keys + [mallory.id.rawValue]] = nil
      targets[path: ["delegations", "roles"]]?[0]?["keyids"] = [.string(alice.id.rawValue)]
    }
    repository.edit("targets/alice", .afterSigning) { document in
      document["signatures"]?[0]?["keyid"] = .string(alice.id.rawValue)
    }
    return repository
  }

  /// At the third one alice's signature stands under a document that she did not sign.
  private static var changed: TestRepository {
    var repository = sound
    repository.edit("targets/alice", .afterSigning) { document in
      document[path: ["signed", "targets", "h1"]] = TestTarget("another").json
    }
    return repository
  }

  private static func values() throws -> Values {
    let root = TestKey(.p256, "root")
    let other = TestKey(.p256, "another root")
    func validator(_ name: String, _ host: String, _ keys: [(String, TestKey)]) -> String {
      let roots = keys.map { name, key in
        let lines = key.publicPEM.split(separator: "\n").map { "        \($0)\n" }.joined()
        return "    - name: \(name)\n      key: |\n\(lines)"
      }
      return "  - name: \(name)\n    type: notaryv1\n    host: \(host)\n    trustRoots:\n"
        + roots.joined()
    }
    let validators = [
      validator("default", "sound.example", [("default", root), ("second", other)]),
      validator("other-key", "sound.example", [("default", other)]),
      validator("forged", "forged.example", [("default", root)]),
      validator("changed", "changed.example", [("default", root)]),
    ]
    let policy = rules.map {
      "  - pattern: \"*docker.io/acme/web:\($0.letter)*\"\n    \($0.with)\n"
    }
    let text =
      "application:\n  validators:\n\(validators.joined())  policy:\n\(policy.joined())"
    return try Values.load(files: [("values.yaml", Array(text.utf8))])
  }

  private func explainer() throws -> Explainer {
    let sources = [
      "sound.example": Self.sound.source(), "forged.example": Self.forged.source(),
      "changed.example": Self.changed.source(),
    ]
    return Explainer(
      values: try Self.values(), reading: .asItStands, at: TestRepository.now
    ) { validator in
      guard let source = sources[validator.host ?? ""] else { return .failure(.server("none")) }
      return .success(source)
    }
  }

  /// Everything that is told of an image.
  private func text(_ explanation: Explanation) -> String {
    ExplanationReport([explanation], at: TestRepository.now).json.text
  }

  @Test func `what is decided does not depend on what was judged before`() async throws {
    let explainer = try explainer()
    var alone: [String: String] = [:]
    for image in Self.images {
      alone[image] = text(await explainer.explain(image, by: Generation.allCases))
    }
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<4 {
      let order = Self.images.shuffled(using: &generator)
      for explanation in await explainer.explain(order, by: Generation.allCases) {
        #expect(text(explanation) == alone[explanation.given], "\(explanation.given)")
      }
    }
  }

  @Test func `keys, servers and signatures are kept apart`() async throws {
    let explanations = try await explainer().explain(Self.images, by: Generation.allCases)
    var verdicts: [String: String] = [:]
    for explanation in explanations {
      let tag = explanation.given.suffix(2)
      for answer in explanation.answers {
        let decision = answer.decision
        verdicts["\(tag) \(decision.generation.rawValue)"] = decision.verdict.rawValue
      }
    }
    // Of every second image no tag is signed.
    for (tag, verdict) in verdicts where tag.dropFirst().first == "2" {
      #expect(verdict == "denied", "\(tag)")
    }
    let admitted = Set(verdicts.filter { $0.value == "admitted" }.keys)
    #expect(
      admitted == [
        "a1 3.3", "a1 3.9", "c1 3.3", "c1 3.9", "d1 3.3", "d1 3.9", "f1 3.3", "f1 3.9", "g1 3.3",
      ])
  }
}
