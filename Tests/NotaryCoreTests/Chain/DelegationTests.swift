import NotaryCore
import TestSupport
import Testing

private let alice: RoleName = "targets/alice"
private let web: RoleName = "targets/alice/web"

@Suite("A delegation")
struct DelegationTests {
  /// With a child of alice's delegation.
  private let nested = TestRepository.acme.with {
    $0.delegations[web] = TestRole(
      signers: [TestSigner("web")], targets: ["v3": TestTarget("three")])
  }

  @Test("is judged after its parent, with the keys that the parent lists")
  func sound() async {
    let chain = await nested.judged()
    #expect(
      chain.outline.suffix(3) == [
        "targets verified", "targets/alice verified", "targets/alice/web verified",
      ])
    #expect(chain[web]?.parent == alice)
    #expect(chain[web]?.keys.map(\.id) == [ExactText(TestSigner("web").id.rawValue)])
    #expect(chain.listing == ["v1 targets", "v2 targets/alice", "v3 targets/alice/web"])
  }

  @Test("below its threshold is left out with its children, and the rest stands")
  func belowThreshold() async {
    let chain = await nested.with { $0.delegations[alice]?.signedBy = [TestSigner("eve")] }.judged()
    #expect(chain.status == .unpinned)
    #expect(chain[alice]?.status == .broken)
    #expect(chain[alice]?.problems == [.belowThreshold(valid: 0, threshold: 1)])
    #expect(chain[web]?.status == .unchecked)
    #expect(chain[web]?.problems == [.parentNotVerified(alice)])
    #expect(chain.listing == ["v1 targets"])
    #expect(chain.resolve(tag: "v3", digest: nil).isEmpty)
  }

  @Test("that expired is left out with its children, and the rest stands")
  func expired() async {
    let chain = await nested.with {
      $0.delegations[alice]?.expires = TestRepository.now.adding(seconds: -1)
    }.judged()
    #expect(chain.status == .unpinned)
    #expect(chain[alice]?.status == .broken)
    #expect(chain.codes(alice) == ["expired"])
    #expect(chain.listing == ["v1 targets"])
  }

  /// A fault of alice's delegation that fails the whole repository, and its code.
  struct Fault: CustomTestStringConvertible, Sendable {
    let code: String
    let change: @Sendable (inout TestRepository) -> Void
    var testDescription: String { code }
  }

  @Test(
    "with any other fault fails the whole repository",
    arguments: [
      Fault(code: "no-signatures") { $0.delegations[alice]?.signedBy = [] },
      Fault(code: "digest-mismatch") {
        $0.editBytes(alice, .served) {
          $0[0] = 0x20; $0[1] = 0x7B
        }
      },
      Fault(code: "too-large") { $0.editBytes(alice, .served) { $0.append(0x0A) } },
      Fault(code: "invalid-json") { $0.editBytes(alice, .afterSigning) { $0.removeLast() } },
      Fault(code: "no-payload") { $0.editBytes(alice, .afterSigning) { $0 = Array("{}".utf8) } },
      Fault(code: "wrong-type") { $0.edit(alice, .beforeSigning) { $0["_type"] = "Snapshot" } },
      Fault(code: "version-below-one") { $0.edit(alice, .beforeSigning) { $0["version"] = 0 } },
      Fault(code: "malformed-date") { $0.edit(alice, .beforeSigning) { $0["expires"] = "soon" } },
      Fault(code: "not-an-integer") {
        $0.edit(alice, .beforeSigning) { $0["version"] = .raw("1.0") }
      },
      Fault(code: "null-delegation") {
        $0.edit(alice, .beforeSigning) { $0[path: ["delegations", "roles"]] = [nil] }
      },
      Fault(code: "key-id-mismatch") {
        $0.edit(.targets, .beforeSigning) { targets in
          let id = TestSigner("alice").id.rawValue
          targets[path: ["delegations", "keys", id]] =
            targets[path: ["delegations", "keys", id]].map {
              var key = $0
              key["keytype"] = "rsa"
              return key
            }
        }
      },
      Fault(code: "delegation-key-refused") {
        let certificate = TestCertificate(TestKey(.p256, "alice"), commonName: "alice")
          .with { $0.signatureAlgorithm = TestCertificate.ecdsaSHA1 }
        $0.delegations[alice]?.signers = [TestSigner(certificate)]
      },
    ])
  func fatal(fault: Fault) async {
    let chain = await TestRepository.acme.with(fault.change).judged()
    #expect(chain.codes(alice).contains(fault.code))
    #expect(chain[alice]?.status == .broken)
    #expect(chain.status == .broken)
    #expect(chain[.targets]?.status == .verified)
    #expect(chain.listing.isEmpty)
  }

  @Test("takes a key in a certificate that expired")
  func expiredCertificate() async {
    let certificate = TestCertificate(TestKey(.p256, "alice"), commonName: "alice")
      .with { $0.notAfter = TestRepository.now.adding(seconds: -1) }
    let chain = await TestRepository.acme.with {
      $0.delegations[alice]?.signers = [TestSigner(certificate)]
    }.judged()
    #expect(chain.status == .unpinned)
  }

  @Test("whose listed file is missing fails the whole repository")
  func missing() async {
    let chain = await TestRepository.acme.judged(replacing: ["targets/alice.json": .missing])
    #expect(chain[alice]?.status == .missing)
    #expect(chain.status == .broken)
  }

  @Test("under a parent that does not hold is not fatal, because the client never comes to it")
  func unreached() async {
    let chain = await nested.with {
      $0.delegations[alice]?.signedBy = [TestSigner("eve")]
      $0.delegations[web]?.signedBy = []
    }.judged()
    #expect(chain[web]?.status == .broken)
    #expect(chain.status == .unpinned)
  }

  @Test("that snapshot does not list is not read by the client, and not called verified")
  func notInSnapshot() async {
    let repository = nested.with { $0.delegations[alice]?.isInSnapshot = false }
    let chain = await repository.judged()
    #expect(chain.status == .unpinned)
    #expect(chain[alice]?.status == .unchecked)
    #expect(chain[alice]?.problems == [.notInSnapshot])
    #expect(chain.signatures(alice) == [.valid])
    #expect(chain[web]?.problems == [.parentNotVerified(alice)])
    #expect(chain.listing == ["v1 targets"])
    let gone = await repository.judged(replacing: ["targets/alice.json": .missing])
    #expect(gone[alice]?.status == .missing)
    #expect(gone[alice]?.problems == [.notInSnapshot])
    #expect(gone.status == .unpinned)
  }

  @Test("that is declared twice fails the repository, unless the first one is left out")
  func declaredTwice() async {
    let twice = TestRepository.acme.with {
      $0.edit(.targets, .beforeSigning) { targets in
        guard let role = targets[path: ["delegations", "roles"]]?[0] else { return }
        targets[path: ["delegations", "roles"]]?.append(role)
      }
    }
    let chain = await twice.judged()
    #expect(chain.codes(alice) == ["declared-twice"])
    #expect(chain.status == .broken)
    #expect(chain.roles.filter { $0.name == alice }.count == 1)
    let left = await twice.with { $0.delegations[alice]?.signedBy = [TestSigner("eve")] }.judged()
    #expect(left[alice]?.status == .broken)
    #expect(left.status == .unpinned)
  }

  @Test("of somebody else's name is a fault of the document that declares it")
  func foreignName() async {
    let chain = await TestRepository.acme.with {
      $0.edit(alice, .beforeSigning) {
        $0[path: ["delegations", "roles"]] = [
          ["name": "targets/bob", "keyids": [], "threshold": 1, "paths": [""]]
        ]
      }
    }.judged()
    #expect(chain[alice]?.problems == [.invalidDelegationName("targets/bob")])
    #expect(chain["targets/bob"] == nil)
    #expect(chain.status == .broken)
  }

  @Test("that nobody declares is shown unchecked where snapshot lists it")
  func undeclared() async {
    let chain = await nested.with {
      $0.edit(.targets, .beforeSigning) { $0["delegations"] = ["keys": [:], "roles": []] }
    }.judged()
    #expect(chain.status == .unpinned)
    #expect(chain.outline.suffix(2) == ["targets/alice unchecked", "targets/alice/web unchecked"])
    #expect(chain[alice]?.problems == [.notDelegated])
    #expect(chain.signatures(alice) == [.unchecked])
    #expect(chain.listing == ["v1 targets"])
  }

  @Test("comes in the order of names, children after their parent")
  func order() async {
    let names: [RoleName] = [
      "targets/b", "targets/a", "targets/a/z", "targets/a/y", "targets/a-b", "targets/a/y/x",
    ]
    let chain = await TestRepository("docker.io/acme/web").with {
      for name in names { $0.delegations[name] = TestRole(signers: [TestSigner(name.rawValue)]) }
    }.judged()
    #expect(
      chain.roles.dropFirst(4).map(\.name) == [
        "targets/a", "targets/a/y", "targets/a/y/x", "targets/a/z", "targets/a-b", "targets/b",
      ])
    #expect(chain.status == .unpinned)
  }

  @Test("may nest as deep as its name may be long")
  func deep() async {
    let chain = await TestRepository("docker.io/acme/web").with {
      var name = "targets"
      while name.utf8.count + 2 < 256 {
        name += "/d"
        $0.delegations[RoleName(name)] = TestRole(signers: [TestSigner("deep")])
      }
    }.judged()
    #expect(chain.roles.count == 4 + 124)
    #expect(chain.status == .unpinned)
  }
}
