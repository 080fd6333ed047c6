import NotaryCore
import TestSupport
import Testing

@Suite("Docker's config")
struct DockerConfigTests {
  /// `alice:s3:cret`
  private let auth = "YWxpY2U6czM6Y3JldA=="

  private func config(_ json: String) throws -> DockerConfig {
    let folder = try TemporaryFolder()
    try folder.write(json, to: "config.json")
    return try DockerConfig(folder: folder.path)
  }

  private func entry(_ json: String, for registry: String) throws -> RegistryCredential? {
    var found = try config(json).credential(for: registry)
    if found != nil { #expect(found?.origin?.hasSuffix("/config.json") == true) }
    found?.origin = nil
    return found
  }

  private let alice = RegistryCredential(user: "alice", password: "s3:cret")

  @Test(
    "has an entry by its registry, with or without scheme and path",
    arguments: [
      ("r.io", "r.io"), ("https://r.io", "r.io"), ("http://r.io/v1/", "r.io"),
      ("r.io:5000", "r.io:5000"), ("https://r.io:5000/v2/", "r.io:5000"),
      ("https://index.docker.io/v1/", "docker.io"), ("docker.io", "docker.io"),
      ("index.docker.io", "docker.io"), ("https://index.docker.io/v1/", "index.docker.io"),
    ])
  func keys(key: String, registry: String) throws {
    let json = #"{"auths": {"other.io": {"auth": "eDp5"}, "\#(key)": {"auth": "\#(auth)"}}}"#
    #expect(try entry(json, for: registry) == alice)
    #expect(try entry(json, for: "else.where") == nil)
  }

  @Test("prefers the key that is exactly the registry")
  func exactKey() throws {
    let json = #"{"auths": {"https://r.io": {"auth": "eDp5"}, "r.io": {"auth": "\#(auth)"}}}"#
    #expect(try entry(json, for: "r.io") == alice)
  }

  @Test("has a user and password as base64 or in the clear")
  func forms() throws {
    let plain = #"{"auths": {"r.io": {"username": "alice", "password": "s3:cret"}}}"#
    #expect(try entry(plain, for: "r.io") == alice)
    let padded = #"{"auths": {"r.io": {"auth": "YWxpY2U6czM6Y3JldAAA", "email": null}}}"#
    #expect(try entry(padded, for: "r.io") == alice)
  }

  @Test("names the helper that keeps the credentials of a registry")
  func helpers() throws {
    let store = try config(#"{"auths": {"r.io": {}}, "credsStore": "desktop"}"#)
    #expect(store.helper(for: "r.io") == "desktop")
    #expect(store.helper(for: "other.io") == "desktop")
    #expect(try store.credential(for: "r.io") == nil)
    let helpers = try config(
      #"{"credHelpers": {"r.io": "ecr", "https://index.docker.io/v1/": "hub"}, "credsStore": ""}"#)
    #expect(helpers.helper(for: "r.io") == "ecr")
    #expect(helpers.helper(for: "docker.io") == "hub")
    #expect(helpers.helper(for: "other.io") == nil)
  }

  @Test("takes a token before a password")
  func tokens() throws {
    let identity = #"{"auths": {"r.io": {"auth": "\#(auth)", "identitytoken": "x"}}}"#
    #expect(try entry(identity, for: "r.io") == .identityToken("x", user: "alice"))
    let alone = #"{"auths": {"r.io": {"auth": "", "identitytoken": "x"}}}"#
    #expect(try entry(alone, for: "r.io") == .identityToken("x"))
    let registry = #"{"auths": {"r.io": {"registrytoken": "y"}}}"#
    #expect(try entry(registry, for: "r.io") == .registryToken("y"))
  }

  @Test("that is not there, or holds nothing, has nothing")
  func nothing() throws {
    let folder = try TemporaryFolder()
    #expect(try DockerConfig(folder: folder.path).credential(for: "r.io") == nil)
    for json in ["{}", #"{"auths": {}}"#, #"{"auths": null}"#, #"{"auths": {"r.io": {}}}"#] {
      #expect(try entry(json, for: "r.io") == nil)
    }
  }

  @Test("that is broken says where, and nothing of its secrets")
  func broken() throws {
    let wrong = [
      ("[]", ""), (#"{"auths": []}"#, "auths"), (#"{"auths": {"r.io": 1}}"#, "auths.r.io"),
      (#"{"auths": {"r.io": {"auth": 1}}}"#, "auths.r.io.auth"),
      (#"{"auths": {"r.io": {"auth": "c2VjcmV0"}}}"#, "auths.r.io.auth"),
      (#"{"auths": {"r.io": {"auth": "not base64!"}}}"#, "auths.r.io.auth"),
      (#"{"auths": {"r.io": {"username": {}}}}"#, "auths.r.io.username"),
    ]
    for (json, member) in wrong {
      let error = #expect(throws: DockerConfig.Failure.self) { try entry(json, for: "r.io") }
      guard case .wrongMember(_, let found) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(found == member)
    }
  }

  @Test("that is no JSON, no file or too large is refused")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"auths": "#, to: "config.json")
    let error = #expect(throws: DockerConfig.Failure.self) {
      try DockerConfig(folder: folder.path)
    }
    if case .notJSON = error {} else { Issue.record("\(String(describing: error))") }
    try folder.write("x", to: "a/config.json/x")
    #expect(
      throws: DockerConfig.Failure.unreadable(
        path: "\(folder.path)/a/config.json", detail: "not a regular file")
    ) { try DockerConfig(folder: "\(folder.path)/a") }
    try folder.write(String(repeating: " ", count: 4 << 20 | 1), to: "b/config.json")
    #expect(throws: DockerConfig.Failure.tooLarge(path: "\(folder.path)/b/config.json")) {
      try DockerConfig(folder: "\(folder.path)/b")
    }
  }
}
