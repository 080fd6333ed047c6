import Glibc
internal import NotaryCore

/// Unsaved work that survives a crash or a closed terminal: one file for each file that is edited, in
/// a folder that only its user can read.
public struct RecoveryStore: Sendable {
  /// The folder of the recovery files.
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// In `$XDG_STATE_HOME/tastevin`, else in `~/.local/state/tastevin`; nil where neither is known. A
  /// path that is not absolute is none, as the XDG Base Directory Specification has it.
  public init?(environment: (String) -> String?) {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      folder = state + "/tastevin/recovery"
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      folder = home + "/.local/state/tastevin/recovery"
    } else {
      return nil
    }
  }

  /// Keeps the text of a draft that is not saved, or forgets it where nothing is unsaved.
  public func keep(_ draft: PolicyDraft) throws(SaveFailure) {
    guard draft.isChanged else { return forget(draft.file) }
    try makeFolder()
    let recovery = Recovery(
      path: Self.absolute(draft.file), base: Self.digest(draft.saved), text: draft.bytes)
    let file = file(of: draft.file)
    try FileSaver(file, mode: 0o600).save(recovery.encoded, expecting: .anything)
  }

  /// What was kept of a file; nil where nothing was, or what is there is none of ours.
  public func recovery(of path: String) -> Recovery? {
    var status = stat()
    let file = file(of: path)
    guard lstat(file, &status) == 0, status.st_uid == geteuid(), status.st_mode & S_IFMT == S_IFREG,
      case .bytes(let bytes) = RegularFile.read(file, limit: DiskText.limit + 65_536),
      let recovery = Recovery(encoded: bytes), recovery.path == Self.absolute(path)
    else { return nil }
    return recovery
  }

  /// Removes what was kept, because it has been saved or is not wanted.
  public func forget(_ path: String) { unlink(file(of: path)) }

  /// Named after the digest of the absolute path, so that a file has one wherever it is named from.
  private func file(of path: String) -> String {
    "\(folder)/\(Hexadecimal.text(of: Digest.sha256(Array(Self.absolute(path).utf8))))"
  }

  private func makeFolder() throws(SaveFailure) {
    var made = ""
    for component in folder.split(separator: "/") {
      made += "/\(component)"
      if mkdir(made, 0o700) != 0, errno != EEXIST {
        throw .system(step: .create, path: made, reason: String(cString: strerror(errno)))
      }
    }
  }

  /// Links are followed, so that a file has one recovery by all of its names.
  private static func absolute(_ path: String) -> String {
    if let whole = realpath(path, nil) {
      defer { free(whole) }
      return String(cString: whole)
    }
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  static func digest(_ text: [UInt8]) -> String { Hexadecimal.text(of: Digest.sha256(text)) }
}

/// Unsaved work on a file.
public struct Recovery: Hashable, Sendable {
  /// The absolute path of the file.
  public let path: String
  /// The SHA-256 of the text that the work was made on, in hexadecimal.
  let base: String
  public let text: [UInt8]

  /// Whether the work was made on this text, so that nobody has changed the file since.
  public func isMade(on text: [UInt8]) -> Bool { RecoveryStore.digest(text) == base }

  init(path: String, base: String, text: [UInt8]) {
    self.path = path
    self.base = base
    self.text = text
  }

  private static let title = "tastevin/recovery/v1"

  /// A line for the title, the base, the text's digest, the length of the path; then path and text.
  var encoded: [UInt8] {
    let path = Array(path.utf8)
    let head = "\(Self.title)\n\(base)\n\(RecoveryStore.digest(text))\n\(path.count)\n"
    return Array(head.utf8) + path + text
  }

  /// Nil for anything that is not whole.
  init?(encoded: [UInt8]) {
    let lines = encoded.split(separator: 0x0A, maxSplits: 4, omittingEmptySubsequences: false)
    guard lines.count == 5 else { return nil }
    let head = lines[..<4].map { String(decoding: $0, as: UTF8.self) }
    guard head[0] == Self.title, let count = Int(head[3]), count >= 0, count <= lines[4].count
    else { return nil }
    let text = Array(lines[4].dropFirst(count))
    guard RecoveryStore.digest(text) == head[2] else { return nil }
    self.init(
      path: String(decoding: lines[4].prefix(count), as: UTF8.self), base: head[1], text: text)
  }
}
