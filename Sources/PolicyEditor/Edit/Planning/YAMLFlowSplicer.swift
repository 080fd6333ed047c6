/// Changes the children of a flow collection (`[a, b]`) that is not empty, before or afterwards.
struct YAMLFlowSplicer {
  let children: YAMLChildren
  let writer: YAMLWriter
  let splicer: YAMLSplicer

  private var document: YAMLDocument { children.document }
  private static let comma = UInt8(ascii: ",")

  func splices(_ list: YAMLListChange) throws(YAMLEditRefusal) -> [YAMLSplice] {
    if let moved = list.moved { return move(from: moved.from, to: moved.to) }
    var splices = removals(list.removed)
    for (number, slots) in list.added.sorted(by: { $0.key < $1.key }) {
      let texts = try slots.map { (slot) throws(YAMLEditRefusal) in try text(of: slot) }
      splices += insertion(of: texts, at: number)
    }
    return splices
  }

  private func text(of slot: YAMLListChange.Slot) throws(YAMLEditRefusal) -> [UInt8] {
    switch slot {
    case .new(nil, let content): return writer.inline(content, name: nil, inFlow: true)
    case .new(let name?, let content): return writer.flowMember(.init(name, content))
    case .copy(let number, let contents):
      let child = children.start(number)..<children.end(number)
      return try splicer.copy(of: child, setting: contents, writer)
    case .kept: return []
    }
  }

  /// The comma behind a child; nil where there is none.
  private func comma(behind number: Int) -> Int? {
    let position = document.skipSpaceAndComments(from: children.end(number))
    return position < document.bytes.count && document.bytes[position] == Self.comma
      ? position : nil
  }

  /// Whether the first child begins a line.
  private var isOnePerLine: Bool {
    let start = children.start(0)
    return document.isBlank(document.startOfLine(at: start)..<start)
  }

  private func insertion(of texts: [[UInt8]], at number: Int) -> [YAMLSplice] {
    let isLast = number == children.count
    let near = isLast ? number - 1 : number
    let separator =
      isOnePerLine
      ? writer.layout.newLine(document.column(of: children.start(near))) : between
    guard isLast else {
      return [.insert(texts.flatMap { $0 + [Self.comma] + separator }, at: children.start(number))]
    }
    let end = children.end(near)
    let joined = Array(texts.joined(separator: [Self.comma] + separator))
    let trailing = comma(behind: near)
    let endOfLine = document.endOfLine(at: trailing ?? end)
    let close = document.skipSpaceAndComments(from: trailing.map { $0 + 1 } ?? end)
    guard isOnePerLine, close > endOfLine else {
      return [.insert([Self.comma] + separator + joined, at: end)]
    }
    // The comment behind the last child stays behind it.
    let comma = trailing == nil ? [YAMLSplice.insert([Self.comma], at: end)] : []
    return comma + [
      .insert(separator + joined + (trailing == nil ? [] : [Self.comma]), at: endOfLine)
    ]
  }

  /// What stands behind a comma.
  private var between: [UInt8] {
    guard children.count > 1, let comma = comma(behind: 0) else { return [0x20] }
    let space = document.bytes[comma + 1..<children.start(1)]
    return space.allSatisfy { $0 == 0x20 } ? Array(space) : [0x20]
  }

  private func removals(_ removed: Set<Int>) -> [YAMLSplice] {
    // A tail of the list takes the comma before it along.
    var tail = children.count
    while tail > 0, removed.contains(tail - 1) { tail -= 1 }
    let inner = removed.filter { $0 < tail }.sorted().map { removal(of: $0) }
    guard tail < children.count, tail > 0 else { return inner }
    let start = children.end(tail - 1)
    return inner + [.delete(start..<children.end(children.count - 1))]
  }

  private func removal(of number: Int) -> YAMLSplice {
    let start = children.start(number)
    let next = children.start(number + 1)
    let comma = comma(behind: number) ?? children.end(number)
    let endOfLine = document.endOfLine(at: comma)
    guard next > endOfLine else { return .delete(start..<next) }
    let startOfLine = document.startOfLine(at: start)
    guard document.isBlank(startOfLine..<start) else { return .delete(start..<next) }
    var line = document.line(of: start)
    let limit = number > 0 ? children.end(number - 1) : children.collection.range.lowerBound
    while line > 1, document.range(ofLine: line - 1).lowerBound > limit,
      document.commentColumn(ofLine: line - 1) != nil
    { line -= 1 }
    return .delete(document.range(ofLine: line).lowerBound..<document.startOfNextLine(at: comma))
  }

  private func move(from: Int, to: Int) -> [YAMLSplice] {
    guard from != to else { return [] }
    let numbers = Array(min(from, to)...max(from, to))
    var order = numbers
    order.insert(order.remove(at: from - numbers[0]), at: to - numbers[0])
    return zip(numbers, order).map { place, number in
      YAMLSplice(
        range: children.start(place)..<children.end(place),
        text: Array(document.bytes[children.start(number)..<children.end(number)]))
    }
  }
}
