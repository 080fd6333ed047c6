import Foundation

/// The three standard streams of a child as nameless files: whatever a child writes, nobody has to
/// read along to keep it going, and a child that does not read its input breaks no pipe.
final class StandardFiles {
  let input: FileDescriptor
  let output: FileDescriptor
  let errors: FileDescriptor

  init(input bytes: [UInt8]) throws {
    input = try FileDescriptor(holding: bytes)
    output = try FileDescriptor(holding: [])
    errors = try FileDescriptor(holding: [])
  }

  func outcome(_ ending: Command.Ending) throws -> Command.Outcome {
    Command.Outcome(
      ending: ending, outputBytes: try output.contents(), errorBytes: try errors.contents())
  }

  /// A nameless file that no other child inherits.
  final class FileDescriptor {
    let number: Int32

    init(holding bytes: [UInt8]) throws {
      var path = Array("/tmp/tastevin-stream-XXXXXX".utf8CString)
      number = mkstemp(&path)
      guard number >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      unlink(path)
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
      let handle = FileHandle(fileDescriptor: number, closeOnDealloc: false)
      try handle.write(contentsOf: Data(bytes))
      try handle.seek(toOffset: 0)
    }

    deinit { close(number) }

    func contents() throws -> [UInt8] {
      let handle = FileHandle(fileDescriptor: number, closeOnDealloc: false)
      try handle.seek(toOffset: 0)
      return [UInt8](try handle.readToEnd() ?? Data())
    }
  }
}
