import Foundation
import NotaryCore
import TestSupport
import Testing

@Suite struct `Many images in a terminal` {
  /// A folder with values, trust data that signs `v1`, and a pod with a signed and an unsigned image.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var repository = TestRepository("docker.io/acme/web")
    repository.targets.targets = ["v1": TestTarget("one")]
    try repository.write(to: "\(folder.path)/trust")
    let key = TestKey(.p256, "root").publicPEM.split(separator: "\n").map { "        \($0)\n" }
    try folder.write(
      """
      application:
        validators:
        - name: default
          type: notaryv1
          host: notary.acme.example
          trustRoots:
          - name: default
            key: |
      \(key.joined())  policy:
        - pattern: "*:*"

      """, to: "values.yaml")
    try folder.write(
      """
      kind: Pod
      metadata: {name: shop, namespace: data}
      spec: {containers: [{name: a, image: "acme/web:v1"}, {name: b, image: "acme/web:v2"}]}
      """, to: "deploy/pod.yaml")
    return folder
  }

  @Test func `are judged, opened one by one, and written into a file`() async throws {
    let folder = try folder()
    defer { withExtendedLifetime(folder) {} }
    let command = Command.tastevin(
      "-f", "\(folder.path)/deploy", "--values", "\(folder.path)/values.yaml", "--trust-dir",
      "\(folder.path)/trust", "--at", TestRepository.now.rfc3339)
    try await TmuxSession.run(command, width: 100, height: 30) { terminal in
      let images = try await terminal.wait(for: "the verdicts") {
        $0.contains("2 images  1 denied  1 admitted")
      }
      #expect(images.contains("acme/web:v2"))
      #expect(images.contains("tag-not-signed"))
      try await terminal.press("Enter")
      try await terminal.wait(for: "the verdict on one") {
        $0.lines[0].contains("DENIED") && $0.contains("Connaisseur 3.9")
          && $0.contains("Esc images")
      }
      try await terminal.press("Escape")
      try await terminal.wait(for: "the images again") { $0.contains("2 images  1 denied") }
      try await terminal.press("E")
      try await terminal.wait(for: "the question for a file") { $0.contains("images.json") }
      for _ in "images.json" { try await terminal.press("BSpace") }
      try await terminal.type("\(folder.path)/out.json")
      try await terminal.press("Enter")
      try await terminal.wait(for: "that it is written") { $0.contains("Written: ") }
      let text = try String(contentsOfFile: "\(folder.path)/out.json", encoding: .utf8)
      let root = try JSONDocument(parsing: Array(text.utf8)).root
      #expect(root["summary"]?["denied"]?.integer == 1)
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
  }

  @Test func `are read from other manifests, and from the cluster that was chosen`() async throws {
    let folder = try folder()
    defer { withExtendedLifetime(folder) {} }
    var workloads = ClusterWorkloads()
    workloads.add("Deployment", "web", in: "shop", image: "docker.io/good/web:v1")
    workloads.add("CronJob", "night", in: "back", image: "docker.io/bad/job:v1")
    let running = ConnaisseurObjects(
      .go,
      configuration: """
        validators:
        - {name: all, type: static, approve: true}
        - {name: none, type: static, approve: false}
        policy:
        - {pattern: "*:*", validator: all}
        - {pattern: "docker.io/bad/*:*", validator: none}
        """)
    let machine = try KubectlMachine(running.answers.merging(workloads.answers()) { $1 })
    var command = Command.tastevin("--values", "\(folder.path)/values.yaml")
    command.arguments += [
      "--trust-dir", "\(folder.path)/trust", "--at", TestRepository.now.rfc3339,
    ]
    command.environment.merge(machine.environment) { $1 }
    try await TmuxSession.run(command, width: 110, height: 30) { terminal in
      try await terminal.wait(for: "the policy") { $0.contains("Rules  1") }
      try await terminal.press("5")
      try await terminal.wait(for: "an empty view") { $0.contains("No manifests.") }
      try await terminal.press("m")
      try await terminal.wait(for: "the question") { $0.contains("> ") }
      try await terminal.type("\(folder.path)/deploy/pod.yaml")
      try await terminal.press("Enter")
      try await terminal.wait(for: "its verdicts") {
        $0.contains("2 images  1 denied  1 admitted") && $0.contains("acme/web:v2")
      }
      #expect(machine.calls.isEmpty)
      try await terminal.press("K")
      try await terminal.wait(for: "the contexts") { $0.contains("Which context?") }
      try await terminal.type("prod")
      try await terminal.press("Enter")
      try await terminal.wait(for: "the running configuration") {
        $0.contains("@prod/connaisseur")
      }
      try await terminal.press("5")
      try await terminal.wait(for: "verdicts of before") { $0.contains("OUTDATED") }
      try await terminal.press("L")
      let live = try await terminal.wait(for: "what runs there") {
        $0.contains("Images of context prod") && $0.contains("2 images  1 denied  1 admitted")
      }
      #expect(live.contains("docker.io/bad/job:v1") && live.contains("static-deny"))
      try await terminal.press("b", "b")
      try await terminal.wait(for: "its namespaces") {
        $0.contains("back  1 image: 1 denied") && $0.contains("shop  1 image: 1 admitted")
      }
      let row = try #require(try await terminal.screen().row(of: "docker.io/bad/job:v1"))
      try await terminal.click(column: 12, row: row)
      try await terminal.click(column: 12, row: row)
      try await terminal.wait(for: "the verdict on it") {
        $0.lines[0].contains("DENIED") && $0.contains("Esc images")
      }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd().ending == .exited(0))
    }
    #expect(machine.calls.allSatisfy { $0.contains("--context=prod") && $0.contains(" get ") })
  }
}
