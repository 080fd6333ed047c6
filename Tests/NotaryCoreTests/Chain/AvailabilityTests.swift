import NotaryCore
import TestSupport
import Testing

@Suite("A base role that does not come")
struct AvailabilityTests {
  @Test("is missing where the source says so, and breaks the repository", arguments: RoleName.base)
  func missing(role: RoleName) async {
    let chain = await TestRepository.acme.judged(replacing: ["\(role).json": .missing])
    #expect(chain[role]?.status == .missing)
    #expect(chain[role]?.problems.contains(.missing) == true)
    #expect(chain.status == .broken)
  }

  @Test(
    "is not known where the source fails, and leaves the repository unavailable",
    arguments: RoleName.base)
  func failed(role: RoleName) async {
    for failure in [
      TrustFailure.status(503), .unauthorized(detail: ""), .tooManyRequests(retryAfter: nil),
    ] {
      let chain = await TestRepository.acme.judged(
        replacing: ["\(role).json": .failed(failure)])
      #expect(chain.status == .unavailable)
      #expect(chain[role]?.status == .unchecked)
      #expect(chain[role]?.problems == [.unavailable(failure)])
      #expect(!chain.roles.contains { $0.status == .broken || $0.status == .missing })
      #expect(chain.listing.isEmpty)
    }
  }

  @Test("of both kinds at once breaks the repository")
  func both() async {
    let chain = await TestRepository.acme.judged(
      replacing: ["timestamp.json": .failed(.status(500)), "targets.json": .missing])
    #expect(chain.status == .broken)
    let other = await TestRepository.acme.with { $0.root.signers = [TestSigner(rootKey)] }
      .judged(replacing: ["targets.json": .failed(.status(500))])
    #expect(other.status == .broken)
  }

  @Test("leaves the signatures of the others to be checked, which are not called verified")
  func others() async {
    let chain = await TestRepository.acme.judged(
      replacing: ["snapshot.json": .failed(.status(500))])
    #expect(chain.signatures(.targets) == [.valid])
    #expect(chain[.targets]?.status == .unchecked)
    #expect(chain[.targets]?.problems == [.parentNotVerified(.snapshot)])
  }

  @Test("is not said to leave out a delegation, where it is the snapshot")
  func unlisted() async {
    for outcome in [TrustAnswer.Outcome.missing, .failed(.status(500))] {
      let chain = await TestRepository.acme.judged(replacing: ["snapshot.json": outcome])
      #expect(chain["targets/alice"]?.status == .unchecked)
      #expect(chain["targets/alice"]?.problems == [.parentNotVerified(.snapshot)])
      let without = await TestRepository.acme.judged(
        replacing: ["snapshot.json": outcome, "targets/alice.json": .missing])
      #expect(without["targets/alice"]?.problems == [.missing])
    }
  }

  @Test("from root on means that nobody knows whose signatures count")
  func noRoot() async {
    let chain = await TestRepository.acme.judged(replacing: ["root.json": .missing])
    #expect(chain.signatures(.timestamp) == [.unchecked])
    #expect(chain[.timestamp]?.threshold == nil)
    #expect(chain.rootKeys.isEmpty)
  }

  @Test("is pending while documents are still coming")
  func pending() {
    let chain = ChainOfTrust(TrustDocuments(gun: acme), at: TestRepository.now)
    #expect(chain.status == .pending)
    #expect(chain.roles.map(\.status) == [.pending, .pending, .pending, .pending])
  }

  @Test("in a repository that is not there at all is missing four times")
  func nothing() async {
    let source = MemorySource(name: "empty", answers: [:])
    let documents = await TrustLoader(source: source, gun: acme).load()
    let chain = ChainOfTrust(documents, at: TestRepository.now)
    #expect(chain.status == .broken)
    #expect(chain.roles.map(\.status) == [.missing, .missing, .missing, .missing])
  }
}

@Suite("More delegations than are read")
struct DelegationLimitTests {
  @Test("leave the repository unjudged, because the client would read them")
  func tooMany() async {
    let repository = TestRepository("docker.io/acme/web").with {
      for number in 0...TrustLoader.delegationLimit {
        $0.delegations[RoleName("targets/d\(number)")] = TestRole(signers: [TestSigner("one")])
      }
    }
    let chain = await repository.judged()
    #expect(chain.status == .unavailable)
    let limit = TrustProblem.tooManyDelegations(limit: TrustLoader.delegationLimit)
    #expect(chain[.snapshot]?.problems == [limit])
    #expect(chain.roles.count == 4 + TrustLoader.delegationLimit)
    #expect(chain["targets/d999"] == nil, "the last of the names")
    #expect(chain["targets/d998"]?.status == .verified)
    #expect(chain.listing.isEmpty)
  }
}
