import Foundation
import NotaryCore
import TestSupport
import Testing

private let authorization = "Basic " + Base64.encode(Array("alice:hunter2-s3cret".utf8))

/// Two validators of one server, of which one signs in: what one is told is not what the other is.
@Suite("tastevin save, where validators sign in differently")
struct SaveByReaderTests {
  /// Everybody may read `open`, and who has signed in `closed` and `own`.
  private static func server() throws -> FakeServer {
    let files = ["open", "closed", "own"].map { name -> (String, [String: [UInt8]]) in
      var repository = TestRepository("docker.io/acme/\(name)")
      repository.targets.targets = ["a": TestTarget("a"), "p": TestTarget("p")]
      return (name, repository.files())
    }
    let repositories = Dictionary(uniqueKeysWithValues: files)
    return try FakeServer { request in
      if request.target == "/v2/" { return .answer(status: 200) }
      let parts = request.target.components(separatedBy: "/_trust/tuf/")
      let name = parts[0].split(separator: "/").last.map(String.init) ?? ""
      guard name == "open" || request.headers["authorization"] == authorization else {
        return .answer(
          status: 401, headers: [("WWW-Authenticate", #"Basic realm="notary""#)])
      }
      guard parts.count == 2, let bytes = repositories[name]?[parts[1]] else {
        return .answer(status: 404)
      }
      return .answer(status: 200, body: String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func values(_ host: String) -> String {
    let key = TestKey(.p256, "root").publicPEM.split(separator: "\n").map { "        \($0)\n" }
    return """
      application:
        validators:
        - name: public
          type: notaryv1
          host: \(host)
          trustRoots: &roots
          - name: default
            key: |
      \(key.joined())  - name: alice
          type: notaryv1
          host: \(host)
          auth: {username: alice, password: hunter2-s3cret}
          trustRoots: *roots
        policy:
        - {pattern: "*:*", validator: public}
        - {pattern: "docker.io/acme/open:a*", validator: alice}
        - {pattern: "docker.io/acme/closed:a*", validator: alice}
        - {pattern: "docker.io/acme/own:*", validator: alice}
      """
  }

  @Test("each asks for itself, and an archive keeps only what everybody is told")
  func readers() async throws {
    let server = try Self.server()
    let folder = try TemporaryFolder()
    try folder.write(Self.values(server.url), to: "values.yaml")
    let names = ["open:p", "open:a", "closed:p", "closed:a", "own:a"]
    let common = ["--values", "\(folder.path)/values.yaml", "--connaisseur", "3.9"]
    let archive = "\(folder.path)/x.tar"
    let saved = try await Inspection.run(
      ["save", "-o", archive] + names.map { "docker.io/acme/\($0)" } + common)
    let text = saved.outcome.output
    #expect(saved.status == 3, "\(text)\(saved.outcome.errors)")
    #expect(text.contains("ok    docker.io/acme/open"), "\(text)")
    // That another validator of the server came first does not matter.
    #expect(text.contains("ok    docker.io/acme/own"), "\(text)")
    #expect(text.contains("answers differently to validators that sign in differently"), "\(text)")
    #expect(text.contains("x.tar has 2 repositories, "), "\(text)")
    #expect(text.contains("; 1 NOT saved"), "\(text)")
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: archive)))
    #expect(bytes.firstRange(of: Array("hunter2-s3cret".utf8)) == nil)

    func verdict(_ image: String, _ source: [String]) async throws -> String? {
      let explained = try await Inspection.run(
        [
          "explain", "docker.io/acme/\(image)", "-o", "json", "--at",
          TestRepository.now.rfc3339,
        ] + common + source)
      return try explained.json()["decisions"]?.elements.first?["verdict"]?.string
    }
    for name in names {
      let live = try await verdict(name, [])
      let replayed = try await verdict(name, ["--trust-dir", archive])
      #expect(replayed == (name.hasPrefix("closed") ? "unknown" : live), "\(name)")
    }
    #expect(try await verdict("closed:p", []) == "denied")
    #expect(try await verdict("own:a", []) == "denied")
    withExtendedLifetime(server) {}
  }
}
