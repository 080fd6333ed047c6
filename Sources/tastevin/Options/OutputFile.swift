import Glibc
import Inspector

/// A file that the user named for an answer.
final class OutputFile {
  private let name: String
  private let descriptor: CInt

  /// Opens it, or makes it. What is in it stays until there is something to write.
  init(_ name: String) throws(CommandFailure) {
    self.name = name
    descriptor = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(name) }
  }

  deinit { close(descriptor) }

  /// Replaces what is in it.
  func write(_ answer: FormattedAnswer) throws(CommandFailure) {
    // A pipe or a device has no length.
    guard ftruncate(descriptor, 0) == 0 || errno == EINVAL else { throw Self.failure(name) }
    try answer.write { part throws(CommandFailure) in try append(part) }
  }

  private func append(_ bytes: [UInt8]) throws(CommandFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(name) }
      rest = rest.dropFirst(count)
    }
  }

  private static func failure(_ name: String) -> CommandFailure {
    CommandFailure("\(VisibleText.of(name)): \(String(cString: strerror(errno)))")
  }
}
