import PolicyEditor
import Testing

/// Connaisseur 3.3.4, `Config.__merge_configs`, `Notary.__init__` and its schema.
@Suite("A validator's secret in 3.3") struct PythonSecretTests {
  private func authentication(_ auth: String) throws -> Authentication? {
    try SecretSituation([.auth: auth]).authentication(.python)
  }

  private func startup(_ auth: String) throws -> String {
    try SecretSituation([.auth: auth]).startup(.python)
  }

  @Test("auth.yaml has the user and the password")
  func plain() throws {
    #expect(try authentication("username: u\npassword: p") == .login("u", "p"))
    #expect(
      try authentication("{\"username\": \"u\", \"password\": \"p:q\"}") == .login("u", "p:q"))
    #expect(try authentication("username: a\nusername: u\npassword: p") == .login("u", "p"))
    #expect(try startup("username: u\npassword: p") == "starts")
  }

  @Test("a secret that is not at hand stays one")
  func absent() throws {
    #expect(try SecretSituation(nil).authentication(.python) == .secret(name: "pull"))
    #expect(try SecretSituation(nil).startup(.python) == "starts")
  }

  @Test("no other key is read: it signs in with nothing, and starts")
  func otherKeys() throws {
    let other = SecretSituation([.secret: "username: u\npassword: p", .docker: "{\"auths\": {}}"])
    #expect(try other.authentication(.python) == .unused(.noFile(secret: "pull")))
    #expect(try other.startup(.python) == "starts")
    // One file alone does not say what else there is.
    let part = SecretSituation([.secret: "username: u\npassword: p"], isWhole: false)
    #expect(try part.authentication(.python) == .secret(name: "pull"))
  }

  @Test(
    "what does not pass the schema keeps it from starting",
    arguments: [
      "", "null", "[]", "text", "username: u", "username: u\npassword: 123",
      "username: yes\npassword: p", "username: u\npassword: p\nsecretName: s", "a: b",
    ])
  func schema(auth: String) throws {
    #expect(
      try startup(auth).hasPrefix(
        "Connaisseur configuration has an invalid format:  | validators[0].auth"))
  }

  @Test("what is no YAML ends it without words")
  func notYAML() throws {
    #expect(
      try startup("username: [\n")
        == " | validators[0].auth names a secret whose file cannot be read as YAML")
  }

  @Test("what aiohttp refuses fails when it signs in, not before")
  func unusable() throws {
    for (auth, reason) in [
      ("username: u\npassword: p\nregistry: r.io", Authentication.Unusable.otherMembers),
      ("secretName: s", .otherMembers), ("username: 'u:v'\npassword: p", .colonInUser),
      ("username: u\npassword: \"\u{65E5}\"", .characters),
    ] {
      #expect(try authentication(auth) == .unusable(reason))
      #expect(try startup(auth) == "starts")
    }
    #expect(try authentication("username: u\npassword: p\nencoding: utf-8") == .login("u", "p"))
  }

  @Test("a secret that is named comes before a user and a password beside it")
  func both() throws {
    let both = SecretSituation([.auth: "username: u\npassword: p"]).with {
      $0.auth = "{secretName: pull, username: x, password: y}"
    }
    #expect(try both.authentication(.python) == .login("u", "p"))
  }

  @Test("a running 3.3 says only by what is mounted which secret a validator has")
  func mounted() throws {
    var running = SecretSituation([.auth: "username: u\npassword: p"])
    running.auth = "null"
    #expect(try running.authentication(.python) == nil)
    running.secrets.mounted = ["acme": "pull"]
    #expect(try running.authentication(.python) == .login("u", "p"))
    running.secrets.mounted = ["acme": "other"]
    #expect(try running.authentication(.python) == .secret(name: "other"))
  }

  @Test("users and passwords of the values are in one secret of their own")
  func inline() throws {
    var running = SecretSituation([
      .inline: "acme: {auth: {username: u, password: p}}\nother: {cert: x}"
    ])
    running.auth = "null"
    running.secrets.inline = "pull"
    #expect(try running.authentication(.python) == .login("u", "p"))
    running.secrets.contents = [:]
    #expect(try running.authentication(.python) == .secret(name: "pull"))
    var others = SecretSituation([.inline: "other: {auth: {username: u, password: p}}"])
    others.auth = "null"
    others.secrets.inline = "pull"
    #expect(try others.authentication(.python) == nil)
  }
}
