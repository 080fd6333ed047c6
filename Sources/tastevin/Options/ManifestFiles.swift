import Inspector

/// Reads the manifests that the user named: files, folders and standard input.
enum ManifestFiles {
  /// More mistakes are not told.
  private static let complaintLimit = 20

  /// - Throws: what is wrong with every file that cannot be read: an audit that leaves one out would say
  ///   too much.
  static func manifests(_ names: [String]) throws(CommandFailure) -> [Manifest] {
    var manifests: [Manifest] = []
    var complaints: [String] = []
    for name in names {
      let paths: [String]
      do throws(ManifestError) {
        paths = InputFile.isFolder(name) ? try ManifestFolder.files(below: name) : [name]
      } catch {
        complaints.append(error.message)
        continue
      }
      for path in paths {
        do throws(CommandFailure) {
          manifests.append(try manifest(path))
        } catch {
          complaints.append(error.message)
        }
      }
    }
    guard complaints.isEmpty else {
      let rest = complaints.count - complaintLimit
      throw CommandFailure(
        (complaints.prefix(complaintLimit) + (rest > 0 ? ["and \(rest) other files"] : []))
          .joined(separator: "\n"))
    }
    return manifests
  }

  /// The manifest of a file; `-` is standard input.
  static func manifest(_ name: String) throws(CommandFailure) -> Manifest {
    let bytes = try InputFile.read(
      name == "-" ? "/dev/stdin" : name, limit: Manifest.Limits().bytes)
    do throws(ManifestError) {
      return try Manifest(file: name, bytes: bytes)
    } catch {
      throw CommandFailure(error.message)
    }
  }
}
