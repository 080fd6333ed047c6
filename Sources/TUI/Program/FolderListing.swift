import Glibc
import Inspector

/// The files of a folder, as a list to choose from shows them.
public struct FolderListing: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    let name: String
    let isFolder: Bool
    let size: Int
  }

  let folder: String
  private(set) var entries: [Entry] = []
  /// Why it cannot be read; nil where it can.
  private(set) var problem: String?

  /// More are not listed.
  private static let limit = 2_000

  /// Reads a folder; folders first, hidden files left out.
  public init(of folder: String) {
    self.folder = folder
    guard let directory = opendir(folder) else {
      problem = PathProblem(folder, errno).sentence
      return
    }
    defer { closedir(directory) }
    while entries.count < FolderListing.limit, let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix(".") else { continue }
      var status = stat()
      guard stat("\(folder)/\(name)", &status) == 0 else { continue }
      let kind = status.st_mode & S_IFMT
      guard kind == S_IFDIR || kind == S_IFREG else { continue }
      entries.append(Entry(name: name, isFolder: kind == S_IFDIR, size: Int(status.st_size)))
    }
    entries.sort {
      $0.isFolder == $1.isFolder ? $0.name < $1.name : $0.isFolder
    }
  }
}

/// Why a file or folder is not to be had.
public struct PathProblem: Error, Sendable, Equatable {
  let sentence: String

  init(_ path: String, _ code: Int32) {
    sentence = "\(VisibleText.of(path, limit: 200)): \(String(cString: strerror(code)))"
  }

  init(_ sentence: String) { self.sentence = sentence }

  /// The text of a file, at most so many bytes.
  static func text(of path: String, limit: Int) -> Result<String, PathProblem> {
    bytes(of: path, limit: limit).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a file, at most so many.
  static func bytes(of path: String, limit: Int) -> Result<[UInt8], PathProblem> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .failure(PathProblem(path, errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return .failure(PathProblem("\(VisibleText.of(path, limit: 200)) is no file"))
    }
    let limit = min(limit, max(Int(status.st_size), 1 << 16))
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var count = 0
    while count <= limit {
      let read = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), limit + 1 - count)
      }
      if read < 0 {
        if errno == EINTR { continue }
        return .failure(PathProblem(path, errno))
      }
      if read == 0 { break }
      count += read
    }
    guard count <= limit else {
      return .failure(PathProblem("\(VisibleText.of(path, limit: 200)): more than \(limit) bytes"))
    }
    return .success(Array(bytes[..<count]))
  }
}
