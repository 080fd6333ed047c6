import NotaryCore
import TestSupport
import Testing

private let image = "docker.io/acme/web:v1"
private let password = "marked-password-7"

/// A server that lets in who has the marked password.
private struct LoginServer {
  let server: FakeServer
  var host: String { server.url }

  init() throws {
    let login = "Basic " + Base64.encode(Array("alice:\(password)".utf8))
    server = try FakeServer { request in
      request.headers["authorization"] == login
        ? .answer(status: 404)
        : .answer(status: 401, headers: [("WWW-Authenticate", "Basic realm=\"notary\"")])
    }
  }

  /// Values whose validator names the secret `pull`.
  var values: String {
    """
    application:
      validators:
      - name: acme
        type: notaryv1
        host: \(host)
        auth: {secretName: pull}
        trustRoots: [{name: default, key: k}]
      policy:
      - {pattern: "*:*", validator: acme}
    """
  }

  /// The same as Connaisseur 3.9 has it.
  var configuration: String {
    values.split(separator: "\n").dropFirst().map { $0.dropFirst(2) }.joined(separator: "\n")
  }
}

@Suite("Secrets that validators name") struct ValidatorSecretTests {
  private let login = "username: alice\npassword: \(password)\n"

  private func explain(
    _ situation: ClusterSituation, _ options: [String]
  ) async throws -> Inspection {
    let inspection = try await situation.run(
      ["explain", image, "--connaisseur", "3.9", "-o", "json"] + options)
    #expect(!inspection.outcome.output.contains(password))
    #expect(!inspection.outcome.errors.contains(password))
    #expect(!situation.calls.joined().contains(password))
    return inspection
  }

  private func codes(_ inspection: Inspection) throws -> [String?] {
    try inspection.json()["decisions"]?.elements.first?["causes"]?.elements.map {
      $0["code"]?.string
    } ?? []
  }

  @Test("from a file, a folder and a manifest")
  func files() async throws {
    let server = try LoginServer()
    let situation = try ClusterSituation([:])
    let values = try situation.file(server.values)
    let file = try situation.file(login, "one/secret.yaml")
    _ = try situation.file(login, "folder/secret.yaml")
    let folder = String(file.dropLast("one/secret.yaml".count)) + "folder"
    let manifest = try situation.file(
      "kind: Secret\nstringData:\n  secret.yaml: |\n    username: alice\n    password: \(password)\n",
      "manifest.yaml")
    for path in [file, folder, manifest] {
      let explained = try await explain(
        situation, ["--values", values, "--secret", "pull=\(path)"])
      // It was let in, and there is nothing.
      #expect(try codes(explained).first == "repository-unknown", "\(path)")
      #expect(explained.outcome.errors.contains("the secret pull is read from \(path)"))
    }
    #expect(situation.calls.isEmpty)
  }

  @Test("a secret that is not at hand stays unknown, with the option to give")
  func absent() async throws {
    let server = try LoginServer()
    let situation = try ClusterSituation([:])
    let values = try situation.file(server.values)
    let explained = try await explain(situation, ["--values", values])
    #expect(explained.status == 3)
    #expect(try codes(explained).first == "secret-needed")
    #expect(explained.outcome.output.contains("--secret pull=PATH"))
    #expect(situation.calls.isEmpty)
  }

  @Test("a secret without what 3.9 reads keeps it from starting")
  func wrongKey() async throws {
    let server = try LoginServer()
    let situation = try ClusterSituation([:])
    let values = try situation.file(server.values)
    let path = try situation.file("kind: Secret\nstringData: {auth.yaml: x}\n", "s.yaml")
    let explained = try await explain(situation, ["--values", values, "--secret", "pull=\(path)"])
    #expect(try explained.decided("verdict") == ["crash"])
    #expect(explained.outcome.output.contains("no authentication file for secret pull"))
  }

  @Test("from the cluster that is named, and nothing else is read there")
  func cluster() async throws {
    let server = try LoginServer()
    let objects = ConnaisseurObjects(.go, configuration: server.configuration)
    let path = objects.path("secrets/pull")
    let secret = objects.secret("pull", ["secret.yaml": login, "other": "x"])
    let situation = try ClusterSituation(objects.answers.merging([path: .object(secret)]) { $1 })
    let values = try situation.file(server.values)
    let files = try await explain(situation, ["--values", values, "--context", "prod"])
    #expect(try codes(files).first == "repository-unknown")
    #expect(situation.api.paths == [path])
    #expect(try files.json()["cluster"]?["connaisseur"]?.kind == .null)
    #expect(files.outcome.errors.contains("the secret pull is read from secret connaisseur/pull"))

    let running = try await explain(situation, ["--from-cluster", "--context", "prod"])
    #expect(try codes(running).first == "repository-unknown")
    #expect(server.server.requests.contains { $0.headers["authorization"] != nil })
  }

  @Test("what kubectl may not read, or what is not there, leaves the verdict unknown and is said")
  func unavailable() async throws {
    let server = try LoginServer()
    let objects = ConnaisseurObjects(.go, configuration: server.configuration)
    let path = objects.path("secrets/pull")
    let wrong = objects.secret("pull", [:]).replacing(
      "\"data\":{}", with: "\"data\":{\"secret.yaml\":\"%\"}")
    for (answer, words) in [
      (KubernetesAPI.Answer.forbidden, "Forbidden"),
      (.object(wrong), "is not base64"), (.raw("nothing"), "kubectl"),
    ] {
      let situation = try ClusterSituation(objects.answers.merging([path: answer]) { $1 })
      let explained = try await explain(situation, ["--from-cluster", "--context", "prod"])
      #expect(explained.status == 3)
      #expect(try codes(explained).first == "secret-needed")
      #expect(explained.outcome.errors.contains("the secret pull is not at hand"))
      #expect(explained.outcome.errors.contains(words), "\(explained.outcome.errors)")
    }
    let nothing = try await explain(
      try ClusterSituation(objects), ["--from-cluster", "--context", "prod"])
    #expect(nothing.outcome.errors.contains("there is none in the namespace connaisseur"))
  }

  @Test("a running 3.3 has its secrets by what is mounted")
  func python() async throws {
    let server = try LoginServer()
    var objects = ConnaisseurObjects(
      .python,
      configuration: server.configuration.replacing("  auth: {secretName: pull}\n", with: "")
        .replacing("http://", with: ""))
    objects.mounted = ["acme": "pull"]
    let path = objects.path("secrets/pull")
    let secret = objects.secret("pull", ["auth.yaml": login])
    let situation = try ClusterSituation(objects.answers.merging([path: .object(secret)]) { $1 })
    let explained = try await situation.run(
      "explain", image, "--from-cluster", "--context", "prod", "-o", "json")
    #expect(try explained.decided("connaisseur") == ["3.3"])
    #expect(situation.api.paths.contains(path))
    #expect(
      explained.outcome.errors.contains("the secret pull is read from secret connaisseur/pull"))
    #expect(!explained.outcome.output.contains(password))
  }

  @Test("--secret wants a name and a path, and a file that can be used")
  func usage() async throws {
    let situation = try ClusterSituation([:])
    let values = try situation.file(try LoginServer().values)
    for option in ["pull", "=x", "pull="] {
      let refused = try await situation.run(
        "explain", image, "--values", values, "--secret", option)
      #expect(refused.status == 2)
    }
    let other = try situation.file("kind: ConfigMap\n", "c.yaml")
    let wrong = try await situation.run(
      "explain", image, "--values", values, "--secret", "pull=\(other)")
    #expect(wrong.status == 2 && wrong.complaint.contains("neither a manifest of a Secret"))
    let missing = try await situation.run(
      "explain", image, "--values", values, "--secret", "pull=/nonexistent")
    #expect(missing.status == 2 && missing.complaint.contains("No such file"))
  }
}
