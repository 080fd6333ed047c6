import NotaryCore
import Testing

private let gun = GUN("docker.io/acme/web")

@Suite("A source in memory")
struct MemorySourceTests {
  @Test("answers what it was given, by checksum or by plain name, and missing for the rest")
  func answers() async {
    let source = MemorySource(
      name: "demo",
      answers: [
        gun: [
          "root.json": .document([1]),
          "targets.0102.json": .document([2]),
          "snapshot.json": .failed(.status(503)),
        ]
      ])
    #expect(source.location == SourceLocation(kind: .memory, text: "demo"))
    #expect(await outcome(source, .root) == .document([1]))
    #expect(await outcome(source, .root, sha256: [9]) == .document([1]))
    #expect(await outcome(source, .targets, sha256: [1, 2]) == .document([2]))
    #expect(await outcome(source, .targets) == .missing)
    #expect(await outcome(source, .snapshot) == .failed(.status(503)))
    #expect(await outcome(source, .root, of: GUN("other")) == .missing)
    let oldRoot = TrustRequest(gun: gun, role: .root, rootVersion: 1)
    #expect(await source.answer(oldRoot).outcome == .missing)
  }

  @Test("keeps to the limit of a request")
  func limits() async {
    let source = MemorySource(name: "demo", documents: [gun: ["root.json": [1, 2, 3]]])
    #expect(await outcome(source, .root, limit: 3) == .document([1, 2, 3]))
    #expect(await outcome(source, .root, limit: 2) == .tooLarge(size: 3))
  }

  @Test("can hold an answer back, and says when the task was cancelled meanwhile")
  func cancellation() async {
    let (started, starter) = AsyncStream.makeStream(of: Void.self)
    let source = MemorySource(name: "demo", documents: [gun: ["root.json": [1]]]) { _ in
      starter.finish()
      try? await Task.sleep(for: .seconds(600))
    }
    let task = Task { await outcome(source, .root) }
    for await _ in started {}
    task.cancel()
    #expect(await task.value == .failed(.cancelled))
  }

  private func outcome(
    _ source: MemorySource, _ role: RoleName, of name: GUN = gun, sha256: [UInt8]? = nil,
    limit: Int = 10
  ) async -> TrustAnswer.Outcome {
    await source.answer(TrustRequest(gun: name, role: role, sha256: sha256, limit: limit)).outcome
  }
}
