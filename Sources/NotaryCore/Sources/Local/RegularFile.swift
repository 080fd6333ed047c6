import Glibc

/// Reads a file that a stranger may have put there: only a regular one, never more than a limit, and
/// never waiting for a writer.
public enum RegularFile {
  public enum Outcome: Equatable, Sendable {
    case bytes([UInt8])
    /// No file of that name.
    case missing
    /// More than the limit; the size as the file system tells it.
    case tooLarge(size: Int)
    /// It is there but cannot be read, and why.
    case unreadable(detail: String)
  }

  /// Reads at most `limit` bytes of the file at `path`.
  public static func read(_ path: String, limit: Int) -> Outcome {
    read(path, in: nil, limit: limit)
  }

  /// As above.
  ///
  /// - Parameter folder: where a relative path begins; nil for the working folder.
  static func read(_ path: String, in folder: OpenFolder?, limit: Int) -> Outcome {
    // A path with a NUL would be cut there and name another file.
    guard !path.utf8.contains(0) else { return .missing }
    // O_NONBLOCK: opening a FIFO would otherwise wait for a writer.
    let file = openat(
      folder?.descriptor ?? AT_FDCWD, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { return failure(errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return failure(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return .unreadable(detail: "not a regular file")
    }
    guard status.st_size <= limit else { return .tooLarge(size: Int(status.st_size)) }
    return readAll(file, expected: Int(status.st_size), limit: limit)
  }

  /// Whether there is a folder at `path`, symbolic links followed.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Reads to the end, which may lie elsewhere than the size said: the file may be changing. Where as
  /// much comes as was expected, and there was room for more, it is the end.
  private static func readAll(_ file: CInt, expected: Int, limit: Int) -> Outcome {
    var bytes: [UInt8] = []
    var room = expected + 1
    while true {
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = Glibc.read(file, buffer.baseAddress, room)
        filled = max(count, 0)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return failure(errno)
      }
      guard count <= limit - bytes.count else { return .tooLarge(size: bytes.count + count) }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if count == 0 || (bytes.count == expected && count < room) { return .bytes(bytes) }
      room = 64 << 10
    }
  }

  private static func failure(_ code: CInt) -> Outcome {
    switch FileFailure(code) {
    case .missing: .missing
    case .unreadable(let detail): .unreadable(detail: detail)
    }
  }
}
