import Foundation
import PolicyEditor

/// Real configurations, in a folder `values` beside the corpus: every edit must keep what it does not
/// touch, and what is upgraded must keep its comments and let Connaisseur start.
///
/// Files that are not YAML, or hold no configuration, are passed over.
enum ValuesCases {
  /// Tries everything and prints what fails; whether nothing does. Nil where there is no such folder.
  static func run(beside corpus: URL) throws -> Bool? {
    let folder = corpus.deletingLastPathComponent().appendingPathComponent("values")
    guard let files = FileManager.default.enumerator(atPath: folder.path) else { return nil }
    var edits = Tally()
    var upgrades = Tally()
    for case let name as String in files where name.hasSuffix(".yaml") {
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
      guard let document = try? YAMLDocument(parsing: bytes) else { continue }
      edits.count([edited(document)], [nil], "edit \(name)")
      if let result = upgraded(name, document) { upgrades.count([result], [""], "upgrade \(name)") }
    }
    let areFaithful = edits.report("edits of real configurations")
    return upgrades.report("upgrades of real configurations") && areFaithful
  }

  /// Sets, removes and copies every value in turn; what went wrong first, or nil.
  private static func edited(_ document: YAMLDocument) -> String? {
    var pending = document.roots
    while let value = pending.popLast() {
      if value.isAlias { continue }
      pending += value.elements + value.members.map(\.value)
      var changes: [YAMLChange] = [.set(value, to: .text("edited: #1"))]
      if let first = value.members.first { changes.append(.rename(first, to: "renamed here")) }
      if value.kind != .scalar {
        let count = max(value.elements.count, value.members.count)
        if count > 0 { changes.append(.remove(count - 1, from: value.place)) }
        if count > 1 { changes.append(.move(0, to: count - 1, in: value.place)) }
        changes.append(
          value.kind == .sequence
            ? .append(.text("new"), to: value) : .append("new name", .text("new"), to: value))
      }
      for change in changes {
        guard let problem = problem(change, of: document) else { continue }
        return "\(problem) at line \(value.location.line)"
      }
    }
    return nil
  }

  private static func problem(_ change: YAMLChange, of document: YAMLDocument) -> String? {
    guard let (edit, edited) = try? document.edit("edit", [change]) else { return nil }
    guard edit.applied(to: document.bytes) == edited.bytes,
      edit.inverse.applied(to: edited.bytes) == document.bytes
    else { return "cannot be taken back" }
    guard let read = try? YAMLDocument(parsing: edited.bytes) else { return "is no YAML any more" }
    let isSame =
      read.comments == edited.comments && read.roots.map(\.range) == edited.roots.map(\.range)
    return isSame ? nil : "is read in part as something else"
  }

  /// Empty where the upgrade is good, else what is wrong; nil where there is nothing to upgrade.
  private static func upgraded(_ name: String, _ document: YAMLDocument) -> String? {
    guard name.hasPrefix("v2/official-values") || name.hasPrefix("v3.0-3.3/official-values"),
      let values = try? Values.load(documents: [(name, document)]), let file = values.files.first
    else { return nil }
    do {
      let upgrade = try Upgrade(of: file, to: .go)
      let after = upgrade.after
      let comments = after.comments.map { String(decoding: after.bytes[$0.range], as: UTF8.self) }
      let lost = document.comments.map { String(decoding: document.bytes[$0.range], as: UTF8.self) }
        .first { comment in !comments.contains { $0.contains(comment) } }
      if let lost { return "loses \(lost)" }
      let startup = try Values.load(documents: [(name, after)]).startup(of: .go)
      if case .doesNotStart(let refusal) = startup { return refusal.fact }
      return ""
    } catch {
      return (error as? YAMLEditRefusal)?.sentence ?? "\(error)"
    }
  }
}
