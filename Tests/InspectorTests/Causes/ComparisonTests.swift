import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// "Would this break when I upgrade?"
@Suite("The generations compared")
struct ComparisonTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let isSame: Bool
    let words: [String]
    let change: @Sendable (inout CauseSituation) -> Void

    init(
      _ description: String, same: Bool, _ words: String...,
      change: @escaping @Sendable (inout CauseSituation) -> Void
    ) {
      testDescription = description
      isSame = same
      self.words = words
      self.change = change
    }
  }

  static let rows = [
    Row("a sound image", same: true, "both admit") { _ in },
    Row("an expired timestamp", same: true, "for the same cause") {
      $0.repository.timestamp.expires = TestRepository.now.adding(seconds: -60)
    },
    Row("an Ed25519 timestamp", same: false, "would mend it", "ECDSA keys alone") {
      $0.repository.timestamp.signers = [TestSigner(TestKey(.ed25519, "timestamp"))]
    },
    Row("an unmet threshold", same: false, "would break it", "ignores thresholds") {
      $0.repository.targets.signers = [TestSigner("targets"), TestSigner("second")]
      $0.repository.targets.threshold = 2
      $0.repository.targets.signedBy = [TestSigner("targets")]
    },
    Row("a document that nobody signed", same: false, "would break it", "without any signature") {
      $0.repository.timestamp.signedBy = []
    },
    Row("a key of another role", same: false, "would break it", "any key of the repository") {
      $0.repository.timestamp.signedBy = [TestSigner("targets")]
    },
    Row("a wrong length", same: false, "would mend it", "checks lengths") {
      $0.repository.edit(.snapshot, .beforeSigning) {
        $0[path: ["meta", "targets", "length"]] = 1
      }
    },
    Row("characters outside ASCII", same: false, "would mend it", "outside ASCII") {
      $0.repository.edit(.targets, .beforeSigning) {
        $0[path: ["targets", "v1", "custom"]] = ["by": "Zoë"]
      }
    },
    Row("an unknown member", same: false, "would break it", "does not know") {
      $0.repository.edit(.timestamp, .beforeSigning) { $0["x-more"] = 1 }
    },
    Row("index.docker.io", same: false, "3.3 asks for the trust data of index.docker.io") {
      $0.image = "index.docker.io/acme/web:v1"
      $0.rules[0].pattern = "*/acme/web:*"
    },
    Row("implied wildcards", same: false, "In 3.3 no rule", "puts * on both sides") {
      $0.rules[0].pattern = "acme/web"
    },
    Row("another winner", same: false, "In 3.3 rule 1", "in 3.9 rule 2", "share nothing") {
      $0.rules = [
        ("docker.io/*/*:*", []), ("*/acme/web:*", ["validator: deny"]),
      ]
      $0.moreValidators = ["- name: deny", "  type: static", "  approve: false"]
    },
    Row("every key", same: false, "every key") {
      $0.with("trustRoot: \"*\"")
    },
    Row("both keys on root", same: false, "would mend it", "by the pinned key") {
      $0.repository.root.signers = [
        CauseTests.rootSigner(rootKey), CauseTests.rootSigner(CauseTests.newKey),
      ]
    },
    Row("a scheme in the host", same: false, "would mend it", "https://") {
      $0.host = "https://notary.acme.example"
    },
    Row("a reference that 3.9 refuses", same: false, "3.9 does not take the reference") {
      let digest = Hexadecimal.text(of: Digest.sha256(Array("one".utf8)))
      $0.image = "docker.io/acme/web@sha256:\(digest.uppercased())"
    },
    Row("a target on which 3.9 dies", same: false, "3.9 dies") {
      $0.answers["targets.json"] = .document(Array("{}".utf8))
    },
  ]

  @Test("say whether an upgrade changes the answer, and what does", arguments: rows)
  func compared(row: Row) async throws {
    var situation = CauseSituation()
    row.change(&situation)
    let explanation = try await situation.explain()
    let comparison = try #require(explanation.comparison)
    #expect(comparison.isSame == row.isSame, "\(comparison.message)")
    for words in row.words {
      #expect(comparison.message.contains(words), "\(comparison.message)")
    }
  }

  @Test("what one meets now and the other only next is no difference between them")
  func sameInTheEnd() async throws {
    var situation = CauseSituation()
    situation.host = "https://notary.acme.example"
    situation.image = "docker.io/acme/web:unsigned"
    let message = try #require(try await situation.explain().comparison).message
    #expect(message.contains("3.3 takes no host with https://"))
    #expect(!message.contains("fall back"))
  }

  @Test("charts with policies of their own are said to have them")
  func charts() async throws {
    let explainer = Explainer(
      values: try Values.load(files: [("values.yaml", [])]), at: TestRepository.now
    ) { _ in .failure(.server("not asked")) }
    let explanation = await explainer.explain("docker.io/library/nginx", by: Generation.allCases)
    #expect(
      try #require(explanation.comparison).message.contains(
        "In 3.3 rule 2 (docker.io/library/*:*) wins, in 3.9 rule 1 (*:*)."
          + " No file sets the policy, and each chart has one of its own."))
  }

  @Test("one generation alone is compared with nothing")
  func alone() async throws {
    #expect(try await CauseSituation().explain(by: [.go]).comparison == nil)
  }
}
