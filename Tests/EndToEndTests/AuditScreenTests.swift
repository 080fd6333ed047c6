import TestSupport
import Testing

@Suite struct `An audit at a terminal` {
  @Test func `tells how far it is while a server says nothing, and keeps what is known at Ctrl-C`()
    async throws
  {
    let server = try FakeServer { _ in .stall("") }
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(
      """
      application:
        validators:
        - {name: deny, type: static, approve: false}
        - name: default
          type: notaryv1
          host: "\(server.url)"
          trustRoots: [{name: default, key: none}]
        policy:
        - {pattern: "*:*"}
        - {pattern: "docker.io/other/*:*", validator: deny}

      """, to: "values.yaml")
    try folder.write(
      """
      kind: Pod
      metadata: {name: shop}
      spec: {containers: [{name: a, image: "acme/web:v1"}, {name: b, image: "other/x:v1"}]}
      """, to: "pod.yaml")
    let command = Command.tastevin(
      "audit", "\(folder.path)/pod.yaml", "--values", "\(folder.path)/values.yaml", "--timeout",
      "600")
    try await TmuxSession.run(command, width: 100, height: 40) { terminal in
      try await terminal.wait(for: "the progress") {
        $0.contains("judging… 1 of 2 images: 1 denied; Ctrl-C ends it")
      }
      try await terminal.press("C-c")
      let ended = try await terminal.waitForEnd()
      #expect(ended.ending == .exited(1))
      #expect(ended.contains("PARTIAL: the audit was ended before 1 of 2 images were judged."))
      #expect(ended.contains("FAIL  denied    denied    other/x:v1"))
    }
  }
}
