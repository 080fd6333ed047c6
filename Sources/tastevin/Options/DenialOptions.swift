import ArgumentParser
import Inspector

/// A denial that somebody was shown, and the manifests that were denied.
struct DenialOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A denial to explain: kubectl's error, an event, a line of Connaisseur's log; - is standard"
        + " input.", valueName: "text"))
  var rejection: String?

  @Option(
    name: [.customShort("f"), .customLong("filename")],
    help: ArgumentHelp(
      "A Kubernetes manifest, of which every image is explained. Repeatable; - is standard input.",
      valueName: "file"))
  var manifestFiles: [String] = []

  /// How often standard input is asked for here.
  var standardInputCount: Int {
    (rejection == "-" ? 1 : 0) + manifestFiles.count { $0 == "-" }
  }

  func denial() throws -> Rejection? {
    guard let rejection else { return nil }
    let bytes =
      rejection == "-"
      ? try InputFile.read("/dev/stdin", limit: Rejection.limit) : Array(rejection.utf8)
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw CommandFailure("--rejection: there is no text")
    }
    return Rejection(bytes: bytes)
  }

  func manifests() throws -> [Manifest] {
    var manifests: [Manifest] = []
    for name in manifestFiles {
      let path = name == "-" ? "/dev/stdin" : name
      let bytes = try InputFile.read(path, limit: Manifest.Limits().bytes)
      do throws(ManifestError) {
        manifests.append(try Manifest(file: name, bytes: bytes))
      } catch {
        throw CommandFailure(error.message)
      }
    }
    return manifests
  }
}
