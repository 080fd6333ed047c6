import Foundation

/// Gives `body` the path of a new, empty, private folder, which is removed afterwards with everything
/// in it. The path is short, so that a socket fits in.
public func withTemporaryFolder<Result>(
  _ body: (String) async throws -> Result
) async throws -> Result {
  let path = "/tmp/tastevin-" + String(UInt64.random(in: .min ... .max), radix: 36)
  try FileManager.default.createDirectory(
    atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try await body(path)
}
