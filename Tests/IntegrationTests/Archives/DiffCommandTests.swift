import Foundation
import NotaryCore
import TestSupport
import Testing

/// Verdicts of an archive by two configurations.
@Suite("tastevin diff")
struct DiffCommandTests {
  private let image = ArchivedServer.image

  private func diff(
    _ server: ArchivedServer, _ new: String, _ rest: [String], json: Bool = true
  ) async throws -> Inspection {
    try server.folder.write(new, to: "new.yaml")
    return try await Inspection.run(
      ["diff", server.values, "\(server.folder.path)/new.yaml", "--trust-dir", server.archive]
        + (json ? ["-o", "json"] : []) + rest)
  }

  private func outcomes(_ inspection: Inspection) throws -> [[String?]] {
    try inspection.json()["images"]?.elements.map { image in
      image["decisions"]?.elements.map { $0["outcome"]?.string } ?? []
    } ?? []
  }

  @Test("tells which verdicts change, for the worse or the better, and why")
  func changes() async throws {
    let server = try await ArchivedServer()
    let old = try String(contentsOfFile: server.values, encoding: .utf8)

    let same = try await diff(server, old, [image("v1"), image("agreed")])
    #expect(same.status == 0)
    #expect(try outcomes(same) == [["same", "same"], ["same", "same"]])

    let stricter = old.replacing(
      #"pattern: "docker.io/acme/web:agreed""#,
      with: "pattern: \"docker.io/acme/web:agreed\"\n      # zed is required now"
    )
    .replacing("{delegations: [alice, bob]}", with: "{delegations: [alice, bob, zed]}")
    let worse = try await diff(server, stricter, [image("agreed"), image("v1")])
    #expect(worse.status == 1)
    #expect(try outcomes(worse) == [["worse", "worse"], ["same", "same"]])
    let decision = try worse.json()["images"]?.elements.first?["decisions"]?.elements.first
    #expect(decision?["why"]?.string == "its required delegations are others")
    #expect(decision?["before"]?["verdict"]?.string == "admitted")
    #expect(decision?["after"]?["verdict"]?.string == "denied")
    #expect(try worse.json()["summary"]?["worse"]?.integer == 1)
    let text = try await diff(server, stricter, [image("agreed"), image("v1")], json: false)
    #expect(text.status == 1)
    #expect(text.outcome.output.contains("WORSE"))
    #expect(text.outcome.output.contains("admitted -> denied"))
    #expect(text.outcome.output.contains("2 images: 1 same, 1 worse"))
    #expect(text.isHarmless)

    let back = try await Inspection.run(
      [
        "diff", "\(server.folder.path)/new.yaml", server.values, image("agreed"), "--trust-dir",
        server.archive, "-o", "json",
      ])
    #expect(back.status == 0)
    #expect(try outcomes(back) == [["better", "better"]])
  }

  @Test("does not know what would take trust data that is not there")
  func undecided() async throws {
    let server = try await ArchivedServer()
    let old = try String(contentsOfFile: server.values, encoding: .utf8)
    let moved = old.replacing(#""docker.io/acme/static:*""#, with: #""docker.io/acme/other:*""#)
    // What was approved without a look would have to be looked at, and the archive has none of it.
    let inspection = try await diff(server, moved, ["docker.io/acme/static:v1"])
    #expect(inspection.status == 3)
    #expect(try outcomes(inspection) == [["undecided", "undecided"]])
    // Where nothing that decides is another, it stays what it is.
    let same = try await diff(server, moved, ["docker.io/acme/stranger:v1"])
    #expect(same.status == 0)
    #expect(try outcomes(same) == [["same", "same"]])
  }

  @Test("takes the images, the clock and the trust data of a suite")
  func suites() async throws {
    let server = try await ArchivedServer()
    try server.folder.write(
      """
      connaisseur: ["3.9"]
      at: 2026-01-01T00:00:00Z
      trust: trust.tar
      cases:
      - {name: agreed, image: "\(image("agreed"))", expect: admit}
      - {name: nobody, image: "\(image("nobody-signed-this"))", expect: deny}
      """, to: "suite.yaml")
    let suite = ["--suite", "\(server.folder.path)/suite.yaml"]
    let all = try await Inspection.run(
      ["diff", server.values, server.values, "-o", "json"] + suite)
    #expect(all.status == 0)
    #expect(try all.json()["at"]?.string == "2026-01-01T00:00:00Z")
    #expect(try outcomes(all) == [["same"], ["same"]])
    let one = try await Inspection.run(
      ["diff", server.values, server.values, "-o", "json", "--run", "agree"] + suite)
    #expect(try outcomes(one) == [["same"]])
    // And the suite itself is run from the archive.
    let tested = try await Inspection.run(["test", server.values, "--run", "agreed"] + suite)
    #expect(tested.status == 0, "\(tested.outcome.output)\(tested.outcome.errors)")
  }

  @Test("takes the images of manifests, and has nothing to do without any")
  func manifests() async throws {
    let server = try await ArchivedServer()
    let old = try String(contentsOfFile: server.values, encoding: .utf8)
    #expect(try await diff(server, old, []).status == 4)
    try server.folder.write(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: a, image: "\(image("v1"))"}]}
      """, to: "pod.yaml")
    let inspection = try await diff(
      server, old, ["-f", "\(server.folder.path)/pod.yaml", "--connaisseur", "3.9"])
    #expect(try outcomes(inspection) == [["same"]])
    let missing = try await Inspection.run(["diff", server.values, "nowhere.yaml", image("v1")])
    #expect(missing.status == 2)
  }
}
