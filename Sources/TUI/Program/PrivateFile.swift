import Glibc

/// A file of its own for an editor, which nobody else can read.
struct PrivateFile: Sendable {
  let path: String

  /// Writes a text into a new file of mode 0600, in the user's runtime folder where there is one.
  ///
  /// - Parameter name: what its name ends with, so that the editor knows what it is.
  init(holding bytes: [UInt8], named name: String) throws(PathProblem) {
    let folder = PrivateFile.folder
    let suffix = "-" + String(name.split(separator: "/").last ?? "values.yaml")
    var template = Array("\(folder)/tastevin-XXXXXX\(suffix)".utf8CString)
    let descriptor = mkstemps(&template, Int32(suffix.utf8.count))
    guard descriptor >= 0 else { throw PathProblem(folder, errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        let problem = PathProblem(path, errno)
        unlink(path)
        throw problem
      }
      written += count
    }
  }

  private static var folder: String {
    for name in ["XDG_RUNTIME_DIR", "TMPDIR"] {
      guard let value = getenv(name) else { continue }
      let folder = String(cString: value)
      if folder.hasPrefix("/"), access(folder, W_OK) == 0 { return folder }
    }
    return "/tmp"
  }

  func remove() { unlink(path) }
}
