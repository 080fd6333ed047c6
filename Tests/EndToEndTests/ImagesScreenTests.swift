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
}
