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
    var keys: [[UInt8]] = []
    for file in files {
      let bytes = try InputFile.read(file, limit: 1 << 20)
      do throws(PublicKeyFileProblem) {
        keys += try PublicKeyFile.keys(in: bytes)
      } catch {
        throw CommandFailure("\(VisibleText.of(file)): \(error.message)")
      }
    }
    return TrustPins(keys)
  }
}
