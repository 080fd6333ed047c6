import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let image = "docker.io/acme/web"

@Suite("root-key")
struct RootKeyCommandTests {
  @Test("prints the key as get_root_key did, with a caution on standard error")
  func text() async throws {
    let repository = try FilledRepository()
    let arguments = ["root-key", "-i", image, "-s", repository.server.url]
    let text = try await Inspection.run(arguments)
    let json = try await Inspection.run(arguments + ["-o", "json"]).json()
    let key = try #require(json["keys"]?.elements.first)
    #expect(json.names == ["schema", "image", "keys"])
    #expect(json["schema"]?.string == "tastevin/root-key/v1")
    #expect(key.names == ["id", "canonicalId", "type", "pem", "pinned", "signedRoot"])
    #expect(key["type"]?.string == "ecdsa-x509")
    #expect(key["signedRoot"]?.boolean == true)
    let id = try #require(key["id"]?.string)
    let pem = try #require(key["pem"]?.string)
    #expect(pem.hasPrefix("-----BEGIN PUBLIC KEY-----\n"))
    #expect(text.outcome.output == "KeyID: \(id)\nKey: \(pem)\n")
    #expect(pem.hasSuffix("-----END PUBLIC KEY-----\n"))
    #expect(text.outcome.errors.contains("not verified"))
    #expect(text.status == 0)
  }

  @Test("writes a validator and a rule that hold the same key")
  func yaml() async throws {
    let repository = try FilledRepository()
    let arguments = ["root-key", "-i", image, "-s", repository.server.url]
    let yaml = try await Inspection.run(arguments + ["-o", "yaml"]).outcome.output
    let json = try await Inspection.run(arguments + ["-o", "json"]).json()
    let pem = try #require(json["keys"]?.elements.first?["pem"]?.string)
    for line in pem.split(separator: "\n") { #expect(yaml.contains("        \(line)\n")) }
    #expect(yaml.contains("type: notaryv1"))
    #expect(yaml.contains(#"- pattern: "docker.io/acme/web:*""#))
  }

  @Test("gives a key that pins the repository it came from")
  func pinnable() async throws {
    let repository = try FilledRepository()
    let folder = try TemporaryFolder()
    let keys = try await Inspection.run(["root-key", "-i", image, "-s", repository.server.url])
    let pem = try #require(keys.outcome.output.split(separator: "Key: ").last)
    try folder.write(String(pem), to: "pin.pem")
    let inspection = try await Inspection.run([
      "inspect", image, "-s", repository.server.url, "--pin", "\(folder.path)/pin.pem",
    ])
    #expect(inspection.outcome.output.contains("VERIFIED"))
  }

  @Test(
    "fails where the server gives no root", arguments: [(404, 1), (500, 3), (403, 3), (429, 3)])
  func unavailable(status: Int, exit: Int32) async throws {
    let server = try FakeServer { _ in .answer(status: status) }
    for output in ["text", "json", "yaml"] {
      let keys = try await Inspection.run(
        ["root-key", "-i", image, "-s", server.url, "-o", output])
      #expect(keys.status == exit)
      #expect(keys.outcome.errors.contains("no root key of docker.io/acme/web"))
      #expect(keys.outcome.output.isEmpty == (output != "json"))
    }
  }
}
