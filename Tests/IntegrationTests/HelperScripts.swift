import Foundation
import TestSupport

/// A folder on `PATH` with programs of a test's own, which are shell scripts, and a configuration of
/// Docker that names them.
struct HelperScripts {
  let folder: TemporaryFolder

  init(config: String) throws {
    folder = try TemporaryFolder()
    try folder.write(config, to: "docker/config.json")
  }

  var dockerFolder: String { "\(folder.path)/docker" }

  /// What the program has to find them.
  var environment: [String: String] {
    ["PATH": "\(folder.path)/bin:\(Command.plainEnvironment["PATH"] ?? "/usr/bin:/bin")"]
  }

  /// - Parameter script: runs with `$LOG` as the path of a file of its own.
  func add(_ name: String, _ script: String) throws {
    let log = "\(folder.path)/\(name).log"
    try folder.write("#!/bin/sh\nLOG='\(log)'\n\(script)\n", to: "bin/\(name)")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(folder.path)/bin/\(name)")
  }

  /// What a script wrote to its file; nil where it never ran.
  func log(of name: String) -> String? {
    FileManager.default.contents(atPath: "\(folder.path)/\(name).log")
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
