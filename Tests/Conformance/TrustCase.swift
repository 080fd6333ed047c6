import Foundation
import NotaryCore

/// One case of the corpus and what the Notary client made of it.
struct TrustCase {
  private let folder: URL
  private let expected: JSONDocument

  init(_ folder: URL) throws {
    self.folder = folder
    let data = try Data(contentsOf: folder.appendingPathComponent("case.json"))
    expected = try JSONDocument(parsing: [UInt8](data))
  }

  private var verdict: JSONValue? { expected.root["notary"] }

  private var flags: Set<String> {
    Set(expected.root["flags"]?.elements.compactMap(\.string) ?? [])
  }

  /// What differs; empty if all agrees.
  func differences(_ program: URL) throws -> [String] {
    let output = try run(program)
    let actual: JSONDocument
    do {
      actual = try JSONDocument(parsing: [UInt8](output.data))
    } catch {
      return ["no JSON on stdout, exit \(output.status): \(output.errors)"]
    }
    let status = actual.root["status"]?.string ?? "none"
    var found = exitDifferences(status, output.status)
    if !flags.isDisjoint(with: ["unsigned", "panics"]) {
      if status != "broken" { found.append("status \(status), must be broken") }
      return found
    }
    if !flags.isEmpty {
      let problems = actual.root["roles"]?.elements.flatMap { $0["problems"]?.elements ?? [] } ?? []
      if problems.isEmpty { found.append("\(flags.sorted()): no problem is named") }
      return found
    }
    let wanted = verdict?["status"]?.string ?? "none"
    if status != wanted { found.append("status \(status), not \(wanted): \(message)") }
    return found + roleDifferences(actual) + targetDifferences(actual)
  }

  private var message: String { verdict?["error"]?.string ?? "" }

  private func exitDifferences(_ status: String, _ code: Int32) -> [String] {
    let wanted: Int32 =
      status == "verified" || status == "unpinned" ? 0 : status == "broken" ? 1 : 3
    return code == wanted ? [] : ["exit \(code) with status \(status)"]
  }

  private func roleDifferences(_ actual: JSONDocument) -> [String] {
    var statuses: [String: String] = [:]
    for role in actual.root["roles"]?.elements ?? [] {
      statuses[role["name"]?.string ?? ""] = role["status"]?.string
    }
    guard let roles = verdict?["roles"] else { return [] }
    return roles.members.compactMap { member in
      let name = member.name.string ?? ""
      guard let verdict = member.value.string, let allowed = allowed(verdict) else { return nil }
      let status = statuses[name]
      guard !allowed.contains(status) else { return nil }
      return "\(name): \(status ?? "not reported"), but the client says \(verdict): \(message)"
    }
  }

  /// The statuses that fit what the client made of a role; nil where it says nothing.
  private func allowed(_ verdict: String) -> Set<String?>? {
    switch verdict {
    case "ok": ["verified"]
    case "error:not_found": ["missing"]
    case "unlisted": ["missing", "unchecked"]
    case "unreached": ["unchecked", nil]
    case "skipped": nil
    default: ["broken"]
    }
  }

  private func targetDifferences(_ actual: JSONDocument) -> [String] {
    let wanted = lines(verdict?["targets"])
    let found = lines(actual.root["targets"])
    guard wanted != found else { return [] }
    return wanted.subtracting(found).map { "target missing: \($0)" }
      + found.subtracting(wanted).map { "target not listed by the client: \($0)" }
  }

  private func lines(_ targets: JSONValue?) -> Set<String> {
    Set(
      (targets?.elements ?? []).map { target in
        ["name", "role", "digest"].map { target[$0]?.string ?? "null" }.joined(separator: " ")
      })
  }

  private func run(_ program: URL) throws -> (data: Data, errors: String, status: Int32) {
    let process = Process()
    let output = Pipe()
    let errors = Pipe()
    process.executableURL = program
    process.arguments =
      ["inspect", expected.root["image"]?.string ?? ""]
      + ["--trust-dir", folder.appendingPathComponent("trust").path]
      + (expected.root["pin"]?.elements ?? []).flatMap {
        ["--pin", folder.appendingPathComponent($0.string ?? "").path]
      }
      + ["--at", expected.root["at"]?.string ?? "", "-o", "json"]
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (data, text, process.terminationStatus)
  }
}
