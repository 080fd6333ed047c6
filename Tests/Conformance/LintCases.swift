import Foundation
import NotaryCore
import PolicyEditor

/// What lint says of configurations that Connaisseur refused, and of those that it brings itself.
///
/// Every case of the corpus' `schema` that a version refused must have an error for it, with the words
/// with which it refused where these are known. The `values` folder beside the corpus, where there is
/// one, has the values.yaml of every release (`INDEX.tsv` says which), in which no error may be found
/// for the release itself.
enum LintCases {
  /// Compares everything and prints what differs; whether all agrees.
  static func run(in corpus: URL) throws -> Bool {
    let refused = try refusals(corpus.appendingPathComponent("schema"))
    let values = corpus.deletingLastPathComponent().appendingPathComponent("values")
    guard FileManager.default.fileExists(atPath: values.path) else { return refused }
    return try official(values) && refused
  }

  private static let moment = CivilDate(year: 2026, month: 11, day: 22).instant

  private static func problems(
    in file: URL, for version: ConnaisseurVersion
  ) throws -> [LintProblem] {
    let bytes = [UInt8](try Data(contentsOf: file))
    let values = try Values.load(files: [(name: file.lastPathComponent, bytes: bytes)])
    return Lint.problems(in: values, for: [version], at: moment)
  }

  // MARK: What is refused

  private static func refusals(_ folder: URL) throws -> Bool {
    let index = try Data(contentsOf: folder.appendingPathComponent("index.json"))
    var tally = Tally()
    for entry in try JSONDocument(parsing: [UInt8](index)).root.members {
      let name = entry.name.string ?? ""
      let file = folder.appendingPathComponent("\(name).yaml")
      for generation in Generation.allCases {
        guard let expected = entry.value[generation.rawValue], entry.value["flags"] == nil,
          expected["ok"]?.boolean == false
        else { continue }
        let found = try problems(in: file, for: ConnaisseurVersion(of: generation))
        let hasError = found.contains { $0.severity == .error }
        let words = expected["message"]?.string.map(withoutLevel)
        let isQuoted = words.map { words in found.contains { $0.message.contains(words) } } ?? true
        tally.count(
          [hasError ? "an error" : "no error", isQuoted ? "quoted" : "not quoted"],
          ["an error", "quoted"], "lint \(generation.rawValue) \(name)")
      }
    }
    return tally.report("lint of what is refused")
  }

  private static func withoutLevel(_ message: String) -> String {
    let level = "fatal: "
    return message.hasPrefix(level) ? String(message.dropFirst(level.count)) : message
  }

  // MARK: What is official

  private static func official(_ folder: URL) throws -> Bool {
    let index = try String(
      contentsOf: folder.appendingPathComponent("INDEX.tsv"), encoding: .utf8)
    var tally = Tally()
    for row in index.split(separator: "\n") {
      let path = String(row.prefix { $0 != "\t" })
      guard row.contains("kind=values-full"),
        let name = path.firstMatch(of: #/^v3[^\/]*\/official-values-v(3\.[0-9.]+)\.yaml$/#),
        let first = ConnaisseurVersion(name.1)
      else { continue }
      let last = row.firstMatch(of: #/identical v[0-9.]+\.\.v(3\.[0-9.]+)/#).flatMap {
        ConnaisseurVersion($0.1)
      }
      for version in releases where version >= first && version <= last ?? first {
        let errors = try problems(in: folder.appendingPathComponent(path), for: version)
          .filter { $0.severity == .error }
        tally.count(
          errors.map(\.code.rawValue), [], "lint \(version.text) \(path)")
      }
    }
    return tally.report("lint of official values")
  }

  /// The releases of Connaisseur 3.
  private static let releases: [ConnaisseurVersion] =
    [(0, 0), (1, 1), (2, 0), (3, 4), (4, 0), (5, 0), (6, 1), (7, 1), (8, 5), (9, 1), (10, 0)]
    .flatMap { minor, last in (0...last).map { ConnaisseurVersion(minor, patch: $0) } }
}
