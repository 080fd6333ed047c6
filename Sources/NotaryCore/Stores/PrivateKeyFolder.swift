import Glibc

/// Looks through the `private/` folder of a store, which strangers may have filled: no link is
/// followed, and depth and number are bounded.
///
/// The names are `private/<id>.key`, and in old stores `private/root_keys/<id>_root.key` and
/// `private/tuf_keys/<gun>/<id>_<role>.key` (notary 0.7, `trustmanager`).
struct PrivateKeyFolder {
  /// How many files and folders are looked at.
  static let entryLimit = 10_000
  /// As deep as the components of any GUN, and more.
  static let depthLimit = 16

  private let root: String

  /// - Parameter store: the folder that holds `private/`.
  init(_ store: String) { root = "\(store)/private" }

  func keys() -> StoredKeys {
    var found = StoredKeys()
    var seen = 0
    var folders = [""]
    while let folder = folders.popLast() {
      guard let names = names(in: folder, into: &found) else { continue }
      for name in names {
        seen += 1
        guard seen <= Self.entryLimit else {
          found.isCut = true
          return sorted(found)
        }
        look(at: folder.isEmpty ? name : "\(folder)/\(name)", folders: &folders, into: &found)
      }
    }
    return sorted(found)
  }

  private func sorted(_ found: StoredKeys) -> StoredKeys {
    var found = found
    found.keys.sort { ($0.id, $0.path) < ($1.id, $1.path) }
    found.passedOver.sort { $0.path < $1.path }
    return found
  }

  private func look(at path: String, folders: inout [String], into found: inout StoredKeys) {
    let whole = "\(root)/\(path)"
    func passOver(_ reason: StoredKeys.PassedOver.Reason) {
      found.passedOver.append(StoredKeys.PassedOver(path: whole, reason: reason))
    }
    var status = stat()
    guard lstat(whole, &status) == 0 else {
      passOver(.unreadable(detail: String(cString: strerror(errno))))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      let depth = path.utf8.count { $0 == UInt8(ascii: "/") } + 1
      if depth < Self.depthLimit { folders.append(path) } else { passOver(.tooDeep) }
    case S_IFREG:
      guard let name = KeyFileName(path) else {
        if path.hasSuffix(".key") { passOver(.name) }
        return
      }
      switch PrivateKeyHeaders.read(whole) {
      case .success(let headers): found.keys.append(StoredKey(name, headers, path: whole))
      case .failure(let reason): passOver(reason.reason)
      }
    case S_IFLNK: passOver(.symbolicLink)
    default: passOver(.notRegular)
    }
  }

  /// The names in a folder, sorted; nil where it cannot be read.
  private func names(in folder: String, into found: inout StoredKeys) -> [String]? {
    let path = folder.isEmpty ? root : "\(root)/\(folder)"
    // The folder `private` may be a link of the user's own; those below it may not.
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (folder.isEmpty ? 0 : O_NOFOLLOW)
    let descriptor = open(path, flags)
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      let code = errno
      if descriptor >= 0 { close(descriptor) }
      if code != ENOENT {
        found.passedOver.append(
          StoredKeys.PassedOver(
            path: path, reason: .unreadable(detail: String(cString: strerror(code)))))
      }
      return nil
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      guard names.count <= Self.entryLimit else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      // A name that is no text is none that a client gives.
      guard let name, name != ".", name != ".." else { continue }
      names.append(name)
    }
    return names.sorted()
  }
}

/// What the name of a key's file tells, relative to `private/`.
struct KeyFileName {
  let id: KeyID
  let role: RoleName?
  let gun: GUN?

  init?(_ path: String) {
    let suffix = ".key"
    guard path.hasSuffix(suffix) else { return nil }
    var folders = path.dropLast(suffix.count).split(separator: "/")
    guard let name = folders.popLast() else { return nil }
    let parts = name.split(separator: "_", maxSplits: 1)
    guard let id = parts.first, id.utf8.count == 64,
      id.utf8.allSatisfy({
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      })
    else { return nil }
    self.id = KeyID(String(id))
    role = parts.count == 2 ? RoleName(String(parts[1])) : nil
    let isOld = folders.first == "tuf_keys" && folders.count > 1
    gun = isOld ? GUN(folders.dropFirst().joined(separator: "/")) : nil
  }
}

extension StoredKey {
  fileprivate init(_ name: KeyFileName, _ headers: PrivateKeyHeaders, path: String) {
    self.init(
      id: name.id, role: headers.role.map { RoleName($0) } ?? name.role,
      gun: headers.gun.map { GUN($0) } ?? name.gun, isEncrypted: headers.isEncrypted, path: path)
  }
}
