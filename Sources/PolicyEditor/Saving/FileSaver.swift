import Glibc
internal import NotaryCore

/// Writes a file so that at every moment either the old text or the new one is in it, whatever
/// happens: into a new file in the same folder, which is brought to the disk and then takes the
/// place of the old one. Symbolic links are followed; mode and owner stay.
public struct FileSaver: Sendable {
  /// The path as it was named.
  public let path: String

  /// Who may do what with a file that is made; one that is replaced keeps its own.
  private let mode: UInt32

  /// - Parameter mode: that of a new file, from which the process's mask is taken.
  public init(_ path: String, mode: UInt32 = 0o666) {
    self.path = path
    self.mode = mode
  }

  /// What must be in the file for it to be replaced.
  public enum Expectation: Hashable, Sendable {
    case text([UInt8])
    /// There must be no file.
    case missing
    /// Whatever it is, it is to be overwritten.
    case anything
  }

  /// What the file holds now.
  public func read() -> DiskText {
    switch RegularFile.read(path, limit: DiskText.limit) {
    case .bytes(let bytes): .text(bytes)
    case .missing: .missing
    case .tooLarge(let size): .unreadable("it has \(size) bytes, which is too much")
    case .unreadable(let detail): .unreadable(detail)
    }
  }

  /// Replaces what the file holds.
  ///
  /// - Parameters:
  ///   - keepsBackup: whether the old file stays under its name with `.bak` at the end.
  public func save(
    _ text: [UInt8], expecting expected: Expectation, keepsBackup: Bool = false
  ) throws(SaveFailure) {
    try save(expecting: expected, keepsBackup: keepsBackup) { write throws(SaveFailure) in
      try write(text)
    }
  }

  /// Replaces what the file holds by something that is never all in memory.
  ///
  /// - Parameter content: hands on part after part.
  public func save(
    expecting expected: Expectation, keepsBackup: Bool = false,
    _ content: (_ write: ([UInt8]) throws(SaveFailure) -> Void) throws(SaveFailure) -> Void
  ) throws(SaveFailure) {
    let target = try SaveTarget(path)
    let new = try NewFile(beside: target.path, like: target.status, mode: mode)
    do throws(SaveFailure) {
      try content { part throws(SaveFailure) in try new.write(part) }
      try new.synchronise()
      try check(expected)
      if keepsBackup { try target.keepBackup() }
      try new.replace(target.path)
    } catch {
      new.discard()
      throw error
    }
    try SaveTarget.synchronise(folder: target.folder)
  }

  private func check(_ expected: Expectation) throws(SaveFailure) {
    guard expected != .anything else { return }
    let found = read()
    switch expected {
    case .text(let text) where found == .text(text): return
    case .missing where found == .missing: return
    default: throw .changedOnDisk(found)
    }
  }
}

/// The file itself, behind any links.
private struct SaveTarget {
  let path: String
  let folder: String
  /// Nil where there is no file yet.
  let status: stat?

  init(_ named: String) throws(SaveFailure) {
    guard !named.isEmpty, !named.utf8.contains(0) else {
      throw .system(step: .find, path: named, reason: String(cString: strerror(ENOENT)))
    }
    let path = Self.resolved(named)
    self.path = path
    folder =
      path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else {
        throw .system(step: .find, path: named, reason: String(cString: strerror(errno)))
      }
      self.status = nil
      return
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: named) }
    // Replacing needs no permission to write the file, only the folder; but who protects a file
    // against writing means it.
    guard status.st_mode & 0o222 != 0, access(path, W_OK) == 0 else { throw .readOnly(path: named) }
    self.status = status
  }

  /// Where a path leads; for a link to a file that is not there yet, that file.
  private static func resolved(_ path: String) -> String {
    var path = path
    for _ in 0..<40 {
      if let whole = realpath(path, nil) {
        defer { free(whole) }
        return String(cString: whole)
      }
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink(path, &buffer, Int(PATH_MAX))
      guard count > 0 else { return path }
      let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      path = target.hasPrefix("/") ? target : folder + target
    }
    return path
  }

  /// Gives the old file a second name, which keeps it when the new one takes the first.
  func keepBackup() throws(SaveFailure) {
    guard status != nil else { return }
    let backup = path + ".bak"
    let interim = path + ".bak-\(getpid())"
    unlink(interim)
    guard link(path, interim) == 0, rename(interim, backup) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(interim)
      throw .system(step: .backup, path: path, reason: reason)
    }
    // Two names of one file are left alone by rename.
    unlink(interim)
  }

  static func synchronise(folder: String) throws(SaveFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // Some file systems cannot do it, and say so.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw .system(step: .synchronise, path: folder, reason: String(cString: strerror(errno)))
    }
  }
}

/// The file that takes the place of the old one.
private struct NewFile {
  private let path: String
  private let target: String
  private let descriptor: CInt

  init(beside target: String, like status: stat?, mode: UInt32) throws(SaveFailure) {
    self.target = target
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    (path, descriptor) = try Self.make(in: folder, mode: status == nil ? mode : 0o600, for: target)
    do throws(SaveFailure) {
      if let status { try takeAttributes(of: status) }
    } catch {
      discard()
      throw error
    }
  }

  /// A file of a name that none has, which nobody but its user can read if it replaces another.
  private static func make(
    in folder: String, mode: UInt32, for target: String
  ) throws(SaveFailure) -> (path: String, descriptor: CInt) {
    var code = EEXIST
    for _ in 0..<100 where code == EEXIST {
      let path = "\(folder).tastevin-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 { return (path, descriptor) }
      code = errno
    }
    throw .system(step: .create, path: target, reason: String(cString: strerror(code)))
  }

  private func takeAttributes(of status: stat) throws(SaveFailure) {
    var own = stat()
    guard fstat(descriptor, &own) == 0 else {
      throw .system(step: .create, path: target, reason: String(cString: strerror(errno)))
    }
    if own.st_uid != status.st_uid || own.st_gid != status.st_gid {
      guard fchown(descriptor, status.st_uid, status.st_gid) == 0 else {
        throw .ownerNotKept(path: target)
      }
    }
    guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else {
      throw .system(step: .create, path: target, reason: String(cString: strerror(errno)))
    }
  }

  func write(_ text: [UInt8]) throws(SaveFailure) {
    var position = 0
    while position < text.count {
      let count = text[position...].withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw .system(step: .write, path: target, reason: String(cString: strerror(errno)))
      }
      position += count
    }
  }

  func synchronise() throws(SaveFailure) {
    guard fsync(descriptor) == 0 else {
      throw .system(step: .synchronise, path: target, reason: String(cString: strerror(errno)))
    }
  }

  func replace(_ old: String) throws(SaveFailure) {
    guard rename(path, old) == 0 else {
      throw .system(step: .replace, path: target, reason: String(cString: strerror(errno)))
    }
    close(descriptor)
  }

  func discard() {
    close(descriptor)
    unlink(path)
  }
}
