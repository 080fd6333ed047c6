import Foundation
import NotaryCore
import PolicyEditor

/// Runs `tastevin inspect` on every case of a corpus of trust data, and decides each as Connaisseur
/// would, and compares that with the verdicts that other programs gave; and compares how references
/// are read, which rules win, which configurations let Connaisseur start, and what lint says of them.
/// Real configurations beside the corpus are edited and upgraded, and manifests are read.
///
///     conformance CORPUS [TASTEVIN]
///
/// A corpus has a folder `trust` with a folder for each case: `case.json`, `pin.pem`,
/// `values.yaml` and `trust/`. Its `references.json` and folder `policy` are described with
/// `PolicyCases`, its folder `schema` with `SchemaCases` and `LintCases`, a folder `values` beside the
/// corpus with `ValuesCases`, `ManifestCases` and `LintCases`.
@main
enum Conformance {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      print("usage: conformance CORPUS [TASTEVIN]")
      exit(2)
    }
    let beside = URL(fileURLWithPath: arguments[0]).deletingLastPathComponent()
    let program =
      arguments.count > 2
      ? URL(fileURLWithPath: arguments[2]) : beside.appendingPathComponent("tastevin")
    let corpus = URL(fileURLWithPath: arguments[1])
    let comparisons = [
      try PolicyCases.run(in: corpus), try SchemaCases.run(in: corpus),
      try ValuesCases.run(beside: corpus) ?? true, try ManifestCases.run(beside: corpus) ?? true,
      try LintCases.run(in: corpus),
    ]
    let folder = corpus.appendingPathComponent("trust")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var passed = 0
    var failed = 0
    for name in names {
      let differences = try TrustCase(folder.appendingPathComponent(name)).differences(program)
      if differences.isEmpty {
        passed += 1
      } else {
        failed += 1
        print("FAIL \(name)")
        for difference in differences { print("     \(difference)") }
      }
    }
    print("inspect: \(passed) cases agree, \(failed) differ")
    for cases in Generation.allCases.map(ConnaisseurCases.explained) {
      let count = try await cases.run(in: folder)
      failed += count.failed
      if count.passed == 0 { failed += 1 }
    }
    exit(failed == 0 && passed > 0 && comparisons.allSatisfy { $0 } ? 0 : 1)
  }
}
