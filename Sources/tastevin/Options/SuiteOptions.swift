import ArgumentParser
import Glibc
import Inspector
import PolicyEditor

/// Which suite, and what of it.
struct SuiteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The suite. Without it it is tastevin.tests.yaml beside the values.", valueName: "file"))
  var suite: String?

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("Run the cases in whose name this is found.", valueName: "regex"))
  var selection: String?

  /// The most bytes of a manifest.
  private static let manifestLimit = Manifest.Limits().bytes

  /// The suite's file.
  ///
  /// - Parameter values: the first file of values; nil where the configuration is none.
  func file(beside values: String?) -> String {
    suite ?? TestSuite.usualPath(beside: values.flatMap { $0 == "-" ? nil : $0 } ?? "")
  }

  /// Reads the suite. That there is none where none was named means that there is nothing to do.
  func read(beside values: String?) throws(CommandFailure) -> TestSuite {
    let name = file(beside: values)
    if suite == nil, access(name, F_OK) != 0 {
      throw CommandFailure(
        "no cases: there is no \(VisibleText.of(name)); name a suite with --suite, or write one with"
          + " --init", code: .nothing)
    }
    let bytes = try InputFile.readOrStandardInput(name, limit: TestSuite.Limits().bytes)
    do throws(TestSuiteError) {
      return try TestSuite(file: name, bytes: bytes)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  /// What there is to do for a suite, its manifests read.
  func plan(for suite: TestSuite) throws(CommandFailure) -> SuitePlan {
    let expression = try expression()
    return try SuitePlan(suite, selecting: expression) { (entry) throws(CommandFailure) in
      try Self.manifest(entry, of: suite)
    }
  }

  private func expression() throws(CommandFailure) -> RegularExpression? {
    guard let selection else { return nil }
    do throws(RegularExpression.Fault) {
      return try RegularExpression(selection)
    } catch {
      throw CommandFailure("--run: the regular expression cannot be used: \(error.sentence)")
    }
  }

  private static func manifest(
    _ entry: TestSuite.Entry<String>, of suite: TestSuite
  ) throws(CommandFailure) -> Manifest {
    do throws(CommandFailure) {
      let path = suite.path(of: entry.value)
      let bytes = try InputFile.read(path, limit: manifestLimit)
      do throws(ManifestError) {
        return try Manifest(file: path, bytes: bytes)
      } catch {
        throw CommandFailure(error.message)
      }
    } catch {
      throw CommandFailure("\(entry.position.words): \(error.message)")
    }
  }
}
