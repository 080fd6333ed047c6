import Foundation

/// A machine with a kubectl that writes down how it is called, and a cluster that it may ask.
public struct KubectlMachine: Sendable {
  public let api: KubernetesAPI
  private let folder: TemporaryFolder

  /// - Parameter answers: by the path of the API.
  public init(_ answers: [String: KubernetesAPI.Answer]) throws {
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

  /// How kubectl was called.
  public var calls: [String] {
    let text = (try? String(contentsOfFile: "\(folder.path)/calls", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// What a program sees that runs there.
  public var environment: [String: String] {
    let path = Command.plainEnvironment["PATH"] ?? "/usr/bin:/bin"
    return [
      "PATH": "\(folder.path)/bin:\(path)", "KUBECONFIG": api.kubeconfig, "HOME": folder.path,
    ]
  }

  /// Writes a file, and gives its path.
  public func file(_ text: String, _ name: String = "values.yaml") throws -> String {
    try folder.write(text, to: name)
    return "\(folder.path)/\(name)"
  }
}
