import NotaryCore
import TestSupport
import Testing

@Suite("The signatures of a role")
struct SignatureTests {
  private let anna = TestSigner("anna")
  private let bert = TestSigner("bert")

  /// A repository whose targets need two of two keys.
  private func two(signedBy signers: [TestSigner]) -> TestRepository {
    TestRepository.acme.with {
      $0.targets.signers = [anna, bert]
      $0.targets.threshold = 2
      $0.targets.signedBy = signers
    }
  }

  @Test("reach the threshold with distinct keys")
  func threshold() async {
    let chain = await two(signedBy: [bert, anna]).judged()
    #expect(chain.status == .unpinned)
    #expect(chain[.targets]?.validSignatures == 2)
    #expect(chain[.targets]?.threshold == 2)
  }

  @Test("count once for each key")
  func duplicate() async {
    let chain = await two(signedBy: [anna, anna]).judged()
    #expect(chain.status == .broken)
    #expect(chain.signatures(.targets) == [.valid, .duplicate])
    #expect(chain[.targets]?.problems == [.belowThreshold(valid: 1, threshold: 2)])
  }

  @Test("count twice by one key in two forms, as for the client, which is said")
  func twoForms() async {
    let certificate = TestSigner(TestCertificate(anna.key, commonName: "anna"))
    let repository = TestRepository.acme.with {
      $0.targets.signers = [anna, certificate]
      $0.targets.threshold = 2
    }
    let chain = await repository.judged()
    #expect(chain.status == .unpinned)
    #expect(chain[.targets]?.problems == [.sameKeyTwice(canonicalID: anna.id)])
  }

  @Test("of strangers and of other roles' keys are passed over")
  func otherKeys() async {
    let snapshot = TestSigner("snapshot")
    let chain = await two(signedBy: [TestSigner("eve"), snapshot, anna, bert]).judged()
    #expect(chain.status == .unpinned)
    #expect(chain.signatures(.targets) == [.unknownKey, .notOfRole, .valid, .valid])
    let without = await two(signedBy: [TestSigner("eve"), snapshot, anna]).judged()
    #expect(without.status == .broken)
  }

  @Test("do not count over other content")
  func changedContent() async {
    let chain = await TestRepository.acme.with {
      $0.edit(.targets, .afterSigning) { $0[path: ["signed", "version"]] = 2 }
    }.judged()
    #expect(chain.status == .broken)
    #expect(chain.signatures(.targets) == [.invalid])
    #expect(chain.codes(.targets) == ["below-threshold"])
    #expect(chain["targets/alice"]?.status == .unchecked)
    #expect(chain["targets/alice"]?.problems == [.parentNotVerified(.targets)])
  }

  @Test("must be there", arguments: RoleName.base)
  func none(role: RoleName) async {
    let chain = await TestRepository.acme.with {
      $0.edit(role, .afterSigning) { $0["signatures"] = [] }
    }.judged()
    #expect(chain.status == .broken)
    #expect(chain[role]?.problems == [.noSignatures])
    #expect(chain[role]?.status == .broken)
  }

  @Test("break a role at once where the key has a false ID, even if others suffice")
  func falseID() async {
    let id = String(repeating: "f", count: 64)
    let repository = TestRepository.acme.with {
      $0.targets.signers = [anna]
      $0.edit(.root, .beforeSigning) { root in
        root[path: ["keys", id]] = root[path: ["keys", anna.id.rawValue]]
        root[path: ["roles", "targets", "keyids"]] = [.string(anna.id.rawValue), .string(id)]
      }
      $0.edit(.targets, .afterSigning) { document in
        guard var signature = document["signatures"]?[0], var all = document["signatures"] else {
          return
        }
        signature["keyid"] = .string(id)
        all.append(signature)
        document["signatures"] = all
      }
    }
    let chain = await repository.judged()
    #expect(chain.status == .broken)
    #expect(chain.signatures(.targets) == [.valid, .wrongKeyID])
    #expect(
      chain[.targets]?.problems == [.keyIDNotOfContent(listed: ExactText(id), actual: anna.id)])
  }

  /// A signature's method and value made wrong, and what comes of it.
  @Test(
    "are of a method and a form that Notary knows",
    arguments: [
      ("method", "ECDSA", .valid), ("method", "eCdSa", .valid), ("method", "eddsa", .unsupported),
      ("method", "none", .unsupported), ("method", "", .unsupported),
      ("sig", "", .malformed), ("sig", "AAAA", .malformed), ("sig", "!", .malformed),
      ("keyid", "", .unknownKey),
    ] as [(String, String, SignatureJudgement.Status)])
  func forms(member: String, value: String, status: SignatureJudgement.Status) async {
    let chain = await TestRepository.acme.with {
      $0.edit(.targets, .afterSigning) { document in
        document["signatures"]?[0]?[member] = .string(value)
      }
    }.judged()
    #expect(chain.signatures(.targets) == [status])
    #expect(chain.status == (status == .valid ? .unpinned : .broken))
  }

  @Test("are of every kind of key that Notary signs with", arguments: TestKey.Algorithm.allCases)
  func algorithms(algorithm: TestKey.Algorithm) async {
    let chain = await TestRepository.acme.with {
      $0.targets.signers = [TestSigner(TestKey(algorithm, "targets"))]
    }.judged()
    let isRefused = algorithm == .rsa1024 || algorithm == .secp256k1
    #expect(chain.status == (isRefused ? .broken : .unpinned))
  }

  @Test("are not checked where the signed part has no canonical form")
  func noCanonicalForm() async {
    let chain = await TestRepository.acme.with {
      $0.edit(.targets, .afterSigning) { $0[path: ["signed", "custom"]] = .raw("0.5") }
    }.judged()
    #expect(chain.status == .broken)
    #expect(chain.signatures(.targets) == [.unchecked])
    #expect(chain[.targets]?.validSignatures == nil)
    #expect(chain.codes(.targets) == ["no-canonical-form"])
  }

  @Test("name the signer whose delegation has the key")
  func names() async {
    let chain = await TestRepository.acme.with {
      $0.delegations[.releases] = TestRole(signers: [TestSigner("alice")])
    }.judged()
    #expect(chain[.releases]?.keys.map(\.name) == ["alice"])
    #expect(chain[.releases]?.signatures.map(\.name) == ["alice"])
    #expect(chain[.targets]?.keys.map(\.name) == [nil])
  }
}

@Suite("A duplicate member")
struct MergedMemberTests {
  @Test("whose content no signature covers breaks the role, and nothing of it is listed")
  func merged() async {
    let chain = await TestRepository.acme.with {
      $0.edit(.targets, .afterSigning) { document in
        guard case .object(let members)? = document["signed"] else { return }
        let evil: TestJSON = .object([("evil", TestTarget("evil").json)])
        document["signed"] = .object([("targets", evil)] + members)
      }
    }.judged()
    #expect(chain.signatures(.targets) == [.valid], "the honest signature covers the last member")
    #expect(chain.codes(.targets) == ["duplicate-member", "content-not-covered"])
    #expect(chain.status == .broken)
    #expect(chain.listing.isEmpty)
    #expect(chain.resolve(tag: "evil", digest: nil).isEmpty)
  }

  @Test("that changes nothing is only told")
  func harmless() async {
    let chain = await TestRepository.acme.with {
      $0.edit(.targets, .afterSigning) { document in
        document["signed"]?.append("version", 1)
      }
    }.judged()
    #expect(chain.codes(.targets) == ["duplicate-member"])
    #expect(chain.status == .unpinned)
  }
}
