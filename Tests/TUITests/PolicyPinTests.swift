import Inspector
import NotaryCore
import PolicyEditor
import TUI
import TerminalKit
import TestSupport
import Testing

@Suite struct `Pinning a root key` {
  /// The cursor on the root key of an image of the demo.
  private func atKey(of image: String) async throws -> HeadlessProgram {
    var program = try HeadlessProgram.policy(image, columns: 120, rows: 40)
    await program.load()
    program.press("2", "g", "g", "j")
    return program
  }

  @Test func `of a key that is pinned already says so`() async throws {
    var program = try await atKey(of: "docker.io/acme/web:v1")
    program.press("P")
    #expect(program.shows("it is pinned already"))
    program.press(.enter)
    #expect(program.shows("it is pinned there already"))
    program.press(.escape)
    #expect(!program.shows("Pin a root key"))
  }

  @Test func `that nothing links needs the beginning of its ID, and becomes one step`() async throws
  {
    var program = try await atKey(of: "docker.io/acme/imposter:v1")
    program.press("P")
    #expect(program.shows("nothing links it to a key that is trusted here"))
    #expect(program.shows("2 docker.io/acme/*:*"))
    program.press(.enter)
    #expect(program.shows("to confirm it"))
    let line = try #require(program.line(with: "new key"))
    let id = try #require(line.firstMatch(of: /new key +([0-9a-f]{8})/)?.1)
    program.press(.tab, .tab)
    program.type(String(id))
    program.press(.enter)
    #expect(program.shows("Done: pin root key as default in validator acme."))
    #expect(program.selected.contains(id))
    program.press("u")
    #expect(!program.shows("UNSAVED"))
  }

  @Test func `a click goes to a field, a second one chooses, and the wheel scrolls what is cut`()
    async throws
  {
    var program = try await atKey(of: "docker.io/acme/imposter:v1")
    program.press("P")
    let root = try #require(program.canvas.lines.firstIndex { $0.contains("trust root  < ") })
    program.mouse(.press(.left), column: 40, row: root)
    #expect(program.shows("trust root  < default >  1 of 2"))
    program.mouse(.press(.left), column: 40, row: root)
    #expect(program.shows("trust root  < a new one >  2 of 2"))

    program.resize(columns: 40, rows: 10)
    #expect(program.shows(" more ") && !program.shows("nothing links it"))
    for _ in 0..<9 where !program.shows("nothing links it") {
      program.mouse(.wheelDown, column: 20, row: 5)
    }
    #expect(program.shows("nothing links it"))
    program.press(.pageUp, .pageUp, .pageUp, .pageUp)
    #expect(program.shows("validator   <") && !program.shows("nothing links it"))
    #expect(program.footer.contains("PgUp/PgDn"))
  }

  @Test func `is offered on root keys alone`() async throws {
    var program = try await atKey(of: "docker.io/acme/web:v1")
    program.press("g", "g")
    #expect(!program.footer.contains("P pin"))
    program.press("P")
    #expect(!program.shows("Pin a root key"))
  }
}

@Suite struct `Impact` {
  @Test func `tells for each image what changes, and for which version`() throws {
    var program = try HeadlessProgram.policy("docker.io/acme/web:v1", columns: 140, rows: 40)
    program.press("G", "k", "k", "d", "d", "I")
    #expect(program.shows("What changes for"))
    program.settlePolicy()
    #expect(program.shows("rule 2 docker.io/acme/*:* by acme  ->  rule 1 *:* by deny"))
    #expect(program.shows("docker.io/acme/platform:v3"))
  }

  @Test func `takes images that are typed or pasted`() throws {
    var program = try HeadlessProgram.policy("docker.io/acme/web:v1", columns: 140, rows: 60)
    program.press("I", "a")
    program.type("registry.k8s.io/pause:3.9")
    program.press(.enter)
    program.settlePolicy()
    #expect(program.shows("registry.k8s.io/pause:3.9"))
    #expect(program.shows("the same: rule 4 registry.k8s.io/*:* by allow"))
    program.press("f")
    program.type("deploy.yaml")
    #expect(program.press(.enter) == [.readManifest("deploy.yaml")])
    program.send(.manifestRead(.success(["quay.io/acme/web:v9"])))
    program.settlePolicy()
    #expect(program.shows("quay.io/acme/web:v9"))
  }

  @Test func `is cancelled by Esc, and an answer that comes too late is not shown`() throws {
    var program = try HeadlessProgram.policy("docker.io/acme/web:v1", columns: 140, rows: 40)
    program.press("I")
    #expect(program.press(.escape) == [.cancelImpact])
    let before = program.text
    program.settlePolicy()
    #expect(program.text == before)
  }

  // MARK: What links a key

  private static func signer(_ name: String) -> TestSigner {
    TestSigner(TestCertificate(TestKey(.p256, name), commonName: "docker.io/acme/web"))
  }

  /// A validator that trusts the root key of a name, and another one.
  private static func text(_ pinned: String, other: String) -> String {
    func key(_ name: String) -> String {
      TestKey(.p256, name).publicPEM.split(separator: "\n").map { "          \($0)\n" }.joined()
    }
    return """
      application:
        validators:
        - name: acme
          type: notaryv1
          host: notary.acme.example
          trustRoots:
          - name: default
            key: |
      \(key(pinned))  - name: other
          type: notaryv1
          host: other.example
          trustRoots:
          - name: default
            key: |
      \(key(other))  policy:
        - pattern: "docker.io/acme/*:*"
          validator: acme

      """
  }

  /// The repository with a root for each key, each signed by the key before it, too.
  private static func rotated(_ keys: [String]) -> TestRepository {
    func repository(_ version: Int) -> TestRepository {
      TestRepository("docker.io/acme/web").with {
        $0.root.version = version
        $0.root.signers = [signer(keys[version - 1])]
        $0.root.signedBy = Set([version - 1, max(version - 2, 0)]).sorted().map { signer(keys[$0]) }
      }
    }
    return repository(keys.count).with {
      for version in 1..<keys.count {
        $0.extraFiles["\(version).root.json"] = repository(version).file(.root)
      }
    }
  }

  private func opened(
    _ text: String, _ repository: TestRepository
  ) async throws -> HeadlessProgram {
    var program = try HeadlessProgram.policy(
      of: text, "docker.io/acme/web:v1", columns: 120, rows: 40)
    await program.load(from: repository.source())
    program.press("2", "g", "g", "j", "P")
    return program
  }

  @Test func `an unbroken chain of roots is told, and needs no confirmation`() async throws {
    var program = try await opened(
      Self.text("a", other: "x"), Self.rotated(["a", "b", "c"]))
    #expect(program.shows("an unbroken chain of roots leads here from version 1"))
    #expect(!program.shows("confirm"))
    program.press(.enter)
    #expect(program.shows("Done: pin root key as default in validator acme."))
  }

  @Test func `an old key that signed this root too is told`() async throws {
    let program = try await opened(Self.text("a", other: "x"), Self.rotated(["a", "b"]))
    #expect(program.shows("the old key signed this root too: a rotation"))
  }

  @Test func `a key that another place of the configuration trusts is told`() async throws {
    let program = try await opened(Self.text("a", other: "b"), Self.rotated(["b", "b"]))
    let line = try #require(program.line(with: "link "))
    #expect(line.contains("other"), "\(program.text)")
    #expect(!program.shows("confirm"))
  }
}
