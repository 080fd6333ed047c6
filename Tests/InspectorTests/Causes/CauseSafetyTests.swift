import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// What a remedy must never do: call a key right because the server shows it, or let in what may be
/// an attacker's.
@Suite("Safe remedies")
struct CauseSafetyTests {
  private static let attacks: Set<CauseCode> = [
    .rootKeyUnknown, .notSignedByAnybody, .signatureBroken, .signingKeyUnknown, .keyIDMismatch,
    .hashMismatch, .hashNotListed,
  ]

  /// All lines that could be run or pasted.
  private func lines(_ answer: Explanation.Answer) -> [String] {
    (answer.causes + answer.notices).flatMap { $0.remedies.flatMap(\.lines) }
  }

  @Test("a key is ready to paste only where something vouches for it", arguments: CauseTests.rows)
  func keys(row: CauseRow) async throws {
    for answer in try await row.explanation().answers {
      for cause in answer.causes
      where cause.code != .rootKeyRotated && cause.code != .rootKeyNotPinned
        && cause.code != .keyMalformed
      {
        let text = cause.remedies.flatMap { [$0.text] + $0.lines }.joined()
        #expect(!text.contains("BEGIN"), "\(cause.code.rawValue)")
        #expect(!text.contains(Base64.encode(CauseTests.newKey.subjectPublicKeyInfo).prefix(24)))
      }
    }
  }

  @Test(
    "no rule is offered that admits what may be an attacker's, now or next",
    arguments: CauseTests.rows)
  func rules(row: CauseRow) async throws {
    for answer in try await row.explanation().answers
    where answer.causes.contains(where: { Self.attacks.contains($0.code) }) {
      #expect(!lines(answer).contains { $0.contains("pattern:") })
    }
  }

  @Test(
    "a rotation counts only if every link of its chain is signed",
    arguments: [
      "unlinked", "forged first", "stranger signs last", "gap", "pinned key listed only",
    ])
  func brokenRotations(kind: String) async throws {
    var situation = CauseSituation()
    CauseTests.rotate(&situation, isLinked: kind != "unlinked")
    let old = CauseTests.rootSigner(rootKey)
    let forger = CauseTests.rootSigner(TestKey(.p256, "forger"))
    var first = CauseSituation().repository
    switch kind {
    case "forged first":
      // It lists the pinned key, but another signed it.
      first.root.signedBy = [forger]
      situation.repository.extraFiles["1.root.json"] = first.file(.root)
    case "stranger signs last":
      situation.repository.root.signedBy = [forger]
    case "gap":
      // The root in the middle is signed by neither side.
      first.root.signers = [forger]
      first.root.version = 2
      situation.repository.extraFiles["2.root.json"] = first.file(.root)
    case "pinned key listed only":
      first.root.signers = [old, forger]
      first.root.signedBy = [forger]
      situation.repository.extraFiles = ["2.root.json": first.file(.root) ?? []]
    default: break
    }
    for answer in try await situation.explain().answers {
      let cause = try #require(answer.causes.first)
      #expect(cause.code == .rootKeyUnknown, "\(cause.message)")
      #expect(!lines(answer).joined().contains("BEGIN PUBLIC KEY"))
    }
  }

  @Test("the key that is offered after a rotation is the one that signs root now")
  func rotatedKey() async throws {
    var situation = CauseSituation()
    CauseTests.rotate(&situation)
    for answer in try await situation.explain().answers {
      let remedy = try #require(answer.causes.first?.remedies.first)
      let pem = remedy.lines.map { $0.trimmingPrefix("  ") }.dropFirst().joined(separator: "\n")
      #expect(pem + "\n" == CauseTests.newKey.publicPEM)
    }
  }

  @Test("what Docker trusted unseen is to be compared before it is pinned")
  func firstUse() async throws {
    var situation = CauseSituation()
    situation.repository.root.signers = [CauseTests.rootSigner(CauseTests.newKey)]
    situation.known = KnownKeys(given: [], dockerTrust: situation.repository.source())
    for answer in try await situation.explain().answers {
      #expect(
        answer.causes.first?.remedies.first?.text.hasPrefix("compare the fingerprint") == true)
    }
  }

  @Test("the temporary rule wins, matches the content alone where it is known, and comes last")
  func temporaryRule() async throws {
    var situation = CauseSituation()
    situation.repository.timestamp.expires = TestRepository.now.adding(seconds: -60)
    for answer in try await situation.explain().answers {
      let remedy = try #require(answer.causes.first?.remedies.last)
      let line = try #require(remedy.lines.first { $0.contains("pattern:") })
      let pattern = try #require(line.split(separator: "\"").dropFirst().first.map(String.init))
      let digest = "sha256:" + Hexadecimal.text(of: Digest.sha256(Array("one".utf8)))
      // One rule for both generations.
      #expect(pattern == "docker.io/acme/web@\(digest)")
      #expect(
        remedy.lines.contains { $0.contains("# Temporary, since 2026-11-22: timestamp-expired") })
      let rules = [
        Rule(index: 0, pattern: "docker.io/acme/*:*"), Rule(index: 1, pattern: pattern),
      ]
      let policy = Policy(rules, as: answer.decision.generation)
      func image(_ digest: String) throws -> String {
        try ConnaisseurReference.read(
          "docker.io/acme/web@\(digest)", as: answer.decision.generation
        ).get().name
      }
      #expect(policy.choose(for: try image(digest)).winner?.index == 1)
      let other = "sha256:" + String(repeating: "0", count: 64)
      #expect(policy.choose(for: try image(other)).winner?.index != 1)
    }
  }

  @Test("where no one pattern wins in both generations, each has its own, and the text tells both")
  func temporaryRules() async throws {
    var situation = CauseSituation()
    situation.repository.timestamp.expires = TestRepository.now.adding(seconds: -60)
    situation.rules.append(("index.docker.io/acme/*:*", []))
    let explanation = try await situation.explain()
    for answer in explanation.answers {
      let remedy = try #require(answer.causes.first?.remedies.last)
      let line = try #require(remedy.lines.first { $0.contains("pattern:") })
      let isGo = answer.decision.generation == .go
      #expect(line.contains("\"\(isGo ? "index." : "")docker.io/acme/web@sha256:"))
      let told = "for \(answer.decision.generation.rawValue): as the last resort"
      #expect(explanation.lines.contains { $0.text.contains(told) })
      #expect(explanation.lines.contains { $0.text.trimmingPrefix(" ").contains(line) })
    }
  }

  @Test("names that strangers wrote never reach a shell unquoted")
  func quoting() async throws {
    var situation = CauseSituation()
    situation.repository.targets.targets = [:]
    situation.with("delegations: [\"bob;reboot\"]")
    situation.delegate("alice", ["v1": "one"])
    for answer in try await situation.explain().answers {
      let command = lines(answer).joined(separator: "\n")
      #expect(command.contains("'targets/bob;reboot'"))
    }
  }

  @Test("secrets are in no explanation")
  func secrets() async throws {
    var situation = CauseSituation()
    situation.validatorLines = ["auth:", "  username: alice", "  password: hunter2hunter2"]
    for failure in [TrustFailure.unauthorized(detail: "no"), .forbidden(detail: "no")] {
      situation.answers["root.json"] = .failed(failure)
      let explanation = try await situation.explain()
      #expect(!explanation.json.text.contains("hunter2"))
      #expect(!explanation.lines.map(\.text).joined().contains("hunter2"))
    }
    for scheme in ["https://", ""] {
      situation.host = "\(scheme)alice:hunter2hunter2@notary.acme.example/x@y"
      situation.unavailable = .server("it is no URL")
      let explanation = try await situation.explain()
      #expect(!explanation.json.text.contains("hunter2"))
      #expect(!explanation.lines.map(\.text).joined().contains("hunter2"))
    }
  }
}
