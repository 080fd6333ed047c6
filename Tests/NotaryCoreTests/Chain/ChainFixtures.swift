import NotaryCore
import TestSupport

let acme = GUN("docker.io/acme/web")
let rootKey = TestKey(.p256, "root")
let rootPin = TrustPins([rootKey.subjectPublicKeyInfo])

extension TestRepository {
  /// One tag in targets, and alice's delegation with another.
  static var acme: TestRepository {
    var repository = TestRepository("docker.io/acme/web")
    repository.targets.targets = ["v1": TestTarget("one")]
    repository.delegations["targets/alice"] = TestRole(
      signers: [TestSigner("alice")], targets: ["v2": TestTarget("two")])
    return repository
  }

  /// A source with some files' answers replaced.
  func source(replacing answers: [String: TrustAnswer.Outcome]) -> MemorySource {
    let files = files().mapValues { TrustAnswer.Outcome.document($0) }
    return MemorySource(
      name: "test", answers: [gun: files.merging(answers) { _, replaced in replaced }])
  }

  func judged(
    pins: TrustPins = .none, at moment: Instant = now,
    replacing answers: [String: TrustAnswer.Outcome] = [:]
  ) async -> ChainOfTrust {
    let documents = await TrustLoader(source: source(replacing: answers), gun: gun).load()
    return ChainOfTrust(documents, pins: pins, at: moment)
  }
}

extension ChainOfTrust {
  /// `status` of each role, as in `root verified`.
  var outline: [String] { roles.map { "\($0.name) \($0.status.rawValue)" } }

  /// The codes of a role's problems.
  func codes(_ role: RoleName) -> [String] { self[role]?.problems.map(\.code) ?? ["no such role"] }

  /// What the client lists, as in `v1 targets`.
  var listing: [String] { targets.map { "\($0.name) \($0.role)" } }

  /// What came of a role's signatures.
  func signatures(_ role: RoleName) -> [SignatureJudgement.Status] {
    self[role]?.signatures.map(\.status) ?? []
  }
}

func sha256(_ text: String) -> [UInt8] { Digest.sha256(Array(text.utf8)) }
