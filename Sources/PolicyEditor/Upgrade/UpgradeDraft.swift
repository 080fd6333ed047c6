/// A file on the way to a newer version.
struct UpgradeDraft {
  let file: String
  private(set) var document: YAMLDocument
  private(set) var steps: [String] = []
  private(set) var notes: [String] = []

  init(file: String, document: YAMLDocument) {
    self.file = file
    self.document = document
  }

  /// The values of the chart, or the configuration itself, as they stand now.
  ///
  /// - Throws: that they are a text within the file.
  func root() throws(YAMLEditRefusal) -> YAMLValue {
    guard let values = try? Values.load(documents: [(name: file, document: document)]),
      let content = values.files.first?.content
    else { throw .policy("\(file) cannot be read as a configuration") }
    let root: ValuesValue?
    switch content.layout {
    case .values(let value): root = value
    case .configuration(let value), .ignored(let value): root = value
    }
    guard let root else { throw .policy("\(file) sets nothing") }
    guard root.text.isFile else {
      throw .policy(
        "the configuration is a text within \(file); upgrade that text as a file of its own")
    }
    return root.value
  }

  /// `application` of the chart's values, or the configuration itself.
  func application() throws(YAMLEditRefusal) -> YAMLValue? {
    let root = try root()
    guard let application = root.ownMember("application")?.value else {
      return root.ownMember("validators") ?? root.ownMember("policy") == nil ? nil : root
    }
    return application.kind == .mapping ? application : nil
  }

  mutating func note(_ sentence: String) { notes.append(sentence) }

  /// Tells what was done, the same once with the number of places. Nothing is told of a part of
  /// something else, which has an empty sentence.
  mutating func did(_ sentences: [String]) {
    var counts: [String: Int] = [:]
    for sentence in sentences where !sentence.isEmpty { counts[sentence, default: 0] += 1 }
    for sentence in sentences {
      guard let count = counts.removeValue(forKey: sentence) else { continue }
      steps.append(count == 1 ? sentence : "\(sentence) (\(count) places)")
    }
  }

  /// Makes changes, proved; nothing where there are none.
  mutating func make(_ changes: [(YAMLChange, String)]) throws(YAMLEditRefusal) {
    guard !changes.isEmpty else { return }
    document = try document.edit("upgrade", changes.map(\.0)).document
    did(changes.map(\.1))
  }

  /// Replaces bytes in a way that must mean what the changes mean.
  mutating func splice(
    _ splices: [YAMLSplice], meaning changes: [YAMLChange]
  ) throws(YAMLEditRefusal) {
    let plan = try YAMLPlan(changes, of: document)
    let edited = try replacing(splices)
    var proof = YAMLProof(plan, edited: edited)
    guard proof.holds(in: nil) else { throw .cannotBeWritten(document.location(of: 0)) }
    document = edited
  }

  /// The document with other bytes, for whoever proves what it means.
  func replacing(_ splices: [YAMLSplice]) throws(YAMLEditRefusal) -> YAMLDocument {
    do {
      return try document.applying(YAMLEdit("upgrade", splices: splices, in: document.bytes))
        .document
    } catch {
      throw .notYAML(error)
    }
  }

  mutating func take(_ document: YAMLDocument) { self.document = document }
}

extension UpgradeDraft {
  /// Makes comments of members, with all that is in them.
  mutating func retire(
    _ members: [(mapping: YAMLValue, number: Int, why: String)]
  ) throws(YAMLEditRefusal) {
    guard !members.isEmpty else { return }
    let changes = members.map { YAMLChange.remove($0.number, from: $0.mapping.place) }
    let splices = members.compactMap { commenting($0.number, of: $0.mapping) }
    if splices.count == members.count {
      do throws(YAMLEditRefusal) {
        try splice(splices.flatMap { $0 }, meaning: changes)
        return did(members.map(\.why))
      } catch {
        // In flow style, behind a dash or as the only member: it goes.
      }
    }
    try make(zip(changes, members).map { ($0, $1.why) })
  }

  /// Makes a comment of every line of a member; nil where it has no lines of its own.
  private func commenting(_ number: Int, of mapping: YAMLValue) -> [YAMLSplice]? {
    let children = YAMLChildren(of: mapping)
    guard mapping.style == .block, children.count > 1 else { return nil }
    let block = YAMLBlock(children, floor: -1)
    guard block.hasOwnLine(number) else { return nil }
    let lines = document.line(of: children.start(number))...document.line(of: children.end(number))
    return commenting(lines, column: block.column)
  }

  private func commenting(_ lines: ClosedRange<Int>, column: Int) -> [YAMLSplice] {
    lines.compactMap { line in
      let range = document.range(ofLine: line)
      guard !document.isBlank(range) else { return nil }
      let indent = document.bytes[range].prefix { $0 == 0x20 }.count
      return .insert(Array("# ".utf8), at: range.lowerBound + min(column, indent))
    }
  }

  /// Writes a word in place of a mapping, whose lines become comments if any of them has one.
  mutating func collapse(
    _ member: YAMLMember, to content: YAMLContent, _ why: String
  ) throws(YAMLEditRefusal) {
    let value = member.value
    let change = YAMLChange.set(value, to: content)
    let name = member.name.range.upperBound
    let hasComment =
      document.comment(from: name, before: document.endOfLine(at: value.range.upperBound)) != nil
    let isBelow = document.line(of: value.range.lowerBound) > document.line(of: name)
    guard hasComment, isBelow, value.style == .block, !value.isAlias else {
      return try make([(change, why)])
    }
    let colon = document.skipSpaceAndComments(from: name) + 1
    let word = YAMLWriter(layout: YAMLLayout(document, near: []), isCautious: false)
      .inline(content, name: nil, inFlow: false)
    let lines =
      document.line(of: value.range.lowerBound)...document.line(of: value.range.upperBound)
    let column = document.column(of: value.range.lowerBound)
    do throws(YAMLEditRefusal) {
      try splice(
        [.insert([0x20] + word, at: colon)] + commenting(lines, column: column), meaning: [change])
      did([why])
    } catch {
      try make([(change, why)])
    }
  }
}
