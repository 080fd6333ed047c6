import Glibc

/// What tells one state of a file from another, and from a file that took its place, without reading it:
/// where it lies, its size, and the time of its last change.
public struct FileIdentity: Equatable, Sendable {
  private let device: dev_t
  private let node: ino_t
  private let size: off_t
  private let seconds: Int
  private let nanoseconds: Int

  /// Follows symbolic links, but takes one that leads nowhere for itself. Nil where there is nothing of
  /// that name.
  public init?(_ path: String) {
    var status = stat()
    guard !path.utf8.contains(0), stat(path, &status) == 0 || lstat(path, &status) == 0 else {
      return nil
    }
    device = status.st_dev
    node = status.st_ino
    size = status.st_size
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}
