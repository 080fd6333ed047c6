import Foundation
import NotaryCore
import TestSupport
import Testing

/// Rules for what a real server's signatures admit, tried when the server is gone.
@Suite("tastevin freeze")
struct FreezeCommandTests {
  private static let digest = "sha256:\(ArchivedServer.hello)"
  private static let byDigest = "docker.io/acme/web@\(digest)"

  private func freeze(
    _ server: ArchivedServer, _ images: [String], _ options: [String] = []
  ) async throws -> Inspection {
    try await Inspection.run(
      ["freeze", server.values] + images + ["--trust-dir", server.archive] + options)
  }

  private func text(_ server: ArchivedServer) throws -> String {
    try String(contentsOfFile: server.values, encoding: .utf8)
  }

  @Test("writes rules by which the verified digest runs on without the server")
  func writes() async throws {
    let server = try await ArchivedServer()
    let old = try text(server)
    let printed = try await freeze(server, [ArchivedServer.image("agreed")])
    #expect(printed.status == 0)
    #expect(printed.outcome.output.contains("+  - pattern: \"\(Self.byDigest)\""))
    #expect(
      printed.outcome.errors.contains(
        "tastevin: deploy docker.io/acme/web:agreed as \(Self.byDigest)\n"))
    #expect(printed.isHarmless)
    #expect(try text(server) == old, "nothing is written unless it is asked for")

    let written = try await freeze(
      server, [ArchivedServer.image("agreed")], ["--write", "--backup"])
    #expect(written.status == 0)
    let new = try text(server)
    #expect(new.hasPrefix(old), "what was there stays, and the rule comes last")
    #expect(new.contains("# docker.io/acme/web:agreed, verified on "))
    #expect(new.contains("validator: static"), "the validator that approves is used")
    #expect(try String(contentsOfFile: "\(server.values).bak", encoding: .utf8) == old)

    let gone = ["--server", "http://127.0.0.1:1", "--values", server.values, "-o", "json"]
    let admitted = try await Inspection.run(["explain", Self.byDigest] + gone)
    #expect(admitted.status == 0)
    let other = "docker.io/acme/web@sha256:\(ArchivedServer.other)"
    #expect(try await Inspection.run(["explain", other] + gone).status != 0)

    let again = try await freeze(server, [ArchivedServer.image("agreed")], ["--write"])
    #expect(again.status == 0)
    #expect(try text(server) == new, "a digest gets one rule")
  }

  @Test("leaves out what is not admitted by a signature, and says why")
  func leavesOut() async throws {
    let server = try await ArchivedServer()
    let denied = try await freeze(
      server, [ArchivedServer.image("nobody-signed-this"), ArchivedServer.image("agreed")],
      ["-o", "json"])
    #expect(denied.status == 1)
    let json = try denied.json()
    #expect(json["schema"]?.string == "tastevin/freeze/v1")
    #expect(json["frozen"]?.elements.map { $0["digest"]?.string } == [Self.digest])
    #expect(json["frozen"]?.elements.map { $0["pattern"]?.string } == [Self.byDigest])
    #expect(json["leftOut"]?.elements.map { $0["cause"]?.string } == ["denied"])
    #expect(json["changed"]?.boolean == true)
    #expect(json["written"]?.boolean == false)

    let unsigned = try await freeze(server, ["docker.io/acme/static:v1"])
    #expect(unsigned.status == 4, "there is nothing to freeze")
    #expect(unsigned.outcome.errors.contains("it is admitted without a signature"))
    #expect(unsigned.outcome.output.isEmpty)

    let unknown = try await Inspection.run(
      [
        "freeze", server.values, ArchivedServer.image("agreed"), "--server",
        "https://127.0.0.1:1",
      ])
    #expect(unknown.status == 3)
    #expect(unknown.outcome.output.isEmpty)
    #expect(unknown.outcome.errors.contains("127.0.0.1:1"), "who could not be asked")
    #expect(unknown.outcome.errors.contains("(server-unreachable)"))
  }

  @Test("adds no rule that would not win")
  func overruled() async throws {
    let server = try await ArchivedServer()
    let old = try text(server).replacing(
      "  policy:\n", with: "  policy:\n  - pattern: \"\(Self.byDigest)\"\n")
    try server.folder.write(old, to: "values.yaml")
    let inspection = try await freeze(
      server, [ArchivedServer.image("agreed")], ["--write", "-o", "json"])
    #expect(inspection.status == 1)
    #expect(
      try inspection.json()["leftOut"]?.elements.map { $0["cause"]?.string } == ["overruled"])
    #expect(try text(server) == old)
  }

  @Test("adds the validator where none approves, and takes images of manifests")
  func addsValidator() async throws {
    let server = try await ArchivedServer()
    let old = try text(server).replacing("approve: true", with: "approve: false")
    try server.folder.write(old, to: "values.yaml")
    try server.folder.write(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: web, image: "docker.io/acme/web:agreed"}]}
      """, to: "pod.yaml")
    let inspection = try await freeze(
      server, ["-f", "\(server.folder.path)/pod.yaml"], ["--write", "--connaisseur", "3.9"])
    #expect(inspection.status == 0)
    let new = try text(server)
    #expect(new.contains("- name: allow\n    type: static\n    approve: true\n"))
    #expect(new.contains("validator: allow"))
    let lint = try await Inspection.run(["lint", server.values, "-o", "json"])
    #expect(lint.status == 0, "\(lint.outcome.output)")
  }

  @Test("takes no standard input to write to, and no images for nothing")
  func refuses() async throws {
    let written = try await Inspection.run(["freeze", "-", "acme/web:v1", "--write"])
    #expect(written.status == 2)
    let backup = try await Inspection.run(["freeze", "values.yaml", "acme/web:v1", "--backup"])
    #expect(backup.status == 2)
    let none = try await Inspection.run(["freeze", "values.yaml"])
    #expect(none.status == 4)
  }
}
