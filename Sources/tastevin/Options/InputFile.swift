import Glibc
import Inspector

/// Reading a file that the user named, or that stands where one is looked for.
enum InputFile {
  /// Whether there is a folder at a path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The bytes of a file at a place where one is looked for; nil where there is none. A pipe that lies
  /// there is not waited for.
  static func readIfPresent(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8]? {
    var status = stat()
    if stat(path, &status) != 0 {
      if errno == ENOENT || errno == ENOTDIR { return nil }
    } else if status.st_mode & S_IFMT == S_IFIFO {
      throw CommandFailure("\(VisibleText.of(path)): a pipe, where a file belongs")
    }
    return try read(path, limit: limit)
  }

  /// The same as ``read(_:limit:)``; `-` is standard input.
  static func readOrStandardInput(_ name: String, limit: Int) throws(CommandFailure) -> [UInt8] {
    name == "-" ? try standardInput(limit: limit) : try read(name, limit: limit)
  }

  /// What is left to read of standard input, whatever it is: a pipe, a file, a socket.
  static func standardInput(limit: Int) throws(CommandFailure) -> [UInt8] {
    try read(STDIN_FILENO, named: "standard input", limit: limit)
  }

  /// The bytes of a regular file or of a pipe, at most `limit` of them.
  static func read(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
    guard !path.isEmpty else { throw CommandFailure("the name of a file is empty") }
    // Where a path comes from a file it may hold one, and would name another file without the rest.
    guard !path.utf8.contains(0) else {
      throw CommandFailure("\(VisibleText.of(path)): no name of a file holds a NUL")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandFailure("\(VisibleText.of(path)): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    return try read(descriptor, named: path, limit: limit)
  }

  private static func read(
    _ descriptor: Int32, named name: String, limit: Int
  ) throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw CommandFailure("\(VisibleText.of(name)): \(String(cString: strerror(errno)))")
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw CommandFailure("\(VisibleText.of(name)): more than \(limit) bytes")
      }
    }
  }
}
