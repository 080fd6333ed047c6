import Foundation
import NotaryCore
import PolicyEditor

/// The recorded readings of references, and the rules that won for images, in a corpus.
///
/// `references.json` lists images with the name, repository, tag and digest that each Connaisseur
/// read, or the words of its refusal. `policy/*.json` has a `values` text and, by version, for each
/// image the name that was matched and the rule that won.
enum PolicyCases {
  /// Compares everything and prints what differs; whether all agrees.
  static func run(in corpus: URL) throws -> Bool {
    let folder = corpus.appendingPathComponent("policy")
    var winners = Tally()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      winners += try policy(folder.appendingPathComponent(name))
    }
    let references = try references(corpus.appendingPathComponent("references.json"))
    let reports = [references.report("references"), winners.report("match")]
    return reports.allSatisfy { $0 }
  }

  /// What differs in `references.json`, and how many lines agree.
  private static func references(_ file: URL) throws -> Tally {
    let cases = try JSONDocument(parsing: [UInt8](Data(contentsOf: file))).root.elements
    var tally = Tally()
    for entry in cases {
      let image = entry["image"]?.string ?? ""
      for generation in Generation.allCases {
        let expected = entry[generation.rawValue]
        let found: [String?]
        switch ConnaisseurReference.read(image, as: generation) {
        case .failure(let refusal): found = [refusal.message ?? "hang"]
        case .success(let reference):
          // 3.3 keeps the digits alone.
          let digest = generation == .go ? reference.digest : reference.digest.map(hex)
          found = [reference.name, reference.gun, reference.tag, digest]
        }
        let error = expected?["error"]?.string
        let wanted =
          error.map { [$0] } ?? ["name", "gun", "tag", "digest"].map { expected?[$0]?.string }
        tally.count(found, wanted, "\(generation.rawValue) \(image)")
      }
    }
    return tally
  }

  private static func hex(_ digest: String) -> String {
    String(digest.drop { $0 != ":" }.dropFirst())
  }

  /// What differs in a file of `policy`, and how many lines agree.
  private static func policy(_ file: URL) throws -> Tally {
    let root = try JSONDocument(parsing: [UInt8](Data(contentsOf: file))).root
    let text = root["values"]?.string ?? ""
    let values = try Values.load(files: [(file.lastPathComponent, [UInt8](text.utf8))])
    var tally = Tally()
    for generation in Generation.allCases {
      let rules = values.configuration(for: generation, reading: .asItStands).rules
      let policy = Policy(rules, as: generation)
      for line in root["connaisseur"]?[generation.rawValue]?.elements ?? [] {
        let image = line["image"]?.string ?? ""
        let wanted = [
          line["name"]?.string, line["rule"].flatMap(number), line["error"]?.string,
        ]
        tally.count(
          found(image, policy), wanted,
          "\(file.lastPathComponent) \(generation.rawValue) \(image)")
      }
    }
    return tally
  }

  private static func number(_ value: JSONValue) -> String? {
    value.kind == .number ? String(decoding: value.rawBytes, as: UTF8.self) : nil
  }

  /// The name, the index of the rule and the error, as the corpus writes them.
  private static func found(_ image: String, _ policy: Policy) -> [String?] {
    switch ConnaisseurReference.read(image, as: policy.generation) {
    case .failure(let refusal): return [nil, nil, refusal.message]
    case .success(let reference):
      let choice = policy.choose(for: reference.name)
      return [
        reference.name, choice.winner.map { String($0.index) },
        choice.isCrash ? "panic" : choice.message,
      ]
    }
  }
}

/// How many lines agree, and what differs in the others.
struct Tally {
  var agreed = 0
  var differences: [String] = []

  mutating func count(_ found: [String?], _ wanted: [String?], _ name: String) {
    let isEqual = found.elementsEqual(wanted) { found, wanted in
      found.map { ExactText($0) } == wanted.map { ExactText($0) }
    }
    if isEqual {
      agreed += 1
    } else {
      differences.append("\(name): \(found), not \(wanted)")
    }
  }

  static func += (left: inout Tally, right: Tally) {
    left.agreed += right.agreed
    left.differences += right.differences
  }

  /// Prints what differs and the sum; whether anything was compared and all of it agrees.
  func report(_ name: String) -> Bool {
    for difference in differences { print("FAIL \(difference)") }
    print("\(name): \(agreed) lines agree, \(differences.count) differ")
    return differences.isEmpty && agreed > 0
  }
}
