import NotaryCore
import TestSupport
import Testing

private let image = "docker.io/acme/web:v1"
private let basic = "Basic " + Base64.encode(Array("alice:hunter2-s3cret".utf8))
private let answer = #"echo '{"ServerURL": "x", "Username": "alice", "Secret": "hunter2-s3cret"}'"#

/// A server with a sound repository for those who send one `Authorization`.
private func server(
  for authorization: String?, asking challenge: String = "Basic realm=x"
) throws -> FakeServer {
  let files = TestRepository("docker.io/acme/web").files()
  return try FakeServer { request in
    if let authorization, request.headers["authorization"] != authorization {
      return .answer(status: 401, headers: [("WWW-Authenticate", challenge)])
    }
    let name = request.target.split(separator: "/").last ?? ""
    let role = name.split(separator: ".").first.map(String.init) ?? ""
    return .answer(
      status: 200, body: String(decoding: files["\(role).json"] ?? [], as: UTF8.self))
  }
}

private func inspect(
  _ server: FakeServer, _ scripts: HelperScripts? = nil, _ options: [String] = [],
  environment: [String: String] = [:], input: String = ""
) async throws -> Inspection {
  var arguments = ["inspect", image, "-s", server.url] + options
  if let scripts { arguments += ["--docker-config", scripts.dockerFolder] }
  let inspection = try await Inspection.run(
    arguments, environment: (scripts?.environment ?? [:]).merging(environment) { $1 },
    input: input)
  #expect(inspection.isHarmless)
  let said = inspection.outcome.output + inspection.outcome.errors
  for secret in ["hunter2-s3cret", String(basic.dropFirst(6))] { #expect(!said.contains(secret)) }
  return inspection
}

@Suite("A credential helper of Docker")
struct CredentialHelperTests {
  @Test("is asked by the server's host on its standard input, once, and only if the server asks")
  func asked() async throws {
    let scripts = try HelperScripts(config: #"{"credsStore": "test"}"#)
    try scripts.add(
      "docker-credential-test", #"echo "$1 $(cat) ${TASTEVIN_PASSWORD-none}" >> "$LOG"; \#(answer)"#
    )
    let open = try server(for: nil)
    #expect(try await inspect(open, scripts).status == 0)
    #expect(scripts.log(of: "docker-credential-test") == nil)
    let asking = try server(for: basic)
    #expect(try await inspect(asking, scripts).status == 0)
    #expect(scripts.log(of: "docker-credential-test") == "get \(asking.host) none\n")
  }

  @Test("of a registry goes before the store, and what it does not keep the file may have")
  func order() async throws {
    let asking = try server(for: basic)
    let auth = basic.dropFirst(6)
    let scripts = try HelperScripts(
      config: #"{"credHelpers": {"\#(asking.host)": "own"}, "credsStore": "none", "#
        + #""auths": {"\#(asking.host)": {"auth": "\#(auth)"}}}"#)
    try scripts.add(
      "docker-credential-own",
      #"echo > "$LOG"; echo credentials not found in native keychain; exit 1"#)
    #expect(try await inspect(asking, scripts).status == 0)
    #expect(scripts.log(of: "docker-credential-own") != nil)
  }

  @Test("may keep an identity token, which the token service exchanges")
  func identityToken() async throws {
    let tokens = try FakeServer { request in
      request.body.contains("refresh_token=hunter2-s3cret")
        ? .answer(status: 200, body: #"{"access_token": "a.b.c"}"#) : .answer(status: 401)
    }
    let asking = try server(
      for: "Bearer a.b.c", asking: #"Bearer realm="\#(tokens.url)/oauth2/token",service="s""#)
    let scripts = try HelperScripts(config: #"{"credsStore": "test"}"#)
    try scripts.add(
      "docker-credential-test", #"echo '{"Username": "<token>", "Secret": "hunter2-s3cret"}'"#)
    #expect(try await inspect(asking, scripts).status == 0)
  }

  @Test(
    "that does not do its work leaves the answer unknown, and is named",
    arguments: [
      ("", "docker-credential-test is not installed"),
      ("exit 3", "docker-credential-test failed (exit 3)"),
      ("echo the keychain is locked; exit 1", "failed (exit 1): the keychain is locked"),
      ("echo 'no agent' >&2; exit 1", "failed (exit 1): no agent"),
      ("printf '\\033[31mred\\n'; exit 1", "failed (exit 1): ^[[31mred"),
      ("\(answer); exit 1", "failed (exit 1)"),
      ("echo rubbish", "what docker-credential-test printed is not understood"),
      ("echo '[]'", "is not understood"), ("echo '{\"Username\": 1}'", "is not understood"),
      ("yes", "printed more than 1048576 bytes"), ("kill -9 $$", "was ended by signal 9"),
    ])
  func broken(script: String, words: String) async throws {
    let asking = try server(for: basic)
    let scripts = try HelperScripts(config: #"{"credsStore": "test"}"#)
    if !script.isEmpty { try scripts.add("docker-credential-test", script) }
    let inspection = try await inspect(asking, scripts)
    #expect(inspection.status == 3)
    #expect(inspection.outcome.output.contains(words))
    #expect(asking.requests.allSatisfy { $0.headers["authorization"] == nil })
  }

  @Test("is a name, not the way to a program")
  func path() async throws {
    let scripts = try HelperScripts(config: "")
    try scripts.add("evil", #"echo > "$LOG""#)
    try scripts.folder.write(
      #"{"credsStore": "x/../../\#(scripts.folder.path)/bin/evil"}"#, to: "docker/config.json")
    #expect(try await inspect(try server(for: basic), scripts).status == 3)
    #expect(scripts.log(of: "evil") == nil)
  }
}

@Suite("Credentials of the user")
struct GivenCredentialTests {
  @Test("come from the environment, and no helper sees the password there")
  func environment() async throws {
    let asking = try server(for: basic)
    let inspection = try await inspect(
      asking, nil, ["--trace-auth"],
      environment: ["TASTEVIN_USER": "alice", "TASTEVIN_PASSWORD": "hunter2-s3cret"])
    #expect(inspection.status == 0)
    #expect(
      inspection.outcome.errors.contains("the password of alice, from $TASTEVIN_USER"))
  }

  @Test("go before the environment's, whose password is not for another user")
  func precedence() async throws {
    let environment = ["TASTEVIN_USER": "bob", "TASTEVIN_PASSWORD": "hunter2-s3cret"]
    let asking = try server(for: basic)
    let given = try await inspect(
      asking, nil, ["--user", "alice", "--password-stdin"],
      environment: ["TASTEVIN_USER": "bob", "TASTEVIN_PASSWORD": "bobs-own-password"],
      input: "hunter2-s3cret\n")
    #expect(given.status == 0)
    let other = try await inspect(asking, nil, ["--user", "alice"], environment: environment)
    #expect(other.status == 2)
    #expect(other.outcome.errors.contains("no password for alice"))
    let alone = try await inspect(
      asking, nil, ["--user", "alice"], environment: ["TASTEVIN_PASSWORD": "hunter2-s3cret"])
    #expect(alone.status == 0)
    let ownerless = try await inspect(
      asking, nil, [], environment: ["TASTEVIN_PASSWORD": "hunter2-s3cret"])
    #expect(ownerless.status == 2)
  }

  @Test("go before those of Docker")
  func beforeDocker() async throws {
    let asking = try server(for: basic)
    let scripts = try HelperScripts(config: #"{"credsStore": "test"}"#)
    try scripts.add("docker-credential-test", #"echo > "$LOG"; exit 1"#)
    let inspection = try await inspect(
      asking, scripts, ["--user", "alice", "--password-stdin"], input: "hunter2-s3cret\n")
    #expect(inspection.status == 0)
    #expect(scripts.log(of: "docker-credential-test") == nil)
  }

  @Test("cross no network in the clear, unless the user says so, and then aloud")
  func inTheClear() async throws {
    let user = ["--user", "alice", "--password-stdin"]
    let refused = try await Inspection.run(
      ["inspect", image, "-s", "http://notary.invalid"] + user, input: "hunter2-s3cret\n")
    #expect(refused.status == 2)
    #expect(refused.outcome.errors.contains("plain http"))
    let allowed = try await Inspection.run(
      ["inspect", image, "-s", "http://notary.invalid", "--insecure-auth"] + user,
      input: "hunter2-s3cret\n")
    #expect(allowed.status == 3)
    #expect(allowed.outcome.errors.contains("warning: --insecure-auth"))
    #expect(allowed.outcome.output.contains("notary.invalid has no address"))
  }
}

@Suite("--trace-auth")
struct TraceCommandTests {
  @Test(
    "tells on standard error how signing in went, and in inspect's JSON behind all else",
    arguments: [(["inspect", image], ["authentication"]), (["root-key", "-i", image], [])])
  func commands(arguments: [String], added: [String]) async throws {
    let asking = try server(for: basic)
    let environment = ["TASTEVIN_USER": "alice", "TASTEVIN_PASSWORD": "hunter2-s3cret"]
    let options = arguments + ["-s", asking.url, "-o", "json"]
    let traced = try await Inspection.run(options + ["--trace-auth"], environment: environment)
    let plain = try await Inspection.run(options, environment: environment)
    #expect(traced.status == 0)
    #expect(traced.outcome.errors.hasPrefix("Signing in at \(asking.url)\n"))
    #expect(traced.outcome.errors.contains("    asks: Basic realm=x\n"))
    #expect(!plain.outcome.errors.contains("Signing in"))
    #expect(try traced.json().names == (try plain.json().names) + added)
  }

  @Test("says so where nobody signs in")
  func folder() async throws {
    let folder = try TemporaryFolder()
    let inspection = try await Inspection.run(
      ["inspect", image, "--trust-dir", folder.path, "--trace-auth"])
    #expect(inspection.outcome.errors == "Nobody was asked who signs in.\n")
  }
}
