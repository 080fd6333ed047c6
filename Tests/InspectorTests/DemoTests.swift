import Inspector
import NotaryCore
import TestSupport
import Testing

/// What the demo shows is what its remarks promise, and nothing beside it.
@Suite struct DemoTests {
  /// What a built-in repository must come to.
  struct Promise: Sendable, CustomTestStringConvertible {
    let image: String
    let status: ChainOfTrust.Status
    /// The roles that are not simply verified: status, and the code of the leading problem.
    var exceptions: [String: String] = [:]
    /// Who signed the image's tag, and the SHA-256 that they signed.
    var resolved: [String: String] = [:]
    /// The tags that the Notary client lists, and the role that it takes each from.
    var listed: [String: String] = [:]

    var testDescription: String { image }
  }

  static let promises = [
    Promise(
      image: "docker.io/acme/web:v1", status: .verified,
      resolved: [
        "targets/alice": "e87bdb63c69aa06608a18bdef3cf708ca8a3c4f5b472b3747c0bd5454346edf4",
        "targets/releases": "e87bdb63c69aa06608a18bdef3cf708ca8a3c4f5b472b3747c0bd5454346edf4",
      ],
      listed: [
        "v1": "targets/alice", "v1.1": "targets/alice", "v2": "targets/bob",
        "latest": "targets/bob",
      ]),
    Promise(
      image: "docker.io/acme/expired:v1", status: .broken,
      exceptions: [
        "timestamp": "broken expired", "snapshot": "unchecked parent-not-verified",
        "targets": "unchecked parent-not-verified",
      ]),
    Promise(
      image: "docker.io/acme/imposter:v1", status: .broken,
      exceptions: [
        "root": "broken no-pin-matches", "timestamp": "unchecked parent-not-verified",
        "snapshot": "unchecked parent-not-verified", "targets": "unchecked parent-not-verified",
      ]),
    Promise(
      image: "docker.io/acme/broken:v1", status: .verified,
      exceptions: [
        "targets/releases": "broken below-threshold", "targets/bob": "missing not-in-snapshot",
      ],
      resolved: [
        "targets/alice": "5b925055df99a3d92164872028ad88ea2e26da3d04e3251a0e5890806c76524a"
      ],
      listed: ["v1": "targets/alice", "v2": "targets/alice"]),
    Promise(
      image: "docker.io/acme/api:nightly", status: .verified,
      listed: ["v1": "targets/alice", "v2": "targets/bob"]),
    Promise(
      image: "docker.io/acme/platform:v3", status: .verified,
      exceptions: [
        "targets/team/backend/carol": "verified path-outside-parent",
        "targets/team/frontend": "missing not-in-snapshot",
      ],
      resolved: [
        "targets/team": "000d031b05112b1389badecd23c56a673f947f24f46be4a216f7aa5bea2c56f1",
        "targets/team/backend":
          "0e856adfdd3784b0e16f5132e388dca4222eda4733b42093887cbdbd50c5d9c3",
      ],
      listed: [
        "v2": "targets/team", "v3": "targets/team", "backend-2.1": "targets/team/backend",
        "backend-2.2": "targets/team/backend/carol",
      ]),
    Promise(
      image: "docker.io/acme/tampered:v1", status: .broken,
      exceptions: ["targets": "broken below-threshold"]),
  ]

  private func report(_ text: String, pins: TrustPins = Demo.pins) async throws -> TrustReport {
    let image = try ImageReference(text)
    let source = Demo.source()
    let documents = await TrustLoader(source: source, gun: image.gun).load()
    return TrustReport(
      image: image, source: source.location(of: image.gun), documents: documents, pins: pins,
      at: Demo.moment)
  }

  @Test func `promises are made for every repository, in the demo's order`() {
    #expect(Demo.repositories.map(\.image) == Self.promises.map(\.image))
    #expect(Demo.moment.rfc3339 == "2026-11-22T17:00:00Z")
    #expect(Demo.pins.keys.count == 1)
    for repository in Demo.repositories {
      #expect((1...90).contains(repository.remark.count), "\(repository.image)")
    }
  }

  @Test(arguments: promises)
  func `a repository comes to what it promises`(_ promise: Promise) async throws {
    let report = try await report(promise.image)
    #expect(report.source == SourceLocation(kind: .memory, text: "built-in demo"))
    #expect(report.chain.status == promise.status)
    var exceptions: [String: String] = [:]
    for role in report.chain.roles where role.status != .verified || !role.problems.isEmpty {
      let problem = role.leadingProblem?.code ?? "no problem"
      exceptions[role.name.rawValue] = "\(role.status.rawValue) \(problem)"
    }
    #expect(exceptions == promise.exceptions)
    let resolved = report.resolved.map { target in
      (target.role.rawValue, Hexadecimal.text(of: target.digest ?? []))
    }
    #expect(Dictionary(uniqueKeysWithValues: resolved) == promise.resolved)
    let listed = report.chain.targets.map { ($0.name.text, $0.role.rawValue) }
    #expect(Dictionary(uniqueKeysWithValues: listed) == promise.listed)
  }

  @Test(arguments: Demo.repositories.map(\.image))
  func `documents parse, and hold no private key`(_ image: String) async throws {
    let image = try ImageReference(image)
    let loaded = await TrustLoader(source: Demo.source(), gun: image.gun).load()
    let documents = Array(loaded.documents.values) + Array(loaded.oldRoots.values)
    let served = documents.filter { $0.answer.bytes != nil }
    #expect(served.count >= 4)
    for document in served {
      #expect(document.content != nil && document.problems.isEmpty, "\(document.role)")
      let text = String(decoding: document.answer.bytes ?? [], as: UTF8.self)
      let privates = text.split(separator: #""private":"#, omittingEmptySubsequences: false)
      #expect(privates.dropFirst().allSatisfy { $0.hasPrefix("null") }, "\(document.role)")
      #expect(!text.contains("PRIVATE"))
      let content = (document.root?.keys ?? [:]).merging(
        document.targets?.delegationKeys ?? [:]
      ) { first, _ in first }
      for key in content.values {
        // A value that is read as a public key in full is no private one.
        #expect(key.subjectPublicKeyInfo != nil)
        #expect(!String(decoding: key.value, as: UTF8.self).contains("PRIVATE"))
      }
    }
  }

  @Test func `without a pin the imposter's repository holds, and nobody vouches for it`()
    async throws
  {
    #expect(try await report("docker.io/acme/imposter:v1", pins: .none).chain.status == .unpinned)
  }

  @Test func `the older root of the sound repository leads to the current one`() async throws {
    let chain = try await report("docker.io/acme/web:v1").chain
    #expect(chain[.root]?.version == 2)
    #expect(chain.oldRoots.map(\.version) == [1])
    #expect(chain.oldRoots.first?.leadsToNext == true)
  }

  @Test func `the timestamp expired three days ago, and targets lasts for twenty more`()
    async throws
  {
    let chain = try await report("docker.io/acme/expired:v1").chain
    func days(_ role: RoleName) throws -> Int64 {
      let expires = try #require(chain[role]?.expires)
      return (expires.seconds - Demo.moment.seconds) / 86_400
    }
    #expect(try days(.timestamp) == -3)
    #expect(try days(.targets) == 20)
  }

  @Test func `bob's signature on releases does not match, alice's does`() async throws {
    let releases = try #require(try await report("docker.io/acme/broken:v1").chain[.releases])
    #expect(releases.threshold == 2)
    #expect(releases.signatures.map(\.name) == ["alice", "bob"])
    #expect(releases.signatures.map(\.status) == [.valid, .invalid])
  }

  @Test func `the platform's team signs two of three with keys of three kinds`() async throws {
    let team = try #require(
      try await report("docker.io/acme/platform:v3").chain[RoleName("targets/team")])
    #expect(team.threshold == 2)
    #expect(team.validSignatures == 2)
    #expect(team.keys.map(\.key?.type) == [.ecdsa, .rsaX509, .ed25519])
  }

  @Test func `tampered targets keep their size, break their digests, and hide a tag's name`()
    async throws
  {
    let report = try await report("docker.io/acme/tampered:v1")
    let targets = try #require(report.chain[.targets])
    #expect(targets.length.expected == targets.length.actual)
    #expect(targets.hashes.map(\.status) == [.mismatch, .mismatch])
    #expect(targets.signatures.map(\.status) == [.invalid])
    let hostile = "v9\u{1B}[2J\u{202E}1v"
    #expect(targets.signedTargets.map(\.name.text).contains(hostile))
    let shown = report.lines.flatMap(\.spans).map(\.text).joined()
    #expect(!shown.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(shown.contains("v9^[[2J<U+202E>1v"))
  }

  @Test func `a repository that is not built in is missing`() async throws {
    let chain = try await report("docker.io/library/alpine:3").chain
    #expect(chain.status == .broken)
    #expect(chain.roles.allSatisfy { $0.status == .missing })
  }
}

/// Every image of the demo has a verdict by the demo's configuration, without any network.
@Suite struct `The demo's verdicts` {
  static let verdicts: [(image: String, verdicts: [Decision.Verdict], step: DecisionStep.Name?)] = [
    ("docker.io/acme/web:v1", [.admitted, .admitted], nil),
    ("docker.io/acme/expired:v1", [.denied, .denied], .timestamp),
    ("docker.io/acme/imposter:v1", [.denied, .denied], .root),
    ("docker.io/acme/broken:v1", [.denied, .denied], .delegations),
    ("docker.io/acme/api:nightly", [.denied, .denied], .digest),
    ("docker.io/acme/platform:v3", [.denied, .admitted], .download),
    ("docker.io/acme/tampered:v1", [.denied, .denied], .download),
  ]

  @Test func `are there for every image, and for the one that it opens on`() {
    #expect(Demo.repositories.map(\.image) == Self.verdicts.map(\.image))
    #expect(Self.verdicts.contains { $0.image == Demo.opening })
    #expect(Demo.values != nil)
  }

  @Test(arguments: verdicts.indices)
  func `are what its remark promises`(index: Int) async throws {
    let promise = Self.verdicts[index]
    let explanation = try await DemoVerdict.report(on: promise.image).explanation
    #expect(explanation.answers.map(\.decision.verdict) == promise.verdicts)
    let failing = explanation.answers[0].decision.steps.first { $0.status == .fail && $0.reached }
    #expect(failing?.name == promise.step)
  }
}
