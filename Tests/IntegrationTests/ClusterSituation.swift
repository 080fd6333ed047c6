import Foundation
import NotaryCore
import TestSupport
import Testing

/// A cluster, and the program on a machine that may ask it.
struct ClusterSituation {
  private let machine: KubectlMachine

  init(_ answers: [String: KubernetesAPI.Answer]) throws { machine = try KubectlMachine(answers) }

  init(_ objects: ConnaisseurObjects) throws { try self.init(objects.answers) }

  var api: KubernetesAPI { machine.api }

  /// How kubectl was called.
  var calls: [String] { machine.calls }

  /// Writes a file, and gives its path.
  func file(_ text: String, _ name: String = "values.yaml") throws -> String {
    try machine.file(text, name)
  }

  func run(_ arguments: String..., input: String = "") async throws -> Inspection {
    try await run(arguments, input: input)
  }

  func run(_ arguments: [String], input: String = "") async throws -> Inspection {
    try await Inspection.run(arguments, environment: machine.environment, input: input)
  }
}

extension Inspection {
  func decided(_ member: String) throws -> [String?] {
    try json()["decisions"]?.elements.map { $0[member]?.string } ?? []
  }

  /// The sentence on standard error, without the program's name.
  var complaint: String {
    outcome.errors.replacing("tastevin: ", with: "").trimmingCharacters(in: .newlines)
  }
}
