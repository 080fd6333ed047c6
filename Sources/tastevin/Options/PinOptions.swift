import ArgumentParser
import Inspector
import NotaryCore

/// The root keys that the user vouches for.
struct PinOptions: ParsableArguments {
  @Option(
    name: .customLong("pin"),
    help: ArgumentHelp(
      "A file of PEM public keys that may sign root. Repeatable.", valueName: "file"))
  var files: [String] = []

  func pins() throws -> TrustPins {
    TrustPins(try known().map(\.subjectPublicKeyInfo))
  }

  /// The keys, each with the file that it stands in.
  func known() throws -> [KnownKey] {
    var keys: [KnownKey] = []
    for file in files {
      let bytes = try InputFile.read(file, limit: 1 << 20)
      do throws(PublicKeyFileProblem) {
        keys += try PublicKeyFile.keys(in: bytes).map { KnownKey($0, from: .file(file)) }
      } catch {
        throw CommandFailure("\(VisibleText.of(file)): \(error.message)")
      }
    }
    return keys
  }
}
