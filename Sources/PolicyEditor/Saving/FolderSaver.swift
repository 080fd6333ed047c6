import Glibc

/// Makes a folder of files that is there whole or not at all: everything is written into a new folder
/// beside it, which then takes its name. A folder that is there is never touched, unless it is empty.
public struct FolderSaver: Sendable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// Makes the folder.
  ///
  /// - Parameter files: the names are relative paths of plain components, and none is a folder of
  ///   another.
  public func save(_ files: [(name: String, bytes: [UInt8])]) throws(SaveFailure) {
    let target = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard !target.isEmpty, !target.utf8.contains(0) else {
      throw .system(step: .find, path: path, reason: String(cString: strerror(ENOENT)))
    }
    let interim = try Self.makeFolder(beside: target)
    do throws(SaveFailure) {
      try Self.write(files, in: interim)
      guard rename(interim, target) == 0 else {
        switch errno {
        case ENOTEMPTY, EEXIST, ENOTDIR: throw .alreadyThere(path: path)
        default:
          throw .system(step: .replace, path: path, reason: String(cString: strerror(errno)))
        }
      }
    } catch {
      Self.remove(files.map(\.name), from: interim)
      throw error
    }
  }

  private static func makeFolder(beside target: String) throws(SaveFailure) -> String {
    let parent = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var code = EEXIST
    for _ in 0..<100 where code == EEXIST {
      let path = "\(parent).tastevin-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
      if mkdir(path, 0o777) == 0 { return path }
      code = errno
    }
    throw .system(step: .create, path: target, reason: String(cString: strerror(code)))
  }

  private static func write(
    _ files: [(name: String, bytes: [UInt8])], in folder: String
  ) throws(SaveFailure) {
    for (name, bytes) in files {
      for parent in parents(of: name) where mkdir("\(folder)/\(parent)", 0o777) != 0 {
        guard errno == EEXIST else {
          throw .system(step: .create, path: parent, reason: String(cString: strerror(errno)))
        }
      }
      try FileSaver("\(folder)/\(name)", mode: 0o644).save(bytes, expecting: .missing)
    }
  }

  /// The folders above a file, the outermost first.
  private static func parents(of name: String) -> [String] {
    name.indices.filter { name[$0] == "/" }.map { String(name[..<$0]) }
  }

  private static func remove(_ names: [String], from folder: String) {
    for name in names { unlink("\(folder)/\(name)") }
    for parent in Set(names.flatMap(parents)).sorted(by: >) { rmdir("\(folder)/\(parent)") }
    rmdir(folder)
  }
}
