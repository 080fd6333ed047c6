import Glibc

/// The manifests below a folder: files whose names end as those that kubectl takes. Links are followed,
/// and each file and folder is looked at once, by whatever names it can be reached.
public struct ManifestFolder: Sendable {
  /// Bounds on what is looked at.
  public struct Limits: Sendable {
    /// Files and folders of any name.
    public var entries = 200_000
    public var files = 20_000
    /// Folders inside each other.
    public var depth = 64

    public init() {}
  }

  private let limits: Limits
  private var seen: Set<Node> = []
  private var files: [String] = []
  private var count = 0

  private struct Node: Hashable {
    let device: dev_t
    let number: ino_t
  }

  private static let endings = [".yaml", ".yml", ".json"]

  private init(limits: Limits) { self.limits = limits }

  /// The paths of the files, folder by folder in the order of their names.
  ///
  /// - Throws: ``ManifestError`` where a folder cannot be read, or there is too much.
  public static func files(
    below folder: String, limits: Limits = Limits()
  ) throws(ManifestError) -> [String] {
    var reader = ManifestFolder(limits: limits)
    let isSlashed = folder.count > 1 && folder.hasSuffix("/")
    try reader.read(isSlashed ? String(folder.dropLast()) : folder)
    return reader.files
  }

  private mutating func read(_ root: String) throws(ManifestError) {
    // The next one last.
    var pending = [(path: root, depth: 0)]
    while let (path, depth) = pending.popLast() {
      var status = stat()
      guard stat(path, &status) == 0 else {
        // A link that leads nowhere is no file.
        guard path == root || errno != ENOENT && errno != ELOOP else { continue }
        throw .unreadable(file: path, reason: String(cString: strerror(errno)))
      }
      let node = Node(device: status.st_dev, number: status.st_ino)
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        guard seen.insert(node).inserted else { continue }
        guard depth <= limits.depth else {
          throw .tooMany(file: root, what: "folders inside each other", limit: limits.depth)
        }
        pending += try names(in: path, of: root).reversed().map { ("\(path)/\($0)", depth + 1) }
      case S_IFREG where Self.endings.contains(where: path.hasSuffix):
        guard seen.insert(node).inserted else { continue }
        files.append(path)
        guard files.count <= limits.files else {
          throw .tooMany(file: root, what: "files", limit: limits.files)
        }
      default: continue
      }
    }
  }

  private mutating func names(
    in folder: String, of root: String
  ) throws(ManifestError) -> [String] {
    guard let directory = opendir(folder) else {
      throw .unreadable(file: folder, reason: String(cString: strerror(errno)))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      let name = String(decoding: bytes, as: UTF8.self)
      guard name != ".", name != ".." else { continue }
      count += 1
      guard count <= limits.entries else {
        throw .tooMany(file: root, what: "entries", limit: limits.entries)
      }
      if name.utf8.elementsEqual(bytes) {
        names.append(name)
      } else if CInt(entry.pointee.d_type) != DT_REG || Self.endings.contains(where: name.hasSuffix)
      {
        // It has no path that could be told; what it may hold is not left out without a word.
        throw .unreadable(file: "\(folder)/\(name)", reason: "its name is not UTF-8: rename it")
      }
    }
    return names.sorted()
  }
}
