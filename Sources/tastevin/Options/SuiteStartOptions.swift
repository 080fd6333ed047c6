import ArgumentParser
import Glibc
import Inspector
import PolicyEditor

/// `--init`, and what goes with it.
struct SuiteStartOptions: ParsableArguments {
  @Flag(
    name: .customLong("init"),
    help: "Write a suite from what is decided now: a case for each image, and for each rule.")
  var isAsked = false

  @Option(
    name: [.customShort("f"), .customLong("filename")],
    help: ArgumentHelp(
      "With --init: a Kubernetes manifest or a folder of them, whose images get a case.",
      valueName: "manifest"))
  var manifests: [String] = []

  @Flag(help: "With --init: overwrite a suite that is there.")
  var force = false

  func validate() throws {
    guard isAsked || (manifests.isEmpty && !force) else {
      throw ValidationError("\(force ? "--force" : "-f") goes with --init")
    }
  }

  /// The images that are named and those of the manifests, each once.
  func images(besides named: [String]) throws(CommandFailure) -> [String] {
    let images = named + (try ManifestFiles.manifests(manifests)).flatMap(\.images)
    var seen: Set<String> = []
    return images.filter { seen.insert($0).inserted }
  }

  /// Refuses a file that is there, before anything is asked.
  func check(_ file: String) throws(CommandFailure) {
    guard file != "-", !force, access(file, F_OK) == 0 else { return }
    throw CommandFailure(
      "\(VisibleText.of(file)) is there already; --force overwrites it, and --suite names another")
  }

  /// Writes the suite; `-` is standard output.
  func save(_ bytes: [UInt8], to file: String) throws(CommandFailure) {
    guard file != "-" else {
      StandardStream.output.write(String(decoding: bytes, as: UTF8.self))
      return
    }
    do throws(SaveFailure) {
      try FileSaver(file).save(bytes, expecting: force ? .anything : .missing)
    } catch {
      throw CommandFailure(VisibleText.of(error.sentence, limit: 400))
    }
  }
}
