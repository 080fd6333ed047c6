import ArgumentParser
import Inspector
import NotaryCore

/// Where trust data is read from.
struct SourceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder of trust data, <gun>/<role>.json or Docker's own ~/.docker/trust/tuf.",
      valueName: "folder"))
  var trustDir: String?

  func source(for image: ImageReference) throws -> any TrustSource {
    guard let trustDir else { throw CommandFailure("--trust-dir is required") }
    do throws(FolderSource.Failure) {
      return try FolderSource(path: trustDir)
    } catch {
      throw CommandFailure("--trust-dir \(VisibleText.of(trustDir)): there is no such folder")
    }
  }
}
