import NotaryCore
import TestSupport
import Testing

private let alice: RoleName = "targets/alice"

@Suite("The tags that the client lists")
struct ListingTests {
  /// Roles with the tags that they sign, each for a content of its own.
  private func repository(_ roles: [(name: RoleName, tags: [String])]) -> TestRepository {
    TestRepository("docker.io/acme/web").with {
      for (name, tags) in roles {
        let targets = Dictionary(
          uniqueKeysWithValues: tags.map { ($0, TestTarget("\($0) by \(name)")) })
        if name == .targets {
          $0.targets.targets = targets
        } else {
          $0.delegations[name] = TestRole(
            signers: [TestSigner(name.rawValue)], targets: targets)
        }
      }
    }
  }

  @Test("are each from the first role that has it, breadth first, and names are sorted")
  func breadthFirst() async {
    let chain = await repository([
      (.targets, ["b"]), ("targets/a", ["b", "c"]), ("targets/a/x", ["d", "a"]),
      ("targets/z", ["c", "d"]),
    ]).judged()
    #expect(chain.listing == ["a targets/a/x", "b targets", "c targets/a", "d targets/z"])
    #expect(chain.targets[1].digest == sha256("b by targets"))
    #expect(chain.targets[1].length == "b by targets".utf8.count)
  }

  @Test("follow the order in which delegations are declared, not that of their names")
  func declaredOrder() async {
    let chain = await repository([("targets/a", ["v"]), ("targets/b", ["v"])]).with {
      $0.edit(.targets, .beforeSigning) { targets in
        guard let roles = targets[path: ["delegations", "roles"]], let first = roles[0],
          let second = roles[1]
        else { return }
        targets[path: ["delegations", "roles"]] = [second, first]
      }
    }.judged()
    #expect(chain.listing == ["v targets/b"])
  }

  @Test("are only those that the paths of a role allow, which are prefixes")
  func paths() async {
    let chain = await repository([(alice, ["v1", "v1.2", "v2", ""])]).with {
      $0.delegations[alice]?.paths = ["v1"]
    }.judged()
    #expect(chain.listing == ["v1 targets/alice", "v1.2 targets/alice"])
    #expect(chain[alice]?.status == .verified)
    #expect(chain[alice]?.problems == [.targetsOutsidePaths(count: 2, first: "")])
    #expect(chain.resolve(tag: "v2", digest: nil).isEmpty)
  }

  @Test("are those of paths that extend a path of the parent")
  func childPaths() async {
    let chain = await repository([(alice, ["v1"]), ("targets/alice/x", ["v12", "v2", "w"])]).with {
      $0.delegations[alice]?.paths = ["v1", "v2"]
      $0.delegations["targets/alice/x"]?.paths = ["v12", "v", "w"]
    }.judged()
    #expect(chain.listing == ["v1 targets/alice", "v12 targets/alice/x"])
    #expect(chain["targets/alice/x"]?.paths == ["v12"])
    #expect(
      chain["targets/alice/x"]?.problems == [
        .pathOutsideParent(path: "v"), .pathOutsideParent(path: "w"),
        .targetsOutsidePaths(count: 2, first: "v2"),
      ])
  }

  @Test("are none of a role without paths")
  func noPaths() async {
    let chain = await repository([(alice, ["v1"])]).with {
      $0.delegations[alice]?.paths = []
    }.judged()
    #expect(chain.listing.isEmpty)
    #expect(chain[alice]?.problems == [.noPaths])
    #expect(chain.status == .unpinned)
  }

  @Test("stay quick to find among many paths and many names")
  func manyPaths() async {
    let count = 4_000
    let chain = await repository([]).with {
      let names = (0..<count).map { "tag-\($0)" }
      $0.delegations[alice] = TestRole(
        signers: [TestSigner("alice")],
        targets: Dictionary(uniqueKeysWithValues: names.map { ($0, TestTarget("")) }))
      $0.delegations[alice]?.paths = (0..<count).map { "tag-\($0 * 2)" }
    }.judged()
    // A path is a prefix, so that `tag-3` is not allowed, and `tag-30` and `tag-23` are.
    #expect(chain.targets.contains { $0.name == "tag-23" })
    #expect(!chain.targets.contains { $0.name == "tag-3" })
    #expect(chain.status == .unpinned)
  }

  @Test("need no SHA-256, which is then not known")
  func noDigest() async {
    let chain = await TestRepository.acme.with {
      $0.targets.targets["v1"]?.json[path: ["hashes", "sha256"]] = nil
    }.judged()
    #expect(chain.listing.first == "v1 targets")
    #expect(chain.targets.first?.digest == nil)
  }
}

@Suite("What an image resolves to")
struct ResolutionTests {
  private let shadowed = TestRepository.acme.with {
    $0.delegations[alice]?.targets["v1"] = TestTarget("another one")
    $0.delegations[.releases] = TestRole(
      signers: [TestSigner("releases")], targets: ["v9": TestTarget("one")])
  }

  private func roles(_ targets: [SignedTarget]) -> [String] {
    targets.map { "\($0.name) \($0.role)" }
  }

  @Test("by tag is what every verified role signed for it, shadowed ones too")
  func tag() async {
    let chain = await shadowed.judged()
    let found = chain.resolve(tag: "v1", digest: nil)
    #expect(roles(found) == ["v1 targets", "v1 targets/alice"])
    #expect(found.map(\.digest) == [sha256("one"), sha256("another one")])
    #expect(chain.listing.contains("v1 targets"))
    #expect(chain.resolve(tag: "V1", digest: nil).isEmpty)
  }

  @Test("by digest is every name that has it")
  func digest() async {
    let chain = await shadowed.judged()
    #expect(
      roles(chain.resolve(tag: nil, digest: sha256("one"))) == [
        "v1 targets", "v9 targets/releases",
      ])
    #expect(chain.resolve(tag: nil, digest: sha256("nothing")).isEmpty)
  }

  @Test("by both is where they agree")
  func both() async {
    let chain = await shadowed.judged()
    #expect(roles(chain.resolve(tag: "v1", digest: sha256("another one"))) == ["v1 targets/alice"])
    #expect(chain.resolve(tag: "v2", digest: sha256("one")).isEmpty)
  }

  @Test("is nothing of a role that does not hold, and nothing at all of a broken root")
  func broken() async {
    let left = await shadowed.with { $0.delegations[alice]?.signedBy = [TestSigner("eve")] }
      .judged()
    #expect(roles(left.resolve(tag: "v1", digest: nil)) == ["v1 targets"])
    let chain = await shadowed.with { $0.root.signers = [TestSigner(rootKey)] }.judged()
    #expect(chain.resolve(tag: "v1", digest: nil).isEmpty)
  }
}
