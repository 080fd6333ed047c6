import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// What becomes of images by an edit: the rule first, then what both Connaisseurs decide.
@Suite struct `The impact of an edit` {
  private let image = "docker.io/acme/web:v1"

  private func values(_ validator: String) throws -> Values {
    let key = rootKey.publicPEM.split(separator: "\n").map { "        \($0)\n" }.joined()
    let text = """
      validators:
      - name: deny
        type: static
        approve: false
      - name: acme
        type: notaryv1
        host: notary.acme.example
        trustRoots:
        - name: default
          key: |
      \(key)policy:
      - pattern: "docker.io/acme/*:*"
        validator: \(validator)

      """
    return try Values.load(files: [("values.yaml", Array(text.utf8))])
  }

  private func repository() -> TestRepository {
    TestRepository("docker.io/acme/web").with { $0.targets.targets = ["v1": TestTarget("one")] }
  }

  private func verdicts(
    from before: String, to after: String, source: Explainer.SourceChoice? = nil
  ) async throws -> Impact {
    let comparison = ImpactComparison(from: try values(before), to: try values(after))
    let repository = repository()
    return await comparison.verdicts(
      of: comparison.impact(on: image), at: TestRepository.now,
      source: source ?? { _ in .success(repository.source()) })
  }

  @Test func `an image that was admitted and is denied is told so by both`() async throws {
    let impact = try await verdicts(from: "acme", to: "deny")
    #expect(impact.isChanged)
    #expect(impact.changes.count == 2)
    for change in impact.changes {
      #expect(change.before.verdict == .admitted)
      #expect(change.after.verdict == .denied)
      #expect(change.spans.map(\.text).joined().contains("admitted -> denied"))
    }
  }

  @Test func `where nothing decides otherwise nothing changes`() async throws {
    let impact = try await verdicts(from: "acme", to: "acme")
    #expect(!impact.isChanged)
    for change in impact.changes { #expect(change.after.verdict == .admitted) }
  }

  @Test func `what could not be found out is unknown, and not a change that is known`() async throws
  {
    let impact = try await verdicts(from: "acme", to: "deny") { _ in
      .failure(.server("no way there"))
    }
    for change in impact.changes {
      #expect(change.before.verdict == .unknown)
      #expect(change.after.verdict == .denied)
    }
  }
}
