import Inspector
import NotaryCore
import PolicyEditor
import TestSupport

/// Explaining many images of some repositories in a folder, by both generations.
struct ExplainBenchmark {
  private static let repositories = 100
  private static let images = 1_000
  private static let rootKey = TestKey(.p256, "root")
  private let aim = 100.0

  func rows() async throws -> [BenchmarkRow] {
    let folder = try TemporaryFolder()
    for number in 0..<Self.repositories {
      try Self.repository(number).write(to: folder.path)
    }
    let source = try FolderSource(path: folder.path)
    let values = try Values.load(files: [("values.yaml", Array(Self.values.utf8))])
    let explainer = Explainer(values: values, reading: .asItStands, at: TestRepository.now) { _ in
      .success(source)
    }
    let images = (0..<Self.images).map {
      "docker.io/bench/r\($0 % Self.repositories):v\($0 / Self.repositories)"
    }
    let start = ProcessorTime.ofProcess
    let explanations = await explainer.explain(images, by: Generation.allCases)
    let rate = Double(Self.images) / (ProcessorTime.ofProcess - start)
    guard explanations.allSatisfy({ $0.exitCode == .good }) else {
      throw TestFailure("an image is not admitted")
    }
    return [
      BenchmarkRow(
        name: "explain \(Self.images) images of \(Self.repositories) repositories",
        result: "\(rounded(rate, 0)) images/s of a processor", aim: ">= \(rounded(aim, 0))",
        isMet: rate >= aim)
    ]
  }

  private static func repository(_ number: Int) -> TestRepository {
    let gun = "docker.io/bench/r\(number)"
    var repository = TestRepository(gun)
    repository.root.signers = [TestSigner(TestCertificate(rootKey, commonName: gun))]
    let tags = (0..<images / repositories).map { ("v\($0)", TestTarget("\(number) \($0)")) }
    repository.delegations[.releases] = TestRole(
      signers: [TestSigner("releases \(number)")], targets: Dictionary(uniqueKeysWithValues: tags))
    return repository
  }

  private static var values: String {
    let key = rootKey.publicPEM.split(separator: "\n").map { "        \($0)\n" }.joined()
    return """
      application:
        validators:
        - name: default
          type: notaryv1
          host: notary.acme.example
          trustRoots:
          - name: default
            key: |
      \(key)  policy:
        - pattern: "*:*"
        - pattern: "docker.io/bench/*:*"

      """
  }
}
