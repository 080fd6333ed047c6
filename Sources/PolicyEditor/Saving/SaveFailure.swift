/// Why a file could not be saved. What was in it before is still in it.
public enum SaveFailure: Error, Hashable, Sendable {
  /// The file holds something else than was expected.
  case changedOnDisk(DiskText)
  /// Nobody may write it, or this user may not.
  case readOnly(path: String)
  /// It is a folder, a device or a pipe.
  case notAFile(path: String)
  /// There is something of that name, which is not to be overwritten.
  case alreadyThere(path: String)
  /// The new file could not be given the owner of the old one.
  case ownerNotKept(path: String)
  /// A step failed; the reason is the system's own.
  case system(step: Step, path: String, reason: String)

  public enum Step: String, Hashable, Sendable {
    case find, create, write, synchronise, backup, replace
  }
}

extension SaveFailure {
  /// The failure in a sentence, without a full stop. Paths are raw.
  public var sentence: String {
    switch self {
    case .changedOnDisk(.missing): "the file is no longer there"
    case .changedOnDisk: "the file has been changed by someone else"
    case .readOnly(let path): "\(path) may not be written"
    case .notAFile(let path): "\(path) is not a regular file"
    case .alreadyThere(let path): "\(path) is there, and is left as it is"
    case .ownerNotKept(let path):
      "\(path) belongs to another user, and the new file would not; nothing was written"
    case .system(let step, let path, let reason):
      switch step {
      case .find: "\(path) cannot be found: \(reason)"
      case .create: "no file can be made beside \(path): \(reason)"
      case .write: "\(path) cannot be written: \(reason); the old file is unchanged"
      case .synchronise: "\(path) cannot be brought to the disk: \(reason)"
      case .backup: "there can be no backup of \(path): \(reason); nothing was written"
      case .replace: "\(path) cannot be replaced: \(reason); the old file is unchanged"
      }
    }
  }
}

/// What a file holds.
public enum DiskText: Hashable, Sendable {
  case text([UInt8])
  case missing
  /// It cannot be read, with the system's reason.
  case unreadable(String)

  /// The most bytes that are read.
  static let limit = YAMLDocument.Limits().bytes
}
