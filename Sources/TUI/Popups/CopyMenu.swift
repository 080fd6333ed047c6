import Inspector
import NotaryCore
import PolicyEditor

/// What can be copied of the line under the cursor.
enum CopyMenu {
  static func items(for node: TrustNode, in report: TrustReport) -> [Picker.Item] {
    switch node.id {
    case .role(let name), .targets(let name): role(name, report)
    case .key(let role, let keyID): key(keyID, of: role, report)
    case .target(let role, let name): target(name, of: role, report)
    case .oldRoots, .oldRoot: role(.root, report)
    }
  }

  /// What can be copied of the verdict: first what belongs to the line under the cursor.
  static func items(for pane: VerdictPane) -> [Picker.Item] {
    var copies = pane.list.selectedNode.map(copies) ?? []
    if let answer = pane.answer {
      copies += [("message", answer.decision.message), ("digest", answer.decision.digest)]
        .compactMap { title, text in text.map { VerdictNode.Copy(title: title, text: $0) } }
    }
    if let explanation = pane.report?.explanation {
      copies.append(VerdictNode.Copy(title: "image", text: explanation.given))
      let lines = explanation.lines.map(\.text).joined(separator: "\n")
      copies.append(VerdictNode.Copy(title: "explanation", text: lines + "\n"))
    }
    var seen: Set<VerdictNode.Copy> = []
    return copies.filter { seen.insert($0).inserted }.map { item($0.title, $0.text) }
  }

  /// What can be copied of one of many images.
  static func items(for entry: AuditEntry) -> [Picker.Item] {
    let messages = (entry.explanation?.answers ?? []).compactMap { answer in
      answer.decision.message.map {
        item("message of \(answer.decision.generation.rawValue)", $0)
      }
    }
    let places = entry.places.map { $0.words + "\n" }.joined()
    return [item("image", entry.image)] + messages + [item("places", places)]
  }

  /// What can be copied of a line of the policy.
  static func items(for pane: PolicyPane) -> [Picker.Item] {
    guard let selection = pane.selection, let outline = pane.outline else { return [] }
    var items: [Picker.Item] = []
    switch selection {
    case .section: break
    case .validator(let index):
      if let name = outline.validator(index)?.name { items.append(item("name", name)) }
      if case .notaryV1(let notary)? = outline.validator(index)?.kind, let host = notary.host {
        items.append(item("host", host))
      }
    case .trustRoot(let validator, let index):
      let root = outline.trustRoot(index, of: validator)
      if let name = root?.name { items.append(item("name", name)) }
      if let key = root?.publicPEM { items.append(item("public key (PEM)", key)) }
    case .rule(let index):
      if let rule = outline.rule(index) { items.append(item("pattern", rule.pattern)) }
    }
    if let position = pane.position { items.append(item("place", position.words)) }
    if let answer = pane.tryOut.current {
      let lines = Generation.allCases.compactMap { answer.reports[$0]?.lines }.joined()
      items.append(item("explanation", lines.map { $0.text + "\n" }.joined()))
    }
    return items
  }

  /// What can be copied of a case of a suite.
  static func items(for pane: TestsPane) -> [Picker.Item] {
    guard let entry = pane.selected else { return [] }
    let texts: [(String, String?)] = [
      ("case", entry.title), ("image", entry.image), ("message", entry.answer?.decision.message),
      ("digest", entry.answer?.decision.digest), ("place", entry.test.position.words),
      ("explanation", entry.details().map { $0.text + "\n" }.joined()),
    ]
    return texts.compactMap { title, text in text.map { item(title, $0) } }
  }

  /// What can be copied of a fact beside the chain of trust.
  static func items(for row: FactRow) -> [Picker.Item] {
    let facts = row.facts.map(\.text).joined(separator: "  ")
    let lines = row.details.map(\.text).joined(separator: "\n")
    return row.copies.map { item($0.title, $0.text) }
      + [item("line", "\(row.title)  \(facts)"), item("details", lines)].filter {
        !$0.value.isEmpty
      }
  }

  /// Those of a line and of what stands below it.
  private static func copies(of node: VerdictNode) -> [VerdictNode.Copy] {
    node.copies + node.children.flatMap(copies)
  }

  static func item(_ title: String, _ value: String) -> Picker.Item {
    let lines = value.split(separator: "\n").count
    let remark =
      title == "document" || title == "explanation"
      ? "\(value.utf8.count) bytes"
      : lines > 1 ? "\(lines) lines" : VisibleText.of(value, limit: 80)
    return Picker.Item(title: title, remark: remark, value: value)
  }

  private static func role(_ name: RoleName, _ report: TrustReport) -> [Picker.Item] {
    var items = [item("role", name.rawValue), item("image", report.image.name)]
    guard let judgement = report.chain[name] else { return items }
    for hash in judgement.hashes.filter({ !$0.actual.isEmpty }) {
      items.append(item(hash.algorithm, Hexadecimal.text(of: hash.actual)))
    }
    if let answer = judgement.document?.answer {
      items.append(item("source", answer.origin))
      if let bytes = answer.bytes {
        items.append(item("document", String(decoding: bytes, as: UTF8.self)))
      }
    }
    return items
  }

  private static func key(
    _ keyID: ExactText, of role: RoleName, _ report: TrustReport
  ) -> [Picker.Item] {
    var items = [item("key ID", keyID.text)]
    let key = report.chain[role]?.keys.first { $0.id == keyID }?.key
    if let canonical = key?.canonicalID?.rawValue, canonical != keyID.text {
      items.append(item("canonical key ID", canonical))
    }
    if let pem = key?.pem { items.append(item("public key (PEM)", pem)) }
    if role == .root { items.append(item("validator (YAML)", RootKeyReport(report).yaml)) }
    return items
  }

  private static func target(
    _ name: ExactText, of role: RoleName, _ report: TrustReport
  ) -> [Picker.Item] {
    var items = [item("tag", name.text)]
    guard let digest = report.chain[role]?.signedTarget(named: name)?.digestText else {
      return items
    }
    items.append(item("digest", digest))
    items.append(item("image by digest", "\(report.image.gun)@\(digest)"))
    return items
  }
}
