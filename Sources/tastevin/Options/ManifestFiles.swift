import Inspector
import TUI

/// Reads the manifests that the user named: files, folders and standard input.
enum ManifestFiles {
  /// More mistakes are not told.
  private static let complaintLimit = 20

  /// - Parameter piped: what was read from standard input before, which can be read only once.
  /// - Throws: what is wrong with every file that cannot be read: an audit that leaves one out would say
  ///   too much.
  static func manifests(
    _ names: [String], piped: Manifest? = nil
  ) throws(CommandFailure) -> [Manifest] {
    var manifests: [Manifest] = []
    var complaints: [String] = []
    for name in names {
      if name == "-", let piped {
        manifests.append(piped)
        continue
      }
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

  /// What the program reads for its Images view.
  ///
  /// - Parameters:
  ///   - piped: what was read from standard input before.
  ///   - seconds: the most that one call of kubectl may take; nil for as long as by itself.
  static func workloads(
    of origin: ImagesOrigin, piped: Manifest?, seconds: Double?
  ) async -> Result<AuditInput, TUI.Environment.Problem> {
    switch origin {
    case .manifests(let names):
      do throws(CommandFailure) {
        return .success(AuditInput(manifests: try manifests(names, piped: piped)))
      } catch {
        return .failure(.init(error.message))
      }
    case .cluster(let cluster):
      do throws(ClusterProblem) {
        return .success(
          try await AuditInput.live(from: cluster, seconds: seconds ?? LiveOptions.patience))
      } catch {
        return .failure(.init(error.message))
      }
    }
  }

  /// The manifest of a file; `-` is standard input.
  static func manifest(_ name: String) throws(CommandFailure) -> Manifest {
    let bytes = try InputFile.readOrStandardInput(name, limit: Manifest.Limits().bytes)
    do throws(ManifestError) {
      return try Manifest(file: name, bytes: bytes)
    } catch {
      throw CommandFailure(error.message)
    }
  }
}
