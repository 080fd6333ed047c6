import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// One situation that Connaisseur 3.3 may meet, sound as it is made: a signed tag, its configuration,
/// and what the server serves.
struct Connaisseur33Situation: Sendable {
  var image = "acme/web:v1"
  var repository: TestRepository
  var rule: Rule? = Rule(index: 0, pattern: "docker.io/acme/*:*")
  var configuration: Configuration
  /// What the server answers in place of files, by name.
  var answers: [String: TrustAnswer.Outcome] = [:]
  var at = TestRepository.now

  static let digest = "sha256:" + Hexadecimal.text(of: Digest.sha256(Array("hello".utf8)))
  static let rootKey = TestKey(.p256, "root")

  init() {
    repository = TestRepository("docker.io/acme/web")
    repository.targets.targets = ["v1": TestTarget("hello")]
    configuration = Self.configuration(keys: [("default", Self.rootKey.publicPEM)])
  }

  static func configuration(
    keys: [(name: String, key: String)], authentication: Authentication? = nil
  ) -> Configuration {
    let notary = NotaryValidator(
      host: "notary.example.com",
      trustRoots: keys.map { TrustRoot(name: $0.name, key: $0.key) },
      authentication: authentication)
    return Configuration(
      validators: [Validator(name: "default", kind: .notaryV1(notary))], rules: [])
  }

  mutating func setKey(_ text: String) {
    configuration = Self.configuration(keys: [("default", text)])
  }

  mutating func require(_ delegations: String...) { rule?.delegations = delegations }

  func decide() async -> Decision {
    var answers = repository.files().mapValues { TrustAnswer.Outcome.document($0) }
    answers.merge(self.answers) { $1 }
    let source = MemorySource(name: "test", answers: [repository.gun: answers])
    let required = (rule?.delegations ?? []).map {
      RoleName($0.hasPrefix("targets/") ? $0 : "targets/\($0)")
    }
    let documents = await ConnaisseurDocuments.load(
      from: source, gun: repository.gun, required: required)
    return PythonConnaisseur.decide(
      image: image, rule: rule, configuration: configuration, documents: documents, at: at)
  }
}

/// One row of a table: a change to a sound situation, and what comes of it.
struct Connaisseur33Row: CustomTestStringConvertible, Sendable {
  enum Outcome: Sendable {
    case admitted
    /// Exactly these words, told by this step.
    case denied(String, DecisionStep.Name)
    /// Words that a library goes on with, told by this step.
    case deniedBeginning(String, DecisionStep.Name)
    case unknown(String?, DecisionStep.Name)
  }

  let testDescription: String
  let outcome: Outcome
  let change: @Sendable (inout Connaisseur33Situation) -> Void

  init(
    _ description: String, _ outcome: Outcome,
    _ change: @escaping @Sendable (inout Connaisseur33Situation) -> Void
  ) {
    testDescription = description
    self.outcome = outcome
    self.change = change
  }

  func check() async {
    var situation = Connaisseur33Situation()
    change(&situation)
    let decision = await situation.decide()
    #expect(decision.generation == .python)
    #expect(decision.steps.map(\.name) == DecisionStep.Name.allCases)
    // What follows the step that ends it is examined, but not reached.
    let end = decision.steps.firstIndex { $0.status == .fail || $0.status == .unknown }
    for (index, step) in decision.steps.enumerated() {
      #expect(step.reached == (index <= end ?? .max), "\(step)")
      #expect(!step.message.isEmpty)
    }
    let step = end.map { decision.steps[$0].name }
    switch outcome {
    case .admitted:
      #expect(decision.verdict == .admitted)
      #expect(decision.message == nil)
      #expect(end == nil)
    case .denied(let message, let name):
      #expect(decision.verdict == .denied)
      #expect(decision.message == message)
      #expect(!decision.messageVaries)
      #expect(decision.digest == nil)
      #expect(step == name)
    case .deniedBeginning(let message, let name):
      #expect(decision.verdict == .denied)
      #expect(decision.message?.hasPrefix(message) == true, "\(decision.message ?? "")")
      #expect(decision.messageVaries)
      #expect(step == name)
    case .unknown(let message, let name):
      #expect(decision.verdict == .unknown)
      #expect(decision.message == message)
      #expect(step == name)
    }
  }

  static let unknownError = "unknown error. please check the logs."
}

extension TestJSON {
  /// Puts a signature in place of those there are: over `signed` in the order and with the
  /// characters that it has, or over other bytes.
  mutating func sign(with signer: TestSigner, over bytes: [UInt8]? = nil) {
    let covered = bytes ?? self["signed"]?.bytes ?? []
    self["signatures"] = [
      [
        "keyid": .string(signer.id.rawValue), "method": "ecdsa",
        "sig": .string(Base64.encode(signer.key.sign(covered, method: .ecdsa))),
      ]
    ]
  }
}
