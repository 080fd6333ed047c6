import Glibc

/// Bytes of which any part can be read.
protocol ByteSource: Sendable {
  var size: Int { get }

  /// - Parameter count: no more than there are from `offset` on.
  func bytes(at offset: Int, count: Int) throws(ByteSourceFailure) -> [UInt8]
}

/// Bytes that cannot be read, and why.
struct ByteSourceFailure: Error {
  let detail: String
}

/// A file that is open for as long as this object lives, so that what is read stays what was found.
final class OpenFile: ByteSource {
  let size: Int
  private let descriptor: CInt

  /// Opens a regular file.
  init(_ path: String) throws(FileFailure) {
    guard !path.utf8.contains(0) else { throw .missing }
    // O_NONBLOCK: opening a FIFO would otherwise wait for a writer.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      size = 0
      throw FileFailure(errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      size = 0
      throw FileFailure(errno)
    }
    size = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(detail: "not a regular file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func bytes(at offset: Int, count: Int) throws(ByteSourceFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress?.advanced(by: done), count - done, off_t(offset + done))
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw ByteSourceFailure(detail: String(cString: strerror(errno))) }
      guard read > 0 else { throw ByteSourceFailure(detail: "it has become shorter") }
      done += read
    }
    return bytes
  }
}

/// Bytes in memory.
struct ByteBuffer: ByteSource {
  let content: [UInt8]

  var size: Int { content.count }

  func bytes(at offset: Int, count: Int) -> [UInt8] {
    Array(content[offset..<offset + count])
  }
}
