import NotaryCore
import TestSupport
import Testing

@Suite("Root")
struct RootTests {
  @Test("that nobody vouched for makes a sound repository unpinned")
  func unpinned() async {
    let chain = await TestRepository.acme.judged()
    #expect(chain.status == .unpinned)
    #expect(
      chain.outline == [
        "root verified", "timestamp verified", "snapshot verified", "targets verified",
        "targets/alice verified",
      ])
    #expect(chain.roles.flatMap(\.problems).isEmpty)
    #expect(chain.roles.map(\.validSignatures) == [1, 1, 1, 1, 1])
    #expect(chain.rootKeys.map(\.isPinned) == [nil])
  }

  @Test("whose key is pinned makes a sound repository verified")
  func pinned() async {
    let chain = await TestRepository.acme.judged(pins: rootPin)
    #expect(chain.status == .verified)
    #expect(chain.rootKeys.map(\.isPinned) == [true])
    #expect(chain.listing == ["v1 targets", "v2 targets/alice"])
  }

  @Test("breaks under a pin that matches none of its keys, and everything rests on it")
  func otherPin() async {
    let pin = TrustPins([TestKey(.p256, "other").subjectPublicKeyInfo])
    let chain = await TestRepository.acme.judged(pins: pin)
    #expect(chain.status == .broken)
    #expect(chain.codes(.root) == ["no-pin-matches", "below-threshold"])
    #expect(chain.signatures(.root) == [.unpinned])
    #expect(chain.rootKeys.map(\.signedRoot) == [true])
    #expect(
      chain.outline.dropFirst() == [
        "timestamp unchecked", "snapshot unchecked", "targets unchecked",
        "targets/alice unchecked",
      ])
    #expect(chain[.timestamp]?.problems == [.parentNotVerified(.root)])
    #expect(chain["targets/alice"]?.problems == [.parentNotVerified(.targets)])
    #expect(chain.listing.isEmpty)
    #expect(chain.resolve(tag: "v1", digest: nil).isEmpty)
  }

  @Test("drops certificates that are not pinned before its threshold is counted")
  func thresholdOfPinned() async {
    let other = TestKey(.p256, "root b")
    let repository = TestRepository.acme.with {
      $0.root.signers.append(TestSigner(TestCertificate(other, commonName: acme.rawValue)))
      $0.root.threshold = 2
    }
    #expect(await repository.judged().status == .unpinned)
    let one = await repository.judged(pins: rootPin)
    #expect(one.status == .broken)
    #expect(one[.root]?.problems == [.belowThreshold(valid: 1, threshold: 2)])
    #expect(one.signatures(.root) == [.valid, .unpinned])
    let both = TrustPins([rootKey.subjectPublicKeyInfo, other.subjectPublicKeyInfo])
    #expect(await repository.judged(pins: both).status == .verified)
  }

  @Test("counts every certificate that holds a pinned key, and says that it is one key")
  func twoCertificatesOfOneKey() async {
    let again = TestCertificate(rootKey, commonName: acme.rawValue).with { $0.serial = [7] }
    let repository = TestRepository.acme.with {
      $0.root.signers.append(TestSigner(again))
      $0.root.threshold = 2
    }
    let chain = await repository.judged(pins: rootPin)
    #expect(chain.status == .verified)
    #expect(chain.codes(.root) == ["same-key-twice"])
  }

  @Test("refuses bare keys, though they sign")
  func bareKey() async throws {
    let repository = TestRepository.acme.with { $0.root.signers = [TestSigner(rootKey)] }
    let chain = await repository.judged(pins: rootPin)
    let id = ExactText(TestSigner(rootKey).id.rawValue)
    #expect(chain.status == .broken)
    #expect(
      chain[.root]?.problems == [
        .rootKeyRefused(keyID: id, .notACertificate(.noCertificates)), .noUsableRootKey,
        .belowThreshold(valid: 0, threshold: 1),
      ])
    #expect(chain.signatures(.root) == [.valid])
    #expect(chain.rootKeys.map(\.signedRoot) == [true])
  }

  @Test(
    "takes certificates for its GUN, or for a beginning of it with a star",
    arguments: ["docker.io/acme/web", "docker.io/acme/*", "docker.io/acme/web*", "*"])
  func names(commonName: String) async {
    #expect(await signed(commonName: commonName).status == .unpinned)
  }

  @Test(
    "refuses certificates for another GUN",
    arguments: [
      "docker.io/acme/we", "docker.io/acme/webs", "docker.io/acme", "Docker.io/acme/web", "",
      "docker.io/acme/w*b", "docker.io/other/*",
    ])
  func otherNames(commonName: String) async {
    let chain = await signed(commonName: commonName)
    #expect(chain.status == .broken)
    guard case .rootKeyRefused(_, .certificate(.otherName)) = chain[.root]?.problems.first else {
      Issue.record("\(chain.codes(.root))")
      return
    }
  }

  @Test("refuses certificates that expired before the moment of judgement, to the second")
  func expiredCertificate() async {
    let end = TestRepository.now
    let repository = repository { $0.notAfter = end }
    #expect(await repository.judged(at: end).status == .unpinned)
    let later = await repository.judged(at: end.adding(seconds: 1))
    #expect(later.status == .broken)
    #expect(later.codes(.root).first == "root-key-refused")
  }

  @Test("refuses certificates that begin more than 24 hours later")
  func earlyCertificate() async {
    let day = TestRepository.now.adding(seconds: 86_400)
    #expect(await repository { $0.notBefore = day }.judged().status == .unpinned)
    let later = repository { $0.notBefore = day.adding(seconds: 1) }
    #expect(await later.judged().status == .broken)
  }

  @Test("refuses authorities, SHA-1 and short RSA keys")
  func weakCertificates() async {
    #expect(await repository { $0.isCA = true }.judged().status == .broken)
    let sha1 = repository { $0.signatureAlgorithm = TestCertificate.ecdsaSHA1 }
    #expect(await sha1.judged().status == .broken)
    let short = repository {
      $0.key = TestKey(.rsa1024, "a")
      $0.signatureAlgorithm = TestCertificate.rsaSHA256
    }
    #expect(await short.judged().status == .broken)
    let long = repository {
      $0.key = TestKey(.rsa2048, "a")
      $0.signatureAlgorithm = TestCertificate.rsaSHA256
    }
    #expect(await long.judged().status == .unpinned)
  }

  @Test("breaks where text stands around its certificate, because the client computes another ID")
  func textAroundCertificate() async {
    let pem = TestCertificate(rootKey, commonName: acme.rawValue).pem
    let value = Array(("subject=web\n" + pem).utf8)
    let signer = TestSigner(rootKey, publicKey: PublicKey(type: .ecdsaX509, value: value))
    let chain = await TestRepository.acme.with { $0.root.signers = [signer] }.judged()
    #expect(chain.status == .broken)
    #expect(chain.codes(.root) == ["root-key-refused", "below-threshold"])
    let clean = PublicKey(type: .ecdsaX509, value: Array(pem.utf8)).id
    #expect(
      chain[.root]?.problems.first
        == .rootKeyRefused(keyID: ExactText(signer.id.rawValue), .otherID(clean)))
  }

  @Test("is shown with its earlier versions, which never change the verdict")
  func oldRoots() async {
    let old = TestSigner(TestCertificate(TestKey(.p256, "old"), commonName: acme.rawValue))
    let first = TestRepository.acme.with { $0.root.signers = [old] }
    let repository = TestRepository.acme.with {
      $0.root.version = 4
      $0.root.signedBy = $0.root.signers + [old]
      $0.extraFiles["1.root.json"] = Array("{}".utf8)
      $0.extraFiles["3.root.json"] = first.file(.root)
    }
    let chain = await repository.judged()
    #expect(chain.status == .unpinned)
    #expect(chain.signatures(.root) == [.valid, .unknownKey])
    #expect(chain.oldRoots.map(\.version) == [3, 1])
    #expect(chain.oldRoots.map(\.leadsToNext) == [true, nil])
    #expect(chain.oldRoots[0].ownSignatures == 1)
    // From scratch no chain of roots is followed: the old key pins nothing.
    let pinned = await repository.judged(pins: TrustPins([old.key.subjectPublicKeyInfo]))
    #expect(pinned.status == .broken)
  }

  private func repository(_ change: (inout TestCertificate) -> Void) -> TestRepository {
    TestRepository.acme.with {
      $0.root.signers = [
        TestSigner(TestCertificate(rootKey, commonName: acme.rawValue).with(change))
      ]
    }
  }

  private func signed(commonName: String) async -> ChainOfTrust {
    await repository { $0.commonName = commonName }.judged()
  }
}
