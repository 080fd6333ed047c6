import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// An image, a configuration and a repository for Connaisseur 3.9, sound but for what a test changes.
struct Connaisseur39Trial: Sendable {
  /// How all that a notaryv1 validator says of ``image`` begins.
  static let prefix = "error during notaryv1 validation of image acme/web:v1: "
  static let rootKey = TestKey(.p256, "root")

  var image = "acme/web:v1"
  var repository: TestRepository
  var rule: Rule? = Rule(index: 0, pattern: "docker.io/acme/*")
  var notary = NotaryValidator(
    host: "notary.acme.io",
    trustRoots: [TrustRoot(name: "default", key: Connaisseur39Trial.rootKey.publicPEM)])
  /// Validators beside or instead of the one made of ``notary``.
  var validators: [Validator]?
  var at = TestRepository.now
  /// What the server answers instead of a file.
  var answers: [RoleName: TrustAnswer.Outcome] = [:]

  /// The tag `v1` in targets.
  init() {
    repository = TestRepository("docker.io/acme/web")
    repository.targets.targets = ["v1": TestTarget("one")]
  }

  static func digest(_ content: String) -> String {
    "sha256:" + Hexadecimal.text(of: Digest.sha256(Array(content.utf8)))
  }

  /// Adds a delegation that signs `v1`.
  mutating func delegate(_ name: String, content: String = "one") {
    repository.delegations[RoleName("targets/\(name)")] = TestRole(
      signers: [TestSigner(name)], targets: ["v1": TestTarget(content)])
  }

  func decide() async -> Decision {
    let configuration = Configuration(
      validators: validators ?? [Validator(name: "default", kind: .notaryV1(notary))],
      rules: rule.map { [$0] } ?? [])
    let inquiry = GoConnaisseur.inquiry(image: image, configuration: configuration)
    var documents = await ConnaisseurDocuments.load(
      from: repository.source(), gun: repository.gun, required: inquiry?.required ?? [])
    if !answers.isEmpty {
      let changed = answers.mapValues { TrustAnswer($0, origin: "test") }
      documents = ConnaisseurDocuments(
        gun: documents.gun, answers: documents.answers.merging(changed) { $1 })
    }
    return GoConnaisseur.decide(
      image: image, configuration: configuration, documents: documents, at: at)
  }
}

/// What a change of a ``Connaisseur39Trial`` leads to.
struct Connaisseur39Row: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    /// Admitted with the digest of this content.
    case admitted(String)
    /// Denied with these words after ``Connaisseur39Trial/prefix``.
    case denied(String)
    /// Denied with exactly these words.
    case deniedPlainly(String)
    case crash
  }

  let name: String
  let outcome: Outcome
  let change: @Sendable (inout Connaisseur39Trial) -> Void

  init(
    _ name: String, _ outcome: Outcome,
    _ change: @escaping @Sendable (inout Connaisseur39Trial) -> Void
  ) {
    self.name = name
    self.outcome = outcome
    self.change = change
  }

  var testDescription: String { name }

  /// What this Connaisseur decides, in one line.
  func decided() async -> String {
    var trial = Connaisseur39Trial()
    change(&trial)
    let decision = await trial.decide()
    return "\(decision.verdict) \(decision.digest ?? "-") \(decision.message ?? "-")"
  }

  /// The line that is expected.
  var expected: String {
    switch outcome {
    case .admitted(let content): "admitted \(Connaisseur39Trial.digest(content)) -"
    case .denied(let said): "denied - \(Connaisseur39Trial.prefix)\(said)"
    case .deniedPlainly(let said): "denied - \(said)"
    case .crash: "crash - -"
    }
  }
}

extension Connaisseur39Row.Outcome {
  static let admitted = Connaisseur39Row.Outcome.admitted("one")

  static func signatures(_ role: String) -> Self {
    .denied(
      "error validating trust data: error validating base trust data: "
        + "error validating \(role) signatures")
  }

  static func expired(_ role: String) -> Self {
    .denied(
      "error validating trust data: error validating base trust data: \(role) trust data expired")
  }

  static func unparsed(_ role: String, _ said: String) -> Self {
    .denied("error downloading trust data: error parsing trust data for \(role): \(said)")
  }

  static func rootSignature(_ key: TestKey, _ type: KeyType = .ecdsa) -> Self {
    let id = PublicKey(type: type, value: key.subjectPublicKeyInfo).id
    return .denied(
      "error validating trust data: error validating root: "
        + "error validating root signature with key \(id): signature was invalid")
  }
}
