import Foundation
import Inspector
import NotaryCore
import PolicyEditor

/// Compares what one Connaisseur is said to decide with what it did decide, for every case of a
/// corpus of trust data that carries its verdict.
struct ConnaisseurCases: Sendable {
  let generation: Generation
  /// Decides one case, in process.
  let decide: @Sendable (ConnaisseurCase) async throws -> Decision

  /// Runs all cases of a folder, prints those that differ, and counts.
  func run(in folder: URL) async throws -> (passed: Int, failed: Int) {
    var passed = 0
    var failed = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let folder = folder.appendingPathComponent(name)
      guard let known = try ConnaisseurCase(folder, generation: generation) else { continue }
      let differences = known.differences(try await decide(known))
      if differences.isEmpty {
        passed += 1
      } else {
        failed += 1
        print("FAIL \(generation.rawValue) \(name)")
        for difference in differences { print("     \(difference)") }
      }
    }
    print("Connaisseur \(generation.rawValue): \(passed) cases agree, \(failed) differ")
    return (passed, failed)
  }
}

extension ConnaisseurCases {
  /// One generation in process, as `explain` asks it, each file judged as it stands.
  static func explained(by generation: Generation) -> ConnaisseurCases {
    ConnaisseurCases(generation: generation) { known in
      let source = try known.source()
      let explainer = Explainer(
        values: try known.loadValues(), reading: .asItStands, at: known.at
      ) { _ in .success(source) }
      return await explainer.explain(known.image, by: [generation]).answers[0].decision
    }
  }
}

/// One case of the corpus and what one Connaisseur made of it.
struct ConnaisseurCase: Sendable {
  let folder: URL
  let image: String
  let at: Instant
  private let expected: JSONValue

  /// Nil where this Connaisseur gave no verdict, or now one, now another.
  init?(_ folder: URL, generation: Generation) throws {
    let data = try Data(contentsOf: folder.appendingPathComponent("case.json"))
    let document = try JSONDocument(parsing: [UInt8](data))
    guard let verdict = document.root["connaisseur"]?[generation.rawValue],
      verdict.kind == .object, let image = document.root["image"]?.string,
      let at = document.root["at"]?.string.flatMap({ Instant(rfc3339: $0) })
    else { return nil }
    self.folder = folder
    self.image = image
    self.at = at
    expected = verdict
  }

  /// What the case's file configures, and nothing of any chart.
  func loadValues() throws -> Values {
    let file = folder.appendingPathComponent("values.yaml")
    let bytes = [UInt8](try Data(contentsOf: file))
    return try Values.load(files: [(name: file.path, bytes: bytes)])
  }

  /// The folder that serves the documents.
  func source() throws -> FolderSource {
    try FolderSource(path: folder.appendingPathComponent("trust").path)
  }

  /// What differs; empty if all agrees.
  func differences(_ decision: Decision) -> [String] {
    var found: [String] = []
    let verdict = expected["verdict"]?.string ?? "none"
    if decision.verdict.rawValue != verdict {
      found.append("\(decision.verdict.rawValue), not \(verdict)")
    }
    let digest = expected["digest"]?.string
    if decision.digest != digest {
      found.append("digest \(decision.digest ?? "none"), not \(digest ?? "none")")
    }
    guard let message = expected["message"]?.string else { return found }
    let isExact = expected["exact"]?.boolean ?? true
    let said = decision.message ?? ""
    // Which of several malformed documents is named varies from run to run.
    let isOneOfSeveral = !isExact && decision.messageVaries
    let agrees =
      isExact
      ? said.utf8.elementsEqual(message.utf8)
      : said.utf8.starts(with: message.utf8)
        || isOneOfSeveral && withoutRole(said).starts(with: withoutRole(message))
    if !agrees {
      found.append("it says: \(said)")
      found.append("     not: \(message)\(isExact ? "" : "…")")
    }
    return found
  }

  /// `Trust data snapshot has an invalid format: …` without the role and what follows.
  private func withoutRole(_ message: String) -> String {
    let words = message.split(separator: " ", omittingEmptySubsequences: false)
    let isFormat =
      words.count > 6 && words[3...6].joined(separator: " ") == "has an invalid format:"
    return isFormat ? (words[..<2] + words[3...6]).joined(separator: " ") : message
  }
}
