import Foundation

/// Programs that tests run. One that is not installed is an error that names its package: a test is
/// never skipped for it.
public enum Tool: String, Sendable {
  case notary
  case notaryServer = "notary-server"
  case notarySigner = "notary-signer"
  case openssl

  /// The Debian package that brings it.
  var package: String { self == .openssl ? "openssl" : "notary" }

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
    let folder = try TemporaryFolder()
    try folder.write(input, to: "input")
    try folder.write("", to: "errors")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try path())
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: "\(folder.path)/input")
    process.standardError = FileHandle(forWritingAtPath: "\(folder.path)/errors")
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let errors = FileManager.default.contents(atPath: "\(folder.path)/errors") ?? Data()
      let text = String(decoding: bytes + errors, as: UTF8.self)
      throw TestFailure("\(rawValue) \(arguments.joined(separator: " ")): \(text)")
    }
    return Array(bytes)
  }
}

/// Something that a test needs did not work.
public struct TestFailure: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
