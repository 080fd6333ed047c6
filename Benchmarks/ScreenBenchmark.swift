import Inspector
import NotaryCore
import TUI
import TerminalKit
import TestSupport

/// The program's frames with 10 000 targets and 200 delegations, without a terminal: how much time of
/// a processor the first one takes, and from a key to its frame.
struct ScreenBenchmark {
  private static let targets = 10_000
  private static let delegations = 200
  private static let keys = 1_000
  private static let firstFrames = 50
  private let size = Size(columns: 200, rows: 60)

  func rows() async throws -> [BenchmarkRow] {
    let report = try await report()
    let first = try firstFrame()
    let loaded = try loadedFrame(report)
    let frames = try keyFrames(report)
    let late = frames[frames.count * 99 / 100]
    return [
      BenchmarkRow(
        name: "first frame, before any answer", result: "\(rounded(first, 2)) ms", aim: "< 50 ms",
        isMet: first < 50),
      BenchmarkRow(
        name: "first frame of 10000 targets, 200 delegations", result: "\(rounded(loaded)) ms",
        aim: "< 50 ms", isMet: loaded < 50),
      BenchmarkRow(
        name: "key to frame there, median", result: "\(rounded(median(frames), 2)) ms",
        aim: "< 8 ms", isMet: median(frames) < 8),
      BenchmarkRow(
        name: "key to frame there, 99th percentile", result: "\(rounded(late, 2)) ms",
        aim: "< 8 ms", isMet: late < 8),
    ]
  }

  // MARK: What is measured

  /// From nothing to the first canvas, which is drawn before anything is fetched.
  private func firstFrame() throws -> Double {
    median(
      try (0..<Self.firstFrames).map { _ in
        try milliseconds {
          var (model, _) = try model()
          _ = Screen.view(model, size)
          model = Model(session: model.session)
        }
      })
  }

  /// From the report to the canvas that shows all of it.
  private func loadedFrame(_ report: TrustReport) throws -> Double {
    median(
      try (0..<10).map { _ in
        var (model, generation) = try model()
        return milliseconds {
          let presentation = Presentation(report: report, isComplete: true)
          _ = Update.update(&model, .loaded(generation: generation, presentation))
          _ = Screen.view(model, size)
        }
      })
  }

  /// From each of many keys to its canvas and to the cells that changed, sorted.
  private func keyFrames(_ report: TrustReport) throws -> [Double] {
    var (model, generation) = try model()
    let presentation = Presentation(report: report, isComplete: true)
    _ = Update.update(&model, .loaded(generation: generation, presentation))
    var canvas = Screen.view(model, size)
    var changed = 0
    let script = Self.script
    let times = (0..<Self.keys).map { index in
      milliseconds {
        _ = Update.update(&model, .event(.key(script[index % script.count])))
        let next = Screen.view(model, size)
        for (old, new) in zip(canvas.cells, next.cells) where old != new { changed += 1 }
        canvas = next
      }
    }
    precondition(changed > 0, "keys change the screen")
    return times.sorted()
  }

  /// Moving, folding, paging, searching, copying, reading: what a person does.
  private static let script: [Key] = {
    var keys: [Key] = Array(repeating: "j", count: 12) + ["z", "R"]
    keys += Array(repeating: .pageDown, count: 10) + Array(repeating: "k", count: 10)
    keys += ["G", "g", "g", "j", " ", " ", "h", "l", .tab, "j", "j", .pageDown, .tab]
    keys += ["/", "t", "a", "g", "-", "9", "9", .backspace, .enter, "n", "n", "N", "j", .escape]
    keys += ["x", "j", "j", "x", "y", .down, .escape, "?", .down, .escape, "z", "M", "j", "l", "j"]
    return keys
  }()

  // MARK: What it is measured on

  private func model() throws -> (Model, generation: Int) {
    let image = try ImageReference("docker.io/acme/large:tag-1")
    var model = Model(session: Session(image: Subject(image), location: "benchmark"))
    let effects = Update.start(&model)
    _ = Update.update(&model, .event(.resize(size)))
    for case .load(_, let generation) in effects { return (model, generation) }
    return (model, 0)
  }

  private func report() async throws -> TrustReport {
    let image = try ImageReference("docker.io/acme/large:tag-1")
    var repository = TestRepository("docker.io/acme/large")
    repository.targets.targets = Dictionary(
      uniqueKeysWithValues: (0..<Self.targets).map { ("tag-\($0)", TestTarget("\($0)")) })
    for index in 0..<Self.delegations {
      repository.delegations[RoleName("targets/team-\(index)")] = TestRole(
        signers: [TestSigner("signer \(index)")], targets: ["team-\(index)": TestTarget("x")])
    }
    let source = repository.source()
    let documents = await TrustLoader(source: source, gun: image.gun).load()
    return TrustReport(
      image: image, source: source.location, documents: documents, pins: .none,
      at: TestRepository.now)
  }

  private func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    try 1_000 * ProcessorTime.seconds(body)
  }
}
