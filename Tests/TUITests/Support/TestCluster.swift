import Inspector
import PolicyEditor
import TUI
import TerminalKit

/// What runs in the cluster `prod`, as kubectl would read it.
enum TestCluster {
  static let prod = ClusterReference(context: "prod")

  static func read(_ version: String) throws -> ReadConfiguration {
    let text = """
      validators:
      - {name: all, type: static, approve: true}
      policy:
      - {pattern: "*:*", validator: all}
      """
    let values = try Values.running(
      name: "configmap connaisseur/connaisseur-app-config", bytes: Array(text.utf8))
    return ReadConfiguration(
      values, origin: ClusterOrigin(prod, connaisseur: version),
      version: ConnaisseurVersion(version))
  }
}

extension HeadlessProgram {
  /// Opens the list of contexts and chooses one.
  @discardableResult
  mutating func chooseCluster(_ context: String = "prod") -> [Effect] {
    press("K")
    send(.contextsRead(.success(ClusterContexts(names: ["staging", "prod"], current: "staging"))))
    type(context)
    return press(.enter)
  }

  /// The question for what runs that was asked last.
  var lastReading: (cluster: ClusterReference, number: Int)? {
    for case .readRunning(let cluster, let number) in effects.reversed() {
      return (cluster, number)
    }
    return nil
  }

  /// Answers it: by this version, the image is admitted.
  mutating func answerRunning(_ version: String = "3.3.4") async throws {
    guard let reading = lastReading else { return }
    let read = try TestCluster.read(version)
    send(
      .runningRead(
        RunningConfiguration(of: read, in: reading.cluster),
        PolicyEdition(number: reading.number, read.values)))
    settlePolicy()
    try await judgeRunning(version)
  }

  /// Answers the question for the verdict.
  mutating func judgeRunning(_ version: String = "3.3.4") async throws {
    guard let load = lastLoad else { return }
    let report = await ConfigurationInForce(try TestCluster.read(version)).report(
      on: load.image.given, at: Demo.moment
    ) { _ in .failure(.server("nothing is asked")) }
    send(.explained(generation: load.generation, VerdictPresentation(report)))
  }

  mutating func failRunning(_ problem: ClusterProblem) {
    guard let reading = lastReading else { return }
    send(.runningFailed(number: reading.number, problem))
  }
}
