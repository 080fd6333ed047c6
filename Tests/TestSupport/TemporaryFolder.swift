import Foundation

/// A folder of its own for one test, removed with everything in it when nobody holds it any more.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    var template = Array("/tmp/tastevin-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError(doing: "mkdtemp") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making the folders above it.
  public func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  public func write(_ bytes: [UInt8], to name: String) throws {
    try makeFolder(above: name)
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw SystemError(doing: "open \(name)") }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw SystemError(doing: "write \(name)") }
      rest = rest.dropFirst(count)
    }
  }

  /// Removes a file.
  public func remove(_ name: String) throws {
    guard unlink("\(path)/\(name)") == 0 else { throw SystemError(doing: "unlink \(name)") }
  }

  private func makeFolder(above name: String) throws {
    var folder = path
    for component in name.split(separator: "/").dropLast() {
      folder += "/\(component)"
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw SystemError(doing: "mkdir \(folder)")
      }
    }
  }
}

/// A system call that failed in a test's own machinery.
public struct SystemError: Error, CustomStringConvertible {
  public let description: String

  public init(doing action: String, code: CInt? = nil) {
    let code = code ?? errno
    description = "\(action): \(String(cString: strerror(code)))"
  }
}
