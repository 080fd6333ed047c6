import Inspector
import NotaryCore
import TestSupport
import Testing

/// The table is what users read, so it must be what the program says.
@Suite("docs/failures.md")
struct FailureTableTests {
  @Test("has a row for every situation that is tested, and a code for every failure")
  func complete() throws {
    let document = try FailureDocument()
    #expect(document.rows.map(\.name).sorted() == FailureSituation.all.map(\.row).sorted())
    #expect(document.codes.sorted() == FailureCode.allCases.map(\.rawValue).sorted())
  }

  @Test("says what inspect shows and advises", arguments: FailureSituation.all)
  func shown(situation: FailureSituation) async throws {
    let row = try FailureDocument().row(situation.row)
    let scene = try situation.arrange()
    let text = try await inspect(scene)
    #expect(text.status != 0)
    #expect(text.isHarmless)
    #expect(FailureDocument.holds(text.outcome.output, row.shown), "\(text.outcome.output)")
    // What to do about a document's problem stands in docs/problems.md.
    if FailureCode(rawValue: row.code) != nil {
      #expect(FailureDocument.holds(text.outcome.output, row.advice), "\(text.outcome.output)")
    }
    #expect(!text.outcome.output.contains("s3cret"))

    let json = try await inspect(scene, ["-o", "json"])
    let problems = try json.roles().flatMap { $0["problems"]?.elements ?? [] }
    let codes = problems.flatMap {
      [$0["code"]?.string, $0["failure"]?["code"]?.string].compactMap { $0 }
    }
    #expect(codes.contains(row.code), "\(codes)")
    withExtendedLifetime(scene) {}
  }

  @Test("says what Connaisseur decides", arguments: FailureSituation.all)
  func decided(situation: FailureSituation) async throws {
    let row = try FailureDocument().row(situation.row)
    let scene = try situation.arrange()
    let explained = try await Inspection.run(
      ["explain", FailureSituation.image, "--values", "-", "-s", scene.server, "-o", "json"]
        + scene.options, environment: scene.environment, input: values)
    let decisions = try explained.json()["decisions"]?.elements ?? []
    #expect(decisions.map { $0["verdict"]?.string } == row.verdicts)
    #expect(explained.status == (row.verdicts.contains("denied") ? 1 : 3))
    withExtendedLifetime(scene) {}
  }

  private func inspect(
    _ scene: FailureSituation.Scene, _ options: [String] = []
  ) async throws -> Inspection {
    try await Inspection.run(
      ["inspect", FailureSituation.image, "-s", scene.server] + scene.options + options,
      environment: scene.environment, input: scene.input)
  }

  private let values = """
    application:
      validators:
      - name: default
        type: notaryv1
        host: notary.acme.test
        trustRoots:
        - name: default
          key: |
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAECMIvnePIkTOEQWOGLkH/5RuwEMAZ
            KplcgUd6IKTl+Z9+a/PyGCSO7/1YvkG/0j6ja6+EGA9/OiGsW/AsEcOpng==
            -----END PUBLIC KEY-----
      policy:
      - pattern: "*:*"
    """
}
