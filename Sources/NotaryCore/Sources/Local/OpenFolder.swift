import Glibc

/// A folder that is open for as long as this object lives.
final class OpenFolder: Sendable {
  let descriptor: CInt

  /// Opens the folder at `path`, symbolic links followed.
  init(_ path: String) throws(FileFailure) {
    guard !path.utf8.contains(0) else { throw .missing }
    // glibc's O_PATH, which <fcntl.h> shows to GNU sources only: to reach what is inside, nobody
    // needs to list it.
    let reachOnly: CInt = 0o10000000
    descriptor = open(path, reachOnly | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure(errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}

/// Why a file or a folder cannot be opened.
enum FileFailure: Error {
  /// Nothing of that name, or a part of it is no folder.
  case missing
  /// It is there but cannot be read, and why.
  case unreadable(detail: String)

  /// What `errno` says.
  init(_ code: CInt) {
    switch code {
    // A name that is too long for the file system cannot be there either.
    case ENOENT, ENOTDIR, ENAMETOOLONG: self = .missing
    default: self = .unreadable(detail: String(cString: strerror(code)))
    }
  }
}
