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
      "A Kubernetes manifest, or a folder of them, of which every image is explained. Repeatable; - is"
        + " standard input.", valueName: "file"))
  var manifestFiles: [String] = []

  /// How often standard input is asked for here.
  var standardInputCount: Int {
    (rejection == "-" ? 1 : 0) + manifestFiles.count { $0 == "-" }
  }

  func denial() throws -> Rejection? {
    guard let rejection else { return nil }
    let bytes =
      rejection == "-"
      ? try InputFile.standardInput(limit: Rejection.limit) : Array(rejection.utf8)
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw CommandFailure("--rejection: there is no text")
    }
    return Rejection(bytes: bytes)
  }

  func manifests() throws -> [Manifest] { try ManifestFiles.manifests(manifestFiles) }
}
