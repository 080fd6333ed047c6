/// Changes the children of a block collection that is not empty, before or afterwards.
struct YAMLBlockSplicer {
  let block: YAMLBlock
  let writer: YAMLWriter
  let splicer: YAMLSplicer

  private var document: YAMLDocument { block.document }
  private var lineBreak: [UInt8] { writer.layout.lineBreak }

  func splices(_ list: YAMLListChange) throws(YAMLEditRefusal) -> [YAMLSplice] {
    if let moved = list.moved { return move(from: moved.from, to: moved.to) }
    var splices = removals(list.removed)
    for (number, slots) in list.added.sorted(by: { $0.key < $1.key }) {
      let texts = try slots.map { (slot) throws(YAMLEditRefusal) in try text(of: slot) }
      splices.append(insertion(of: texts, at: number))
    }
    return splices
  }

  // MARK: Insertion

  /// A new child with its indentation, from the beginning of a line.
  private func text(of slot: YAMLListChange.Slot) throws(YAMLEditRefusal) -> [UInt8] {
    let column = block.column
    let indent = writer.layout.spaces(column)
    switch slot {
    case .new(nil, let content):
      return indent + writer.element(content, column: column)
    case .new(let name?, let content):
      let style = block.children[0].name?.style ?? .plain
      let member = YAMLContent.Member(name, content)
      return indent + writer.member(member, column: column, nameStyle: style)
    case .copy(let number, let contents):
      let text = try splicer.copy(of: block.chunk(number), setting: contents, writer)
      return block.hasOwnLine(number) ? text : indent + text
    case .kept:
      return []
    }
  }

  private func insertion(of texts: [[UInt8]], at number: Int) -> YAMLSplice {
    let between = separator(at: number)
    if number == block.count {
      return .insert(
        texts.flatMap { between + $0 }, at: block.chunk(number - 1).upperBound)
    }
    let position = block.chunk(number).lowerBound
    guard !block.hasOwnLine(number) else {
      return .insert(texts.flatMap { $0 + between }, at: position)
    }
    // The first child stands behind something, as in `- name: x`: there the new one goes.
    let indent = writer.layout.spaces(block.column)
    let lines = texts.flatMap { Array($0.dropFirst(indent.count)) + lineBreak + indent }
    return .insert(lines, at: position)
  }

  /// What stands between two children: a line break, and as many blank lines as there are between
  /// those around the place.
  private func separator(at number: Int) -> [UInt8] {
    guard block.count > 1 else { return lineBreak }
    let above = number == block.count ? number - 2 : max(0, number - 1)
    let chunks = (block.chunk(above).upperBound, block.chunk(above + 1).lowerBound)
    let blanks = max(block.blankLines(below: above), block.blankLines(above: above + 1))
    guard chunks.0 < chunks.1, !writer.isCautious else { return lineBreak }
    return [[UInt8]](repeating: lineBreak, count: 1 + min(blanks, 3)).flatMap { $0 }
  }

  // MARK: Removal

  private func removals(_ removed: Set<Int>) -> [YAMLSplice] {
    removed.sorted().map { .delete(removal(of: $0, among: removed)) }
  }

  private func removal(of number: Int, among removed: Set<Int>) -> Range<Int> {
    let chunk = block.chunk(number)
    let hasNext = (number + 1..<block.count).contains { !removed.contains($0) }
    if !block.hasOwnLine(number) {
      // What follows takes its place behind the dash.
      guard number + 1 < block.count else { return chunk }
      return chunk.lowerBound..<block.children.start(number + 1)
    }
    let below = block.blankLines(below: number)
    let above = number == 0 ? (hasNext ? below : 0) : block.blankLines(above: number)
    var range = chunk
    if chunk.upperBound == document.bytes.count {
      // At the end of a text without a line break the one before goes.
      range = start(above: number, blanks: above, withBreak: true)..<chunk.upperBound
    } else if hasNext, above >= below {
      let last = document.line(of: chunk.upperBound) + below
      let end =
        last < document.lineCount
        ? document.range(ofLine: last + 1).lowerBound : document.bytes.count
      range = chunk.lowerBound..<end
    } else {
      let start = start(above: number, blanks: number == 0 ? 0 : above, withBreak: false)
      range = start..<document.startOfNextLine(at: chunk.upperBound)
    }
    return range
  }

  /// The beginning of the chunk with the blank lines above it, and the line break before these.
  private func start(above number: Int, blanks: Int, withBreak: Bool) -> Int {
    let line = document.line(of: block.chunk(number).lowerBound) - blanks
    guard line > 1 else { return block.chunk(number).lowerBound }
    return withBreak
      ? document.range(ofLine: line - 1).upperBound : document.range(ofLine: line).lowerBound
  }

  // MARK: Moving

  /// The children between the two places change theirs, and what stands between them stays.
  private func move(from: Int, to: Int) -> [YAMLSplice] {
    guard from != to else { return [] }
    let numbers = min(from, to)...max(from, to)
    // Where one stands behind a dash, all are taken without the spaces in front of them.
    let areLines = block.hasOwnLine(numbers.lowerBound)
    let chunks = numbers.map { number in
      let chunk = block.chunk(number)
      guard !areLines, block.hasOwnLine(number) else { return chunk }
      let text = document.bytes[chunk].firstIndex { $0 != 0x20 } ?? chunk.lowerBound
      return text..<chunk.upperBound
    }
    var order = Array(chunks.indices)
    order.insert(
      order.remove(at: from - numbers.lowerBound), at: to - numbers.lowerBound)
    var text: [UInt8] = []
    for (place, number) in order.enumerated() {
      text += moved(chunks[number])
      if place + 1 < chunks.count {
        text += document.bytes[chunks[place].upperBound..<chunks[place + 1].lowerBound]
      }
    }
    guard let first = chunks.first, let last = chunks.last else { return [] }
    return [YAMLSplice(range: first.lowerBound..<last.upperBound, text: text)]
  }

  /// A chunk that may get a line break behind it.
  private func moved(_ chunk: Range<Int>) -> [UInt8] {
    guard let strip = document.stripOffset, chunk.contains(strip) else {
      return Array(document.bytes[chunk])
    }
    return document.bytes[chunk.lowerBound..<strip] + [UInt8(ascii: "-")]
      + document.bytes[strip..<chunk.upperBound]
  }
}
