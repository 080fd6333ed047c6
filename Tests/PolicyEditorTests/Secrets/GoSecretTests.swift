import NotaryCore
import PolicyEditor
import Testing

/// Connaisseur 3.9.1, `auth.Auth`, `image.NewRegistryRepo` and docker/cli's `configfile`.
@Suite("A validator's secret in 3.9") struct GoSecretTests {
  private static let parsing = "error loading config: error parsing file: "

  private func authentication(
    _ key: SecretContent.Key, _ text: String, host: String = "notary.acme.io:4443"
  ) throws -> Authentication? {
    try SecretSituation([key: text]).with { $0.host = host }.authentication(.go)
  }

  private func startup(_ key: SecretContent.Key, _ text: String) throws -> String {
    try SecretSituation([key: text]).startup(.go)
  }

  /// `.dockerconfigjson` with one login for each registry.
  private func docker(_ registries: String...) -> String {
    let entries = registries.map { registry in
      "\"\(registry)\": {\"auth\": \"\(Base64.encode(Array("\(registry.count):p".utf8)))\"}"
    }
    return "{\"auths\": {\(entries.joined(separator: ", "))}}"
  }

  @Test("secret.yaml has the user and the password, every scalar as it is written")
  func yaml() throws {
    #expect(try authentication(.secret, "username: u\npassword: p") == .login("u", "p"))
    #expect(try authentication(.secret, "username: 007\npassword: yes") == .login("007", "yes"))
    #expect(try authentication(.secret, "username: u\npassword: p\nx: [y]") == .login("u", "p"))
    #expect(try startup(.secret, "username: u\npassword: p\nx: [y]") == "starts")
    #expect(
      try authentication(.secret, "username: u\npassword: p\n---\n[") == .secret(name: "pull"))
  }

  @Test("it comes before .dockerconfigjson, and auth.yaml is not looked at")
  func order() throws {
    let both = SecretSituation([
      .secret: "username: u\npassword: p", .docker: docker("notary.acme.io"),
      .auth: "username: x\npassword: y",
    ])
    #expect(try both.authentication(.go) == .login("u", "p"))
    let neither = SecretSituation([.auth: "username: x\npassword: y"])
    #expect(
      try neither.startup(.go).hasPrefix(
        Self.parsing + "no authentication file for secret pull | validators[0].auth names a secret")
    )
    let part = SecretSituation([.auth: "username: x\npassword: y"], isWhole: false)
    #expect(try part.startup(.go) == "starts")
    #expect(try part.authentication(.go) == .secret(name: "pull"))
  }

  @Test("the registry must be a beginning of the host, and the longest counts")
  func lookUp() throws {
    #expect(try authentication(.docker, docker("notary.acme.io:4443")) == .login("19", "p"))
    #expect(try authentication(.docker, docker("https://notary.acme.io")) == .login("22", "p"))
    #expect(try authentication(.docker, docker("notary.acme.io", "notary")) == .login("14", "p"))
    #expect(try authentication(.docker, docker("not")) == .login("3", "p"))
    #expect(
      try authentication(.docker, docker("acme.io"))
        == .unused(.otherRegistries(secret: "pull", ["acme.io"])))
    #expect(
      try authentication(.docker, docker("acme.io/x/"), host: "https://acme.io/x")
        == .unused(.otherRegistries(secret: "pull", ["acme.io/x/"])))
    #expect(
      try authentication(.docker, docker("acme.io/xy"), host: "https://acme.io/xyz")
        == .login("10", "p"))
  }

  @Test("what docker login writes for Docker Hub is not for its Notary server")
  func hub() throws {
    let login = docker("https://index.docker.io/v1/")
    #expect(
      try authentication(.docker, login, host: "notary.docker.io")
        == .unused(.otherRegistries(secret: "pull", ["index.docker.io"])))
    #expect(try authentication(.docker, login, host: "index.docker.io") == .login("27", "p"))
  }

  @Test("a registry in secret.yaml is compared in the same way")
  func registry() throws {
    let other = "username: u\npassword: p\nregistry: other.io"
    #expect(
      try authentication(.secret, other) == .unused(.otherRegistries(secret: "pull", ["other.io"])))
    let same = "username: u\npassword: p\nregistry: https://notary.acme.io"
    #expect(try authentication(.secret, same) == .login("u", "p"))
    let inline = SecretSituation(nil).with {
      $0.auth = "{username: u, password: p, registry: o.io}"
    }
    #expect(
      try inline.authentication(.go) == .unused(.otherRegistries(secret: nil, ["o.io"])))
    let own = SecretSituation(nil).with { $0.auth = "{username: u, password: p}" }
    #expect(try own.authentication(.go) == .login("u", "p"))
  }

  @Test("Go's reader of JSON takes names without regard to case, and the last of several")
  func json() throws {
    #expect(
      try authentication(
        .docker, #"{"AUTHS": {"notary.acme.io": {"Username": "u", "PASSWORD": "p"}}}"#)
        == .login("u", "p"))
    #expect(
      try authentication(
        .docker,
        #"{"auths": {"not": {"auth": "dTpw"}}, "auths": {"not": {"auth": "dTpw", "username": "x"}}} x"#
      )
        == .login("u", "p"))
    for nothing in ["", " \n", "null", "{}", #"{"auths": null}"#, #"{"auths": {}}"#] {
      #expect(try authentication(.docker, nothing) == .incomplete)
      #expect(try startup(.docker, nothing) == "starts")
    }
  }

  @Test(
    "a file that cannot be read keeps it from starting",
    arguments: [
      (SecretContent.Key.docker, "text"), (.docker, "[]"), (.docker, "{"),
      (.docker, #"{"auths": []}"#),
      (.docker, #"{"auths": {"r.io": "x"}}"#), (.docker, #"{"auths": {"r.io": {"auth": "%%"}}}"#),
      (.docker, #"{"auths": {"r.io": {"auth": "bm9jb2xvbg=="}}}"#),
      (.docker, #"{"auths": {"r.io": {"username": 1}}}"#),
      (.docker, #"{"auths": {"[]\\/repo]": {"auth": "dTpw"}}}"#),
      (.secret, "["), (.secret, "text"), (.secret, "username: [u]"),
      (.secret, "username: u\nusername: v"),
      (.secret, "username: u\npassword: p\nregistry: 'a b'"),
    ])
  func malformed(key: SecretContent.Key, text: String) throws {
    #expect(
      try startup(key, text).hasPrefix(Self.parsing + "error reading authentication file  | "))
  }

  @Test("an entry without a user and a password does, too, in other words")
  func blank() throws {
    let words = "Config has 1 errors:\nConfig error 0: AuthConfigs[r.io] is a required field"
    #expect(try startup(.docker, #"{"auths": {"r.io": {}}}"#).hasPrefix(words))
    #expect(
      try startup(.secret, "").hasPrefix(
        "Config has 1 errors:\nConfig error 0: AuthConfigs[notary.acme.io:4443] is"))
  }

  @Test("half of a login is none")
  func half() throws {
    #expect(try authentication(.secret, "username: u") == .incomplete)
    #expect(try startup(.secret, "username: u") == "starts")
  }
}
