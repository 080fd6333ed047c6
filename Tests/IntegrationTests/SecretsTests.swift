import Foundation
import NotaryCore
import TestSupport
import Testing

/// Secrets that are found wherever they turn up.
private enum Marked {
  static let password = "PASSWORD-mark-7f3a91"
  static let identity = "IDENTITY-mark-91bc02"
  static let token = "TOKEN-mark-e1.f5a2.c7SIGNATURE-mark-44"
  static let basic = Base64.encode(Array("alice:\(password)".utf8))

  /// Each as it may be written.
  static let all = [
    password, identity, token, basic, password.lowercased(), "SIGNATURE-mark", "mark-7f3a91",
    "mark-91bc02",
  ]

  static func found(in text: String) -> [String] { all.filter { text.contains($0) } }
}

/// Repeats everything that it was sent, in every place in which a server can.
private func echo(_ tokens: String, after step: Int) -> FakeServer.Responder {
  { request in
    let sent = request.headers["authorization"]?.split(separator: " ").last.map(String.init) ?? ""
    let password = sent == Marked.basic ? Marked.password : ""
    let identity = request.body.contains(Marked.identity) ? Marked.identity : ""
    let secret = password + identity
    let all = "\(sent) \(secret)"
    if request.target.hasPrefix("/token") {
      let replies: [FakeServer.Reply] = [
        .answer(status: 200, body: #"{"token": "\#(Marked.token)", "error": "\#(all)"}"#),
        .answer(status: 401, body: all), .answer(status: 500, body: all),
        .answer(status: 302, headers: [("Location", "https://\(secret).invalid/\(sent)")]),
        .answer(status: 200, body: all),
      ]
      return replies[step / 2 % replies.count]
    }
    guard sent.isEmpty else {
      let replies: [FakeServer.Reply] = [
        .answer(
          status: 401,
          headers: [("WWW-Authenticate", #"Bearer realm="\#(sent)",scope="\#(all)""#)], body: all),
        .answer(status: 403, body: all), .answer(status: 500, body: all),
        .answer(status: 307, headers: [("Location", "/\(sent)?token=\(secret)")]),
        .answer(status: 307, headers: [("Location", "ftp://\(secret)/")]),
        .raw("HTTP/1.1 200 \(all)\r\nContent-Length: 9999\r\n\r\n\(all)"),
      ]
      return replies[step % replies.count]
    }
    let challenge =
      step % 2 == 0 ? "Basic realm=x" : #"Bearer realm="\#(tokens)/token",service="s""#
    return .answer(status: 401, headers: [("WWW-Authenticate", challenge)], body: all)
  }
}

@Suite("No secret")
struct SecretsTests {
  private let image = "docker.io/acme/web:v1"

  private func expectNone(_ inspection: Inspection, _ comment: Comment) {
    let said = inspection.outcome.output + inspection.outcome.errors
    #expect(Marked.found(in: said).isEmpty, comment)
    #expect(!said.isEmpty)
  }

  @Test("is in the trace where a server repeats a name with its short password")
  func shortPassword() async throws {
    let server = try FakeServer { request in
      let said = request.headers["authorization"] == nil ? "x" : "alice:s3cr3t"
      return .answer(status: 401, headers: [("WWW-Authenticate", #"Basic realm="\#(said)""#)])
    }
    let inspection = try await Inspection.run(
      [
        "inspect", image, "-s", server.url, "--user", "alice", "--password-stdin",
        "--trace-auth",
      ], input: "s3cr3t\n")
    #expect(inspection.outcome.errors.contains("(secret)"))
    #expect(!inspection.outcome.errors.contains("s3cr3t"))
  }

  @Test("is in what the commands say, however they get it and whatever a server repeats")
  func commands() async throws {
    let scripts = try HelperScripts(config: #"{"credsStore": "test"}"#)
    let file = try TemporaryFolder()
    for step in 0..<10 {
      let box = Box<String>()
      let server = try FakeServer { request in echo(box.value ?? "", after: step)(request) }
      box.value = server.url
      try scripts.add(
        "docker-credential-test",
        #"echo '{"Username": "<token>", "Secret": "\#(Marked.identity)"}'; exit \#(step % 3)"#)
      try file.write(
        #"{"auths": {"\#(server.host)": {"auth": "\#(Marked.basic)"}}}"#, to: "config.json")
      try file.write(values(server), to: "values.yaml")
      let ways: [(options: [String], environment: [String: String], input: String)] = [
        (["--user", "alice", "--password-stdin"], [:], "\(Marked.password)\n"),
        ([], ["TASTEVIN_USER": "alice", "TASTEVIN_PASSWORD": Marked.password], ""),
        (["--docker-config", file.path], [:], ""),
        (["--docker-config", scripts.dockerFolder], scripts.environment, ""),
      ]
      for way in ways {
        for command in [
          ["inspect", image, "-s", server.url], ["inspect", image, "-s", server.url, "-o", "json"],
          ["root-key", "-i", image, "-s", server.url],
          ["explain", image, "--values", "\(file.path)/values.yaml", "-o", "json"],
          ["explain", image, "--values", "\(file.path)/values.yaml"],
        ] {
          let inspection = try await Inspection.run(
            command + way.options + ["--trace-auth"], environment: way.environment,
            input: way.input)
          expectNone(inspection, "\(step) \(command) \(way.options)")
        }
      }
    }
  }

  private func values(_ server: FakeServer) -> String {
    let key = TestKey(.p256, "root").publicPEM.split(separator: "\n")
      .map { "        \($0)\n" }.joined()
    return """
      application:
        validators:
        - name: default
          type: notaryv1
          host: \(server.url)
          auth: {username: alice, password: \(Marked.password)}
          trustRoots:
          - name: default
            key: |
      \(key)  policy:
        - pattern: "*:*"

      """
  }

  @Test("is in the arguments or the environment of the process, nor in a core dump")
  func process() async throws {
    let server = try FakeServer { _ in .stall("") }
    let running = Task {
      try await Inspection.run(
        ["inspect", image, "-s", server.url, "--user", "alice"],
        environment: ["TASTEVIN_PASSWORD": Marked.password])
    }
    await server.waitForRequest()
    let process = try #require(try Self.process(with: server.url))
    for name in ["cmdline", "environ"] {
      let bytes = FileManager.default.contents(atPath: "/proc/\(process)/\(name)") ?? Data()
      #expect(Marked.found(in: String(decoding: bytes, as: UTF8.self)).isEmpty)
    }
    let limits = FileManager.default.contents(atPath: "/proc/\(process)/limits") ?? Data()
    let text = String(decoding: limits, as: UTF8.self)
    #expect(text.firstMatch(of: #/Max core file size +0 /#) != nil)
    running.cancel()
    _ = try? await running.value
  }

  private static func process(with argument: String) throws -> Int32? {
    for name in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
      guard let process = Int32(name),
        let bytes = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
      else { continue }
      let words = String(decoding: bytes, as: UTF8.self).split(separator: "\0")
      if words.first == Substring(BuiltProduct.tastevin), words.contains(Substring(argument)) {
        return process
      }
    }
    return nil
  }
}
