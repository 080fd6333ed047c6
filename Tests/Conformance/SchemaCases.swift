import Foundation
import NotaryCore
import PolicyEditor

/// Whether configurations let Connaisseur start, in a corpus.
///
/// The folder `schema` has a file for each case and `index.json`, which says of both generations
/// whether they started (`ok`), and with which words they did not. Cases with `flags` depend on what
/// is no part of the file, and are not compared.
enum SchemaCases {
  /// Compares everything and prints what differs; whether all agrees.
  static func run(in corpus: URL) throws -> Bool {
    let folder = corpus.appendingPathComponent("schema")
    let index = try Data(contentsOf: folder.appendingPathComponent("index.json"))
    var agree: [Bool] = []
    for generation in Generation.allCases {
      var tally = Tally()
      for entry in try JSONDocument(parsing: [UInt8](index)).root.members {
        let name = entry.name.string ?? ""
        guard let expected = entry.value[generation.rawValue], entry.value["flags"] == nil else {
          continue
        }
        let file = folder.appendingPathComponent("\(name).yaml")
        let bytes = [UInt8](try Data(contentsOf: file))
        let values = try Values.load(files: [(name: file.lastPathComponent, bytes: bytes)])
        let verdict = values.startup(of: generation, reading: .asItStands)
        tally.count(
          found(verdict, as: expected), wanted(expected), "\(generation.rawValue) \(name)")
      }
      agree.append(tally.report("startup of \(generation.rawValue)"))
    }
    return agree.allSatisfy { $0 }
  }

  /// Whether it started, and what it said; nil where there is nothing to compare.
  private static func wanted(_ expected: JSONValue) -> [String?] {
    let isStarted = expected["ok"]?.boolean == true
    return [isStarted ? "starts" : "does not start", expected["message"]?.string.map(withoutLevel)]
  }

  /// The same of what was found, cut to the beginning that is compared.
  private static func found(_ verdict: StartupVerdict, as expected: JSONValue) -> [String?] {
    switch verdict {
    case .starts: return ["starts", nil]
    case .unknown(let fact): return ["unknown", fact]
    case .doesNotStart(let refusal):
      guard let message = expected["message"]?.string else { return ["does not start", nil] }
      let said = refusal.message
      let isExact = expected["exact"]?.boolean ?? true
      let length = withoutLevel(message).utf8.count
      let compared =
        isExact ? said : said.map { String(decoding: $0.utf8.prefix(length), as: UTF8.self) }
      return ["does not start", isExact && refusal.messageVaries ? nil : compared]
    }
  }

  /// Without the level with which 3.9's logger writes it.
  private static func withoutLevel(_ message: String) -> String {
    let level = "fatal: "
    return message.hasPrefix(level) ? String(message.dropFirst(level.count)) : message
  }
}
