import Inspector
import NotaryCore
import PolicyEditor
import TestSupport

/// Explaining many images of some repositories in a folder, by both generations.
struct ExplainBenchmark {
  private let repositories = ManyRepositories(count: 100, images: 1_000)
  private let aim = 100.0

  func rows() async throws -> [BenchmarkRow] {
    let folder = try TemporaryFolder()
    try repositories.write(to: folder.path)
    let source = try FolderSource(path: folder.path)
    let values = try Values.load(files: [("values.yaml", Array(repositories.values.utf8))])
    let explainer = Explainer(values: values, reading: .asItStands, at: TestRepository.now) { _ in
      .success(source)
    }
    let images = repositories.names
    let start = ProcessorTime.ofProcess
    let explanations = await explainer.explain(images, by: Generation.allCases)
    let rate = Double(images.count) / (ProcessorTime.ofProcess - start)
    guard explanations.allSatisfy({ $0.exitCode == .good }) else {
      throw TestFailure("an image is not admitted")
    }
    return [
      BenchmarkRow(
        name: "explain \(images.count) images of \(repositories.count) repositories",
        result: "\(rounded(rate, 0)) images/s of a processor", aim: ">= \(rounded(aim, 0))",
        isMet: rate >= aim)
    ]
  }
}
