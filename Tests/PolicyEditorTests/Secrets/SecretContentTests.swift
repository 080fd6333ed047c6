import PolicyEditor
import TestSupport
import Testing

@Suite("What a secret holds") struct SecretContentTests {
  private func content(_ text: String) throws -> SecretContent {
    try SecretContent(manifest: Array(text.utf8), origin: "s.yaml")
  }

  /// What 3.3 signs in with.
  private func login(_ content: SecretContent) throws -> Authentication? {
    var situation = SecretSituation(nil)
    situation.secrets.contents["pull"] = content
    return try situation.authentication(.python)
  }

  @Test("a manifest has its values in base64 or as they are, as YAML or JSON")
  func manifests() throws {
    let encoded = "dXNlcm5hbWU6IHUKcGFzc3dvcmQ6IHAK"
    for text in [
      "apiVersion: v1\nkind: Secret\ndata:\n  auth.yaml: \(encoded)",
      #"{"apiVersion": "v1", "kind": "Secret", "data": {"auth.yaml": "\#(encoded)"}}"#,
      "kind: Secret\nstringData:\n  auth.yaml: |\n    username: u\n    password: p\ndata: {auth.yaml: '%'}",
    ] {
      #expect(try login(content(text)) == .login("u", "p"), "\(text)")
    }
    let data = try SecretContent(data: ["auth.yaml": Array(encoded.utf8)], origin: "secret a/b")
    #expect(try login(data) == .login("u", "p"))
  }

  @Test("Docker's configuration is what .dockerconfigjson holds")
  func docker() throws {
    var situation = SecretSituation(nil)
    situation.secrets.contents["pull"] = try content(#"{"auths": {"notary": {"auth": "dTpw"}}}"#)
    #expect(try situation.authentication(.go) == .login("u", "p"))
  }

  @Test("anything else is refused")
  func refused() {
    #expect(throws: SecretManifestError.notASecret) { try content("kind: ConfigMap") }
    #expect(throws: SecretManifestError.notASecret) { try content("username: u") }
    #expect(throws: SecretManifestError.notReadable) { try content("[") }
    #expect(throws: SecretManifestError.notReadable) { try content("") }
    #expect(throws: SecretManifestError.notBase64(key: "auth.yaml")) {
      try content("kind: Secret\ndata: {auth.yaml: '%'}")
    }
    let large = String(repeating: "A", count: SecretContent.limit * 2 + 4)
    #expect(throws: SecretManifestError.tooLarge(key: "auth.yaml")) {
      try SecretContent(data: ["auth.yaml": Array(large.utf8)], origin: "")
    }
  }

  @Test("no description shows what it holds")
  func descriptions() throws {
    let content = SecretContent(
      origin: "/run/pull", values: [.auth: Array("hunter2".utf8)], isWhole: true)
    var dumped = ""
    dump(content, to: &dumped)
    for text in ["\(content)", String(reflecting: content), dumped] {
      #expect(!text.contains("hunter2") && !text.contains("104"), "\(text)")
    }
  }
}
