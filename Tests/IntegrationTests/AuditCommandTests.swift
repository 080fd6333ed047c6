import Foundation
import NotaryCore
import TestSupport
import Testing

/// A folder with values, and the trust data of docker.io/acme/web, which signs `v1`.
private struct AuditFolder {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var repository = TestRepository("docker.io/acme/web")
    repository.targets.targets = ["v1": TestTarget("one")]
    try repository.write(to: "\(folder.path)/trust")
    try folder.write(try Self.values(host: "notary.acme.example"), to: "values.yaml")
  }

  static func values(host: String) throws -> String {
    let key = TestKey(.p256, "root").publicPEM.split(separator: "\n").map { "        \($0)\n" }
    return """
      application:
        validators:
        - name: default
          type: notaryv1
          host: \(host)
          trustRoots:
          - name: default
            key: |
      \(key.joined())  policy:
        - pattern: "*:*"

      """
  }

  var path: String { folder.path }

  func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }

  static func pod(_ image: String, _ name: String = "web") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: \(name), namespace: shop}
    spec:
      containers:
      - name: app
        image: \(image)

    """
  }

  func audit(
    _ arguments: String..., input: String = "", environment: [String: String] = [:],
    hasValues: Bool = true
  ) async throws -> Inspection {
    let values = hasValues ? ["--values", "\(path)/values.yaml"] : []
    return try await Inspection.run(
      ["audit"] + arguments + values
        + ["--trust-dir", "\(path)/trust", "--at", TestRepository.now.rfc3339],
      environment: environment, input: input)
  }
}

@Suite("Audits on the command line")
struct AuditCommandTests {
  @Test("files, folders and standard input are read together, and end as the worst image says")
  func inputs() async throws {
    let folder = try AuditFolder()
    try folder.write(AuditFolder.pod("acme/web:v1"), to: "m/a.yaml")
    try folder.write(AuditFolder.pod("acme/web:v1", "two"), to: "m/b/c.yml")
    try folder.write("not: a manifest", to: "m/README.txt")
    let admitted = try await folder.audit("\(folder.path)/m", "-o", "json")
    #expect(admitted.status == 0)
    #expect(admitted.outcome.errors == "")
    let image = try #require(admitted.json()["images"]?.elements.first)
    #expect(image["where"]?.elements.map { $0["name"]?.string } == ["web", "two"])
    #expect(
      image["where"]?.elements.map { $0["file"]?.string } == [
        "\(folder.path)/m/a.yaml", "\(folder.path)/m/b/c.yml",
      ])
    #expect(image["where"]?.elements.map { $0["line"]?.integer } == [7, 7])

    let denied = try await folder.audit(
      "\(folder.path)/m", "-", "-o", "json", input: AuditFolder.pod("acme/web:v2"))
    #expect(denied.status == 1)
    #expect(try denied.json()["summary"]?["denied"]?.integer == 1)
    #expect(try denied.json()["images"]?.elements.count == 2)
  }

  @Test("several forms of one answer are written at once")
  func outputs() async throws {
    let folder = try AuditFolder()
    try folder.write(AuditFolder.pod("acme/web:v2"), to: "pod.yaml")
    let outcome = try await folder.audit(
      "\(folder.path)/pod.yaml", "-o", "junit=\(folder.path)/report.xml", "-o",
      "sarif=\(folder.path)/report.sarif", "-o", "github", "-o", "json=\(folder.path)/report.json")
    #expect(outcome.status == 1)
    #expect(
      outcome.outcome.output.hasPrefix("::error file=\(folder.path)/pod.yaml,line=7,col=12,"))
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
    }
    #expect(try text("report.xml").contains("<failure message=\"tag-not-signed: "))
    for name in ["report.sarif", "report.json"] {
      #expect(throws: Never.self) { try JSONDocument(parsing: Array(text(name).utf8)) }
    }
  }

  @Test("without a configuration it is wrong usage, without an image there is nothing to do")
  func refusals() async throws {
    let folder = try AuditFolder()
    try folder.write(AuditFolder.pod("acme/web:v1"), to: "pod.yaml")
    let manifest = "\(folder.path)/pod.yaml"
    #expect(try await folder.audit(manifest, hasValues: false).status == 2)
    let variable = ["TASTEVIN_VALUES": "\(folder.path)/values.yaml"]
    #expect(
      try await folder.audit(manifest, environment: variable, hasValues: false).status == 0)
    #expect(try await folder.audit().status == 2)
    #expect(try await folder.audit("-", "-").status == 2)
    #expect(try await folder.audit(manifest, "--live", "--context", "x").status == 2)
    #expect(try await folder.audit("--live").status == 2)
    #expect(try await folder.audit("/nonexistent").status == 2)

    let nothing = try await folder.audit("-", "-o", "json", input: "{kind: Service}\n---\n")
    #expect(nothing.status == 4)
    #expect(try nothing.json()["images"]?.elements.isEmpty == true)
    #expect(try nothing.json()["passedOver"]?.elements.first?["kind"]?.string == "Service")
    #expect(nothing.outcome.errors.contains("no image"))
  }

  @Test("every file that cannot be read is told with its place, and nothing is judged")
  func unreadable() async throws {
    let folder = try AuditFolder()
    try folder.write(AuditFolder.pod("acme/web:v1"), to: "m/a.yaml")
    try folder.write("a: [\n", to: "m/b.yaml")
    try folder.write("kind: {{ .Values.kind }}\nimage: {{ x }}: y\n", to: "m/c\u{1B}.yaml")
    let outcome = try await folder.audit("\(folder.path)/m")
    #expect(outcome.status == 2)
    #expect(outcome.outcome.output == "")
    #expect(outcome.outcome.errors.contains("\(folder.path)/m/b.yaml:2:1: "))
    #expect(outcome.outcome.errors.contains("\(folder.path)/m/c^[.yaml:"))
    #expect(outcome.isHarmless)
  }

  @Test("Ctrl-C closes the connections and leaves what is known, marked as partial")
  func interruption() async throws {
    let server = try FakeServer { request in
      request.target.contains("/slow/")
        ? .stall("") : .answer(status: 404, body: "{}")
    }
    let folder = try AuditFolder()
    try folder.write(try AuditFolder.values(host: server.url), to: "values.yaml")
    try folder.write(
      AuditFolder.pod("docker.io/acme/slow/a:v1") + "---\n" + AuditFolder.pod("quay.io/x/y:v1"),
      to: "pod.yaml")
    // Job control: a program in the background would otherwise be told to ignore Ctrl-C.
    let script = """
      set -m
      "$0" audit "\(folder.path)/pod.yaml" --values "\(folder.path)/values.yaml" -o json \
      --timeout 600 &
      echo $! >"\(folder.path)/pid.new"; mv "\(folder.path)/pid.new" "\(folder.path)/pid"
      wait $!
      """
    async let ended = Command("/bin/bash", ["-c", script, BuiltProduct.tastevin]).run()
    try await wait { server.requests.contains { $0.target.contains("/slow/") } }
    try await wait { FileManager.default.fileExists(atPath: "\(folder.path)/pid") }
    let pid = try String(contentsOfFile: "\(folder.path)/pid", encoding: .utf8)
    let process = try #require(pid_t(pid.trimmingCharacters(in: .newlines)))
    #expect(kill(process, SIGINT) == 0)
    let outcome = try await ended
    #expect([1, 3].contains(outcome.status))
    #expect(outcome.errors.contains("interrupted"))
    let root = try JSONDocument(parsing: outcome.outputBytes).root
    #expect(root["complete"]?.boolean == false)
    let slow = root["images"]?.elements.first
    #expect(slow?["outcome"]?.string == "pending")
    #expect(slow?["decisions"]?.elements.isEmpty == true)
  }
}

/// Waits until something is so, but not for ever.
private func wait(until isSo: () -> Bool) async throws {
  let start = ContinuousClock.now
  while !isSo() {
    try #require(ContinuousClock.now - start < .seconds(120), "what is waited for does not come")
    try await Task.sleep(for: .milliseconds(10))
  }
}

@Suite("Audits of what a real Notary server holds")
struct AuditRealServerTests {
  private static let gun = GUN("docker.io/acme/web")
  private static let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

  /// Deployments with one image and with several, every kind, init and ephemeral containers.
  private static let manifests = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: i1, namespace: shop}
    spec: {template: {spec: {containers: [{name: a, image: "acme/web:signed"}]}}}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: i1u1, namespace: shop}
    spec: {template: {spec: {containers: [{name: a, image: "acme/web:signed"}, {name: b, image: "acme/web:unsigned"}]}}}
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: init, namespace: back}
    spec:
      initContainers: [{name: setup, image: "docker.io/acme/web:unsigned"}]
      containers: [{name: a, image: "docker.io/acme/web:signed"}]
      ephemeralContainers: [{name: debug, image: "acme/web:unsigned"}]
    ---
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: nightly, namespace: back}
    spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: "acme/web@sha256:\(hello)"}]}}}}}
    ---
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: node, namespace: kube-system}
    spec: {template: {spec: {containers: [{name: a, image: "registry.k8s.io/pause:3.9"}]}}}
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: db, namespace: back}
    spec: {template: {spec: {containers: [{name: a, image: "docker.io/denied/db:1"}]}}}
    """

  @Test("each image is judged once, wherever it stands")
  func everything() async throws {
    let server = try NotaryServer(keys: .signer)
    let client = try NotaryCommand(server: server)
    try client.initialize(Self.gun)
    try client.addHash(Self.gun, "signed", sha256: Self.hello)
    let shown = try await Inspection.run(
      ["root-key", "-i", Self.gun.rawValue, "-s", server.url, "-o", "pem"])
    let key = shown.outcome.output.split(separator: "\n").map { "        \($0)\n" }.joined()
    let folder = try TemporaryFolder()
    try folder.write(
      """
      application:
        validators:
        - name: default
          type: notaryv1
          host: "\(server.url)"
          trustRoots:
          - name: default
            key: |
      \(key)  - {name: allow, type: static, approve: true}
        - {name: deny, type: static, approve: false}
        policy:
        - {pattern: "*:*"}
        - {pattern: "registry.k8s.io/*:*", validator: allow}
        - {pattern: "docker.io/denied/*:*", validator: deny}

      """, to: "values.yaml")
    let audited = try await Inspection.run(
      [
        "audit", "-", "--values", "\(folder.path)/values.yaml", "--connaisseur", "3.9", "-o",
        "json",
      ], input: Self.manifests)
    #expect(audited.status == 1)
    let images = try #require(audited.json()["images"]?.elements)
    let verdicts = images.map { image in
      [image["image"]?.string, image["decisions"]?.elements.first?["verdict"]?.string]
    }
    #expect(
      verdicts == [
        ["acme/web:signed", "admitted"], ["acme/web:unsigned", "denied"],
        ["docker.io/acme/web:signed", "admitted"], ["docker.io/acme/web:unsigned", "denied"],
        ["acme/web@sha256:\(Self.hello)", "admitted"], ["registry.k8s.io/pause:3.9", "admitted"],
        ["docker.io/denied/db:1", "denied"],
      ])
    #expect(images[0]["where"]?.elements.map { $0["name"]?.string } == ["i1", "i1u1"])
    #expect(
      images[1]["where"]?.elements.map { $0["list"]?.string } == [
        "containers", "ephemeralContainers",
      ])
    #expect(try audited.json()["summary"]?["admitted"]?.integer == 4)
    #expect(
      try audited.json()["namespaces"]?.elements.map { $0["namespace"]?.string } == [
        "back", "kube-system", "shop",
      ])
  }
}
