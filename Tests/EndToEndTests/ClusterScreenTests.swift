import NotaryCore
import TestSupport
import Testing

private let image = "docker.io/acme/web:v1"
private let password = "PASSWORD-mark-51c0de"
private let basic = Base64.encode(Array("alice:\(password)".utf8))

/// Connaisseur 3.9 in a cluster, whose validator signs in at a Notary server by a secret.
private struct RunningConnaisseur {
  let server: FakeServer
  let objects: ConnaisseurObjects
  let machine: KubectlMachine

  /// - Parameter change: of the API's answers.
  init(_ change: (ConnaisseurObjects) -> [String: KubernetesAPI.Answer] = { _ in [:] }) throws {
    var repository = TestRepository("docker.io/acme/web")
    repository.targets.targets = ["v1": TestTarget("hello")]
    let files = repository.files()
    server = try FakeServer { request in
      guard request.headers["authorization"] == "Basic \(basic)" else {
        return .answer(status: 401, headers: [("WWW-Authenticate", #"Basic realm="the cellar""#)])
      }
      let name = request.target.split(separator: "/").last ?? ""
      let role = name.split(separator: ".").first.map(String.init) ?? ""
      return .answer(
        status: 200, body: String(decoding: files["\(role).json"] ?? [], as: UTF8.self))
    }
    let key = TestKey(.p256, "root").publicPEM.split(separator: "\n").map { "      \($0)\n" }
    objects = ConnaisseurObjects(
      .go,
      configuration: """
        validators:
        - name: default
          type: notaryv1
          host: \(server.url)
          auth: {secretName: pull}
          trustRoots:
          - name: default
            key: |
        \(key.joined())policy:
        - {pattern: "*:*", validator: default}
        """)
    let secret = objects.secret("pull", ["secret.yaml": "username: alice\npassword: \(password)\n"])
    let answers = objects.answers.merging([objects.path("secrets/pull"): .object(secret)]) { $1 }
    machine = try KubectlMachine(answers.merging(change(objects)) { $1 })
  }

  func command(_ arguments: String...) -> Command {
    var command = Command.tastevin()
    command.arguments = arguments
    command.environment.merge(machine.environment) { $1 }
    return command
  }
}

@Suite struct `A cluster at a terminal` {
  @Test func `is asked when a context was chosen, and not before`() async throws {
    let running = try RunningConnaisseur()
    try await TmuxSession.run(
      running.command(image, "--server", running.server.url), width: 120, height: 30
    ) { terminal in
      try await terminal.wait(for: "the tree") { $0.contains("root") }
      try await terminal.press("K")
      try await terminal.wait(for: "the contexts") {
        $0.contains("Which context?") && $0.contains("staging")
      }
      #expect(running.machine.calls.isEmpty)
      try await terminal.type("prod")
      try await terminal.press("Enter")
      try await terminal.wait(for: "the cluster's verdict") {
        $0.contains("@prod/connaisseur") && $0.contains("running Connaisseur 3.9.1")
          && $0.contains("note")
      }
      #expect(!running.machine.calls.isEmpty)
      #expect(running.machine.calls.allSatisfy { $0.contains("--context=prod") })
      #expect(running.machine.calls.allSatisfy { $0.contains(" get ") })
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `gives secrets of which no screen, no argument and no other host sees anything`()
    async throws
  {
    let running = try RunningConnaisseur()
    let command = running.command(image, "--from-cluster", "--context", "prod")
    try await TmuxSession.run(command, width: 120, height: 40) { terminal in
      var screens: [Screen] = []
      try await screens.append(
        terminal.wait(for: "the verdict") { $0.contains("3.9 ADMITTED") })
      for (key, text) in [
        ("a", "Sign-in"), ("G", "as alice with a password"), ("Escape", "3.9"), ("y", "Copy what?"),
        ("Escape", "3.9"),
        ("2", "snapshot"), ("Enter", "root"), ("x", "signed"), ("3", "secretName"), ("?", "Keys"),
        ("Escape", "secretName"),
      ] {
        try await terminal.press(key)
        screens.append(try await terminal.wait(for: text) { $0.contains(text) })
      }
      for screen in screens {
        for secret in [password, basic, KubernetesAPI.token] {
          #expect(!screen.contains(secret))
        }
      }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
    for secret in [password, basic, KubernetesAPI.token] {
      #expect(!running.machine.calls.joined().contains(secret))
    }
    #expect(running.server.requests.contains { $0.headers["authorization"] == "Basic \(basic)" })
    #expect(
      running.server.requests.allSatisfy {
        $0.headers["authorization"] != "Bearer \(KubernetesAPI.token)"
      })
  }

  @Test func `that does not answer is given up with Esc`() async throws {
    let running = try RunningConnaisseur { [$0.deploymentsPath: .silence] }
    let command = running.command("--from-cluster", "--context", "prod")
    try await TmuxSession.run(command) { terminal in
      try await terminal.wait(for: "the waiting") { $0.contains("Esc gives up") }
      try await terminal.press("Escape")
      try await terminal.wait(for: "the end of it") { $0.contains("Cancelled. R reads it again.") }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `that forbids it says so in kubectl's words`() async throws {
    let running = try RunningConnaisseur { [$0.deploymentsPath: .forbidden] }
    let command = running.command(image, "--from-cluster", "--context", "prod")
    try await TmuxSession.run(command, width: 100, height: 30) { terminal in
      let screen = try await terminal.wait(for: "the refusal") { $0.contains("Forbidden") }
      #expect(screen.contains("@prod/connaisseur"))
      #expect(screen.contains("UNKNOWN"))
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }
}
