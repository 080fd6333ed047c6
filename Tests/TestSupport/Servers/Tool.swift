import Foundation

/// Programs that tests run. One that is not installed is an error that names its package: a test is
/// never skipped for it.
public enum Tool: String, Sendable {
  case notary
  case notaryServer = "notary-server"
  case notarySigner = "notary-signer"
  case dockerRegistry = "docker-registry"
  case openssl
  case kubectl

  /// The Debian package that brings it.
  var package: String {
    switch self {
    case .notary, .notaryServer, .notarySigner: "notary"
    case .dockerRegistry, .openssl: rawValue
    case .kubectl: "kubernetes-client"
    }
  }

  /// Where the program is.
  public func path() throws -> String {
    let search = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let paths = search.split(separator: ":").map { folder in "\(folder)/\(rawValue)" }
    guard let path = paths.first(where: { path in access(path, X_OK) == 0 }) else {
      throw TestFailure("\(rawValue) is not installed: apt-get install \(package)")
    }
    return path
  }

  /// Runs the program to its end and gives what it printed.
  ///
  /// - Throws: an error with its messages if it fails.
  @discardableResult
  public func run(
    _ arguments: [String], environment: [String: String] = [:], input: [UInt8] = []
  ) throws -> [UInt8] {
    let command = Command(
      try path(), arguments,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
    let files = try StandardFiles(input: input)
    let outcome = try files.outcome(try ChildProcess(command, files: files).waitForEnd())
    guard outcome.status == 0 else {
      throw TestFailure("\(command.summary): \(outcome.output)\(outcome.errors)")
    }
    return outcome.outputBytes
  }
}

/// Something that a test needs did not work.
public struct TestFailure: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
