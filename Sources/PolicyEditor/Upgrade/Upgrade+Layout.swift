extension UpgradeDraft {
  /// Where a top-level key of version 2 stands in version 3.
  private enum Home: Hashable {
    case kubernetes, application, features, top
  }

  private static let homes: [String: Home] = [
    "deployment": .kubernetes, "service": .kubernetes,
    "validators": .application, "policy": .application, "logLevel": .application,
    "detectionMode": .features, "namespacedValidation": .features,
    "automaticChildApproval": .features, "automaticUnchangedApproval": .features,
  ]

  private static let webhookKeys: Set<String> = ["failurePolicy", "reinvocationPolicy"]

  /// Whether one of the outermost keys is one that version 2 has there, and version 3 elsewhere.
  var hasVersion2Keys: Bool {
    let names = (try? root())?.members.compactMap(\.name.text) ?? []
    return names.contains { Self.homes[$0] != nil }
  }

  /// Puts the sections of version 2 into `kubernetes` and `application`, line by line.
  mutating func takeVersion3Layout() throws(YAMLEditRefusal) {
    try takeDebug()
    let root = try root()
    let names = root.members.map { $0.name.text ?? "" }
    if let both = ["kubernetes", "application"].first(where: names.contains) {
      throw .policy("the file has \(both) beside the layout of version 2; put them together first")
    }
    let block = YAMLBlock(YAMLChildren(of: root), floor: -1)
    guard root.style == .block, (0..<block.count).allSatisfy(block.hasOwnLine) else {
      throw .policy("the sections on line \(root.location.line) are not written line by line")
    }
    let groups = try pieces(of: block)
    let start = block.chunk(0).lowerBound
    let end = block.chunk(block.count - 1).upperBound
    let text = UpgradeLayout(document: document, column: block.column).text(of: groups)
    let edited = try replacing([YAMLSplice(range: start..<end, text: text)])
    try check(edited, names: names, from: root)
    take(edited)
    did(["the sections stand in kubernetes and application"])
  }

  /// `debug: true` is what `logLevel: DEBUG` is.
  private mutating func takeDebug() throws(YAMLEditRefusal) {
    let root = try root()
    guard let number = root.members.lastIndex(where: { $0.name.text == "debug" }) else { return }
    let isOn = root.members[number].value.boolean(by: .python) ?? false
    if isOn {
      try make([(root.setting("logLevel", to: .text("DEBUG")), "debug is logLevel DEBUG")])
    }
    let now = try self.root()
    try retire([(now, number, "debug is gone")])
  }

  private func pieces(of block: YAMLBlock) throws(YAMLEditRefusal) -> UpgradeLayout.Groups {
    var groups = UpgradeLayout.Groups()
    for number in 0..<block.count {
      let start = block.chunk(number).lowerBound
      let end =
        number + 1 < block.count
        ? block.chunk(number + 1).lowerBound : block.chunk(number).upperBound
      let child = block.children[number]
      let name = child.name?.text ?? ""
      switch Self.homes[name] ?? .top {
      case .kubernetes where name == "deployment":
        let (rest, webhook) = split(
          child.value, in: start..<end, floor: child.first.range.upperBound)
        groups.kubernetes.append(rest)
        groups.webhook += webhook
      case .kubernetes: groups.kubernetes.append([start..<end])
      case .application: groups.application.append([start..<end])
      case .features: groups.features.append([start..<end])
      case .top: groups.top.append([start..<end])
      }
    }
    return groups
  }

  /// The lines of `deployment`, and those of the settings that belong to the webhook.
  private func split(
    _ deployment: YAMLValue, in whole: Range<Int>, floor: Int
  ) -> (rest: [Range<Int>], webhook: [Range<Int>]) {
    guard deployment.kind == .mapping, deployment.style == .block, !deployment.isAlias else {
      return ([whole], [])
    }
    let block = YAMLBlock(YAMLChildren(of: deployment), floor: floor)
    let numbers = (0..<block.count).filter {
      Self.webhookKeys.contains(block.children[$0].name?.text ?? "") && block.hasOwnLine($0)
    }
    // A deployment with nothing else would be left without a value.
    guard numbers.count < block.count else { return ([whole], []) }
    var rest: [Range<Int>] = []
    var webhook: [Range<Int>] = []
    var position = whole.lowerBound
    for number in numbers {
      let chunk = block.chunk(number)
      let start = withoutDisabled(chunk, above: block.children.start(number))
      let end = document.startOfNextLine(at: chunk.upperBound)
      rest.append(position..<start)
      webhook.append(start..<end)
      position = end
    }
    return (rest + [position..<max(position, whole.upperBound)], webhook)
  }

  /// Where the comments above a setting begin that are about it, and not settings of the deployment
  /// that were put aside, such as `# imagePullSecrets:`.
  private func withoutDisabled(_ chunk: Range<Int>, above setting: Int) -> Int {
    var line = document.line(of: setting)
    while line > 1, document.range(ofLine: line - 1).lowerBound >= chunk.lowerBound {
      let comment = document.bytes[document.range(ofLine: line - 1)]
        .drop { $0 == 0x20 || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "-") }
      let word = comment.prefix { $0 != 0x20 }
      guard word.last != UInt8(ascii: ":") else { break }
      line -= 1
    }
    return document.range(ofLine: line).lowerBound
  }

  /// Whether every section means what it did.
  private func check(
    _ edited: YAMLDocument, names: [String], from root: YAMLValue
  ) throws(YAMLEditRefusal) {
    var draft = self
    draft.take(edited)
    let now = try draft.root()
    let features = ["application", "features"]
    for name in names {
      let home: [String] =
        switch Self.homes[name] ?? .top {
        case .kubernetes: ["kubernetes"]
        case .application: ["application"]
        case .features: features
        case .top: []
        }
      let old = root.ownMember(name)?.value
      let new = now.at(home + [name])
      guard let old, let new, try same(old, new, now) else {
        throw .policy("\(name) cannot be moved without changing what it means")
      }
    }
  }

  private func same(
    _ old: YAMLValue, _ new: YAMLValue, _ root: YAMLValue
  ) throws(YAMLEditRefusal) -> Bool {
    let moved = old.members.filter {
      Self.webhookKeys.contains($0.name.text ?? "") && new.ownMember($0.name.text ?? "") == nil
    }
    guard !moved.isEmpty else { return try YAMLProof.same(old, new) }
    let kept = old.members.filter { !Self.webhookKeys.contains($0.name.text ?? "") }
    for member in kept {
      guard let value = new.ownMember(member.name.text ?? "")?.value,
        try YAMLProof.same(member.value, value)
      else { return false }
    }
    for member in moved {
      guard let value = root.at(["kubernetes", "webhook", member.name.text ?? ""]),
        try YAMLProof.same(member.value, value)
      else { return false }
    }
    return new.members.count == kept.count
  }
}

extension YAMLValue {
  /// The value at a path of own members; nil where there is none.
  func at(_ path: [String]) -> YAMLValue? {
    path.reduce(Optional(self)) { value, name in value?.ownMember(name)?.value }
  }
}

/// The lines of a file of version 2 in the order of version 3.
private struct UpgradeLayout {
  /// A section as the ranges of its lines.
  typealias Piece = [Range<Int>]

  struct Groups {
    var kubernetes: [Piece] = []
    var webhook: Piece = []
    var application: [Piece] = []
    var features: [Piece] = []
    var top: [Piece] = []
  }

  let document: YAMLDocument
  let column: Int
  private let layout: YAMLLayout

  init(document: YAMLDocument, column: Int) {
    self.document = document
    self.column = column
    layout = YAMLLayout(document, near: [])
  }

  func text(of groups: Groups) -> [UInt8] {
    var lines: [[UInt8]] = []
    if !groups.kubernetes.isEmpty || !groups.webhook.isEmpty {
      lines.append(key("kubernetes", depth: 0))
      lines += groups.kubernetes.flatMap { indented($0, depth: 1) }
      if !groups.webhook.isEmpty {
        lines.append(key("webhook", depth: 1))
        lines += indented(groups.webhook, depth: 1)
      }
    }
    if !groups.application.isEmpty || !groups.features.isEmpty {
      lines.append(key("application", depth: 0))
      lines += groups.application.flatMap { indented($0, depth: 1) }
      if !groups.features.isEmpty {
        lines.append(key("features", depth: 1))
        lines += groups.features.flatMap { indented($0, depth: 2) }
      }
    }
    lines += groups.top.flatMap { indented($0, depth: 0) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines.joined(separator: layout.lineBreak))
  }

  private func key(_ name: String, depth: Int) -> [UInt8] {
    layout.spaces(column + depth * layout.memberStep) + Array("\(name):".utf8)
  }

  /// The lines of some ranges, without their line breaks. Lines that are empty stay so.
  private func indented(_ piece: Piece, depth: Int) -> [[UInt8]] {
    let spaces = layout.spaces(depth * layout.memberStep)
    return piece.flatMap { range -> [[UInt8]] in
      guard !range.isEmpty else { return [] }
      let last = document.line(of: max(range.lowerBound, range.upperBound - 1))
      return (document.line(of: range.lowerBound)...last).map { line in
        let text = document.bytes[document.range(ofLine: line)]
        return text.isEmpty ? [] : spaces + text
      }
    }
  }
}
