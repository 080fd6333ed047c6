/// Turns a plan into the bytes that it takes.
struct YAMLSplicer {
  let plan: YAMLPlan
  /// Whether what is safest is written, rather than what looks best.
  let isCautious: Bool

  var document: YAMLDocument { plan.document }

  func splices() throws(YAMLEditRefusal) -> [YAMLSplice] {
    var splices: [YAMLSplice] = []
    // What many values have around them is not looked at for each.
    let general = plan.contents.count > 8 ? writer(near: nil) : nil
    for (index, content) in plan.contents.sorted(by: { $0.key < $1.key }) {
      let value = YAMLValue(document: document, index: index)
      let writer = general ?? writer(near: plan.parents.parent(of: value))
      splices += try replace(value, by: content, writer)
    }
    for (index, list) in plan.lists.sorted(by: { $0.key < $1.key }) {
      splices += try change(YAMLValue(document: document, index: index), list)
    }
    guard !YAMLSplice.conflict(splices) else {
      throw .changesOverlap(document.location(of: splices.first?.range.lowerBound ?? 0))
    }
    return splices
  }

  func writer(near collection: YAMLValue?) -> YAMLWriter {
    var around: [YAMLValue] = []
    var next = collection
    while let value = next, around.count < 3 {
      around.append(value)
      next = plan.parents.parent(of: value)
    }
    return YAMLWriter(layout: YAMLLayout(document, near: around), isCautious: isCautious)
  }

  private func change(
    _ collection: YAMLValue, _ list: YAMLListChange
  ) throws(YAMLEditRefusal) -> [YAMLSplice] {
    let children = YAMLChildren(of: collection)
    let slots = list.slots(count: children.count)
    if slots.isEmpty || children.count == 0 {
      // What becomes or was empty is written anew: `[]` is flow style wherever it stands.
      return try replace(
        collection, by: content(of: slots, in: collection), writer(near: collection))
    }
    let writer = writer(near: collection)
    if collection.style == .flow {
      return try YAMLFlowSplicer(children: children, writer: writer, splicer: self).splices(list)
    }
    return try YAMLBlockSplicer(
      block: YAMLBlock(children, floor: floor(of: collection)), writer: writer, splicer: self
    ).splices(list)
  }

  /// What a collection holds that has nothing of before.
  private func content(
    of slots: [YAMLListChange.Slot], in collection: YAMLValue
  ) throws(YAMLEditRefusal) -> YAMLContent {
    var members: [YAMLContent.Member] = []
    for slot in slots {
      guard case .new(let name, let content) = slot else { throw .doesNotFit(collection.location) }
      members.append(YAMLContent.Member(name ?? "", content))
    }
    return collection.kind == .mapping ? .mapping(members) : .sequence(members.map(\.value))
  }

  /// Where the indicator of a collection stands; -1 for an outermost one.
  private func floor(of collection: YAMLValue) -> Int {
    guard let parent = plan.parents.parent(of: collection) else { return -1 }
    let children = YAMLChildren(of: parent)
    guard let number = children.number(holding: collection.index) else { return -1 }
    return children[number].name?.fullRange.upperBound ?? children.start(number)
  }
}

extension YAMLSplicer {
  /// The bytes of a child with other values in it.
  func copy(
    of child: Range<Int>, setting contents: [Int: YAMLContent], _ writer: YAMLWriter
  ) throws(YAMLEditRefusal) -> [UInt8] {
    var splices: [YAMLSplice] = []
    for (index, content) in contents {
      splices += try replace(YAMLValue(document: document, index: index), by: content, writer)
    }
    var text = Array(document.bytes[child])
    for splice in YAMLSplice.joined(splices).reversed() {
      guard child.lowerBound <= splice.range.lowerBound, splice.range.upperBound <= child.upperBound
      else { throw .doesNotFit(document.location(of: child.lowerBound)) }
      let start = splice.range.lowerBound - child.lowerBound
      text.replaceSubrange(start..<start + splice.range.count, with: splice.text)
    }
    return text
  }

  /// Replaces a value where it stands.
  func replace(
    _ value: YAMLValue, by content: YAMLContent, _ writer: YAMLWriter
  ) throws(YAMLEditRefusal) -> [YAMLSplice] {
    guard let parent = plan.parents.parent(of: value) else { return root(value, content, writer) }
    let children = YAMLChildren(of: parent)
    guard let number = children.number(holding: value.index) else {
      throw .doesNotFit(value.location)
    }
    let child = children[number]
    if child.name?.index == value.index { return rename(value, to: content, writer) }
    let name = child.name?.text
    if parent.style == .flow || plan.parents.isInFlow(value) {
      let text = scalar(content, in: value, name: name, writer, inFlow: true)
      return inPlace(value, text, indicator: children.behindIndicator(number))
    }
    guard let indicator = children.behindIndicator(number) else {
      throw .cannotBeWritten(value.location)
    }
    let column = document.column(of: children.start(number))
    if content.isCollection, !content.isEmptyCollection {
      return block(value, content, column: column, name: name, indicator: indicator, writer)
    }
    if let splices = literal(value, content, column: column, writer) { return splices }
    let isBelow =
      value.style == .block
      && document.line(of: value.range.lowerBound) > document.line(of: indicator)
    if isBelow, !value.isAlias {
      // The whole of a block is replaced by a word behind its key.
      let endOfKeyLine = document.endOfLine(at: indicator)
      return [
        .insert([0x20] + writer.inline(content, name: name, inFlow: false), at: indicator),
        .delete(endOfKeyLine..<document.endOfLine(at: value.range.upperBound)),
      ]
    }
    return inPlace(value, scalar(content, in: value, name: name, writer), indicator: indicator)
  }

  /// One line in the style that the value has, if it is a scalar.
  private func scalar(
    _ content: YAMLContent, in value: YAMLValue, name: String?, _ writer: YAMLWriter,
    inFlow: Bool = false
  ) -> [UInt8] {
    guard case .text(let text) = content else {
      return writer.inline(content, name: name, inFlow: inFlow)
    }
    let hasStyle = !value.isAlias && value.kind == .scalar && !value.range.isEmpty
    let isNull = value.scalarType(by: .go) == .null && value.style == .plain
    let style = hasStyle && !isNull ? value.style : writer.layout.style(of: name)
    return writer.scalar(text, preferring: style, inFlow: inFlow)
  }

  private func rename(
    _ name: YAMLValue, to content: YAMLContent, _ writer: YAMLWriter
  ) -> [YAMLSplice] {
    guard case .text(let text) = content else { return [] }
    let isInFlow = plan.parents.parent(of: name)?.style == .flow || plan.parents.isInFlow(name)
    let written = writer.scalar(text, preferring: name.style, inFlow: isInFlow)
    return inPlace(name, written, indicator: nil)
  }

  /// Puts a text on one line where a value stands, behind its anchor.
  private func inPlace(
    _ value: YAMLValue, _ text: [UInt8], indicator: Int?
  ) -> [YAMLSplice] {
    if value.tag != nil {
      let anchor = value.anchor.map { Array("&\($0) ".utf8) } ?? []
      return [YAMLSplice(range: value.fullRange, text: anchor + text)]
    }
    guard value.fullRange.isEmpty || value.range.isEmpty else {
      return [YAMLSplice(range: value.range, text: text)]
    }
    let offset = max(value.range.lowerBound, indicator ?? 0)
    let hasColon = indicator != nil
    let needsSpace = offset == 0 || document.bytes[offset - 1] != 0x20
    return [
      .insert((hasColon ? [] : [UInt8(ascii: ":")]) + (needsSpace ? [0x20] : []) + text, at: offset)
    ]
  }

  /// The outermost value of a document.
  private func root(
    _ value: YAMLValue, _ content: YAMLContent, _ writer: YAMLWriter
  ) -> [YAMLSplice] {
    if content.isCollection, !content.isEmptyCollection {
      let text = writer.block(content, column: 0)
      if value.range.isEmpty || value.style == .flow {
        return [YAMLSplice(range: value.fullRange, text: text)]
      }
      return [YAMLSplice(range: value.range, text: text)]
    }
    return [YAMLSplice(range: value.range, text: writer.inline(content, name: nil, inFlow: false))]
  }

  /// A collection as lines below its key.
  private func block(
    _ value: YAMLValue, _ content: YAMLContent, column: Int, name: String?, indicator: Int,
    _ writer: YAMLWriter
  ) -> [YAMLSplice] {
    let isBlock = !value.isAlias && value.kind != .scalar && value.style == .block
    if isBlock {
      let own = document.column(of: value.range.lowerBound)
      return [YAMLSplice(range: value.range, text: writer.block(content, column: own))]
    }
    let text =
      name == nil
      ? Array(writer.element(content, column: column).dropFirst())
      : writer.behindIndicator(content, name: name, column: column)
    let isElement = name == nil
    let isMultiline =
      document.line(of: indicator) != document.line(of: value.range.upperBound)
    if isElement || isMultiline || value.anchor != nil || value.tag != nil {
      return [YAMLSplice(range: indicator..<value.range.upperBound, text: text)]
    }
    // A comment behind the value stays on the line of the key.
    return [
      .delete(indicator..<value.range.upperBound),
      .insert(text, at: document.endOfLine(at: indicator)),
    ]
  }

  /// A block scalar in place of a scalar; nil where the content is none, or the value no scalar.
  private func literal(
    _ value: YAMLValue, _ content: YAMLContent, column: Int, _ writer: YAMLWriter
  ) -> [YAMLSplice]? {
    guard case .text(let text) = content, writer.isLiteral(text), value.tag == nil,
      !value.isAlias, value.kind == .scalar
    else { return nil }
    let isLiteral = value.style == .literal || value.style == .folded
    if isLiteral {
      let header = document.bytes[value.range].prefix { $0 != 0x0A && $0 != 0x0D }
      let comment = header.drop { $0 != 0x20 && $0 != 0x09 }
      let own = document.literalColumn(of: value) ?? column + writer.layout.literalStep
      let text = writer.literal(text, column: own, header: Array(comment))
      return [YAMLSplice(range: value.range, text: text)]
    }
    let lines = writer.literal(text, column: column + writer.layout.literalStep)
    let end = value.range.upperBound
    let rest = document.endOfLine(at: end)
    guard !value.range.isEmpty else {
      let needsSpace = end == 0 || document.bytes[end - 1] != 0x20
      let header = document.bytes[end..<rest]
      return header.isEmpty
        ? [.insert((needsSpace ? [0x20] : []) + lines, at: end)]
        : [
          .insert((needsSpace ? [0x20] : []) + lines.prefix { $0 != 0x0A && $0 != 0x0D }, at: end),
          .insert(Array(lines.drop { $0 != 0x0A && $0 != 0x0D }), at: rest),
        ]
    }
    // A comment behind the value becomes one behind the header.
    return [
      YAMLSplice(range: value.range, text: Array(lines.prefix { $0 != 0x0A && $0 != 0x0D })),
      .insert(Array(lines.drop { $0 != 0x0A && $0 != 0x0D }), at: rest),
    ]
  }
}
