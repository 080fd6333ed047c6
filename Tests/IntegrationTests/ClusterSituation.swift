import Foundation
import NotaryCore
import TestSupport
import Testing

/// A machine with a kubectl that writes down how it is called, and a cluster that it may ask.
struct ClusterSituation {
  let api: KubernetesAPI
  private let folder: TemporaryFolder

  init(_ answers: [String: KubernetesAPI.Answer]) throws {
    api = try KubernetesAPI(answers)
    folder = try TemporaryFolder()
    let stub = """
      #!/bin/bash
      printf '%s\\n' "kubectl $*" >>"\(folder.path)/calls"
      exec "\(try Tool.kubectl.path())" "$@"
      """
    try folder.write(stub, to: "bin/kubectl")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/bin/kubectl")
  }

  init(_ objects: ConnaisseurObjects) throws { try self.init(objects.answers) }

  /// How kubectl was called.
  var calls: [String] {
    let text = (try? String(contentsOfFile: "\(folder.path)/calls", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// Writes a file, and gives its path.
  func file(_ text: String, _ name: String = "values.yaml") throws -> String {
    try folder.write(text, to: name)
    return "\(folder.path)/\(name)"
  }

  func run(_ arguments: String..., input: String = "") async throws -> Inspection {
    try await run(arguments, input: input)
  }

  func run(_ arguments: [String], input: String = "") async throws -> Inspection {
    let path = Command.plainEnvironment["PATH"] ?? "/usr/bin:/bin"
    return try await Inspection.run(
      arguments,
      environment: [
        "PATH": "\(folder.path)/bin:\(path)", "KUBECONFIG": api.kubeconfig, "HOME": folder.path,
      ], input: input)
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
