/// Whole lines of a text that hold some children of a block collection and nothing else, and that can
/// be read by themselves: what stands in front of them and behind them is then read as before.
///
/// Why that is so, for libyaml's scanner: in block context its state at the beginning of a line is the
/// stack of indents alone. In front of a child of a block collection the stack is cut back to the
/// collection's column, whatever stood before; and everything inside of the child is compared only
/// with that column and those that the child itself adds. A line that begins left of the child, or with
/// the next child, ends whatever is open just as the end of the text does. What carries further is
/// excluded: anchors and aliases, directives, several documents, flow style around the region, and
/// block scalars right in front of it, whose end could move.
struct YAMLRegion: Hashable {
  /// The index of the collection, which is the same before and after the edit.
  let collection: Int
  /// The numbers of the children before the edit.
  let children: Range<Int>
  /// The lines before the edit.
  let bytes: Range<Int>
  /// The nodes of the children before the edit.
  let nodes: Range<Int>
  /// The column of the children.
  let column: Int
  /// Whether the first line is that of a child; there may be comments in front of it else.
  let beginsWithChild: Bool

  /// The regions that hold an edit, the smallest first; none where the text must be read as a whole.
  ///
  /// A new entry behind another stands in the lines of that one, but is none of its children: then
  /// only a larger region can be read.
  static func all(of edit: YAMLEdit, in document: YAMLDocument) -> [YAMLRegion] {
    guard let first = edit.replacements.first, let last = edit.replacements.last,
      document.isReadableInParts, let root = document.roots.first
    else { return [] }
    let edited = first.range.lowerBound..<last.range.upperBound
    var found: [YAMLRegion] = []
    var collection = root
    var end = document.bytes.count
    // The line below that of the collection's own key.
    var gap: Int?
    while collection.kind != .scalar, collection.style == .block {
      let children = YAMLChildren(of: collection)
      guard children.count > 0,
        let region = YAMLRegion(of: edited, children, end: end, gap: gap)
      else { break }
      found.insert(region, at: 0)
      guard region.children.count == 1 else { break }
      let number = region.children.lowerBound
      let child = children[number]
      end = region.bytes.upperBound
      gap = document.startOfNextLine(
        at: child.name.map { $0.fullRange.upperBound } ?? children.start(number))
      collection = child.value
    }
    return found
  }

  private init?(of edited: Range<Int>, _ children: YAMLChildren, end: Int, gap: Int?) {
    let document = children.document
    let collection = children.collection
    // From the last child that begins on a line before the edit to the first one behind it.
    var low = 0
    var high = children.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if document.startOfLine(at: children.start(middle)) < edited.lowerBound {
        low = middle
      } else {
        high = middle
      }
    }
    var start = document.startOfLine(at: children.start(low))
    beginsWithChild = start < edited.lowerBound
    if !beginsWithChild {
      // In front of the first child, below the line of the collection's key.
      guard low == 0, let gap, gap <= edited.lowerBound else { return nil }
      start = gap
    }
    var next = low + 1
    while next < children.count, document.startOfLine(at: children.start(next)) < edited.upperBound
    {
      next += 1
    }
    let lines =
      start..<(next < children.count ? document.startOfLine(at: children.start(next)) : end)
    guard edited.upperBound <= lines.upperBound, Self.hasOwnLine(low, of: children),
      next == children.count || Self.hasOwnLine(next, of: children)
    else { return nil }
    self.collection = collection.index
    self.children = low..<next
    bytes = lines
    let last = children[next - 1].value.index
    nodes = children[low].first.index..<Int(document.nodes[last].next)
    column = document.column(of: children.start(low))
  }

  private static func hasOwnLine(_ number: Int, of children: YAMLChildren) -> Bool {
    let start = children.start(number)
    let line = children.document.startOfLine(at: start)
    return children.document.bytes[line..<start].allSatisfy { $0 == 0x20 }
  }
}

extension YAMLDocument {
  /// Whether nothing in the text reaches beyond its lines: one document without anchors or directives.
  fileprivate var isReadableInParts: Bool {
    guard roots.count == 1, let root = roots.first else { return false }
    let hasAnchors = properties.values.contains { $0.anchor != nil }
    let head = bytes[..<root.fullRange.lowerBound]
    return !hasAnchors && !head.contains(UInt8(ascii: "%"))
  }
}
