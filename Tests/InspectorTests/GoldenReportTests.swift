import Inspector
import NotaryCore
import TestSupport
import Testing

@Suite("The text of a report")
struct GoldenReportTests {
  private func text(_ report: TrustReport) -> String {
    report.lines.map { $0.text + "\n" }.joined()
  }

  @Test("shows a pinned repository with everything in it, and hostile names made visible")
  func pinned() async throws {
    let text = text(
      try await TestRepository.motley.report(pins: TrustPins([rootKey.subjectPublicKeyInfo])))
    #expect(isSafe(text))
    let difference = try Golden.difference(text, from: "inspect-pinned.txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test("shows a broken repository with every fault where it is")
  func broken() async throws {
    let repository = TestRepository.motley.with {
      $0.root.signers[0] = TestSigner(rootKey)
      $0.timestamp.expires = TestRepository.now.adding(seconds: -5 * 86_400)
      $0.edit(.targets, .afterSigning) { $0[path: ["signed", "version"]] = 9 }
      $0.editBytes("targets/alice", .served) { $0.removeLast() }
      $0.delegations["targets/\u{202E}evil\n"] = TestRole(signers: [TestSigner("eve")])
    }
    let report = try await repository.report(replacing: ["targets/bob.json": .failed(.status(503))])
    let text = text(report)
    #expect(isSafe(text))
    let difference = try Golden.difference(text, from: "inspect-broken.txt")
    #expect(difference == nil, "\(difference ?? "")")
  }
}
