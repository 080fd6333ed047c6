/// The cells of a grapheme cluster while it is laid out.
struct Cluster {
  let style: Style
  private(set) var cells: [Cell] = []
  /// Whether some of it was written out as a code point or with a caret.
  private(set) var isWritten = false
  /// The cell that combining marks join; nil after what was written out.
  private var base: Int?

  init(style: Style) {
    self.style = style
  }

  mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    isWritten = false
    base = nil
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    if let written = VisibleText.replacement(for: scalar) { return write(written) }
    let width = CharacterWidth.cells(of: scalar)
    if width == 0 {
      if let base, cells[base].add(mark: scalar) { return }
      return write(VisibleText.codePoint(scalar))
    }
    base = cells.endIndex
    cells.append(Cell(base: scalar, style: style))
    if width == 2 { cells.append(.continuation(style)) }
  }

  private mutating func write(_ text: String) {
    cells.append(contentsOf: text.utf8.map { Cell(ascii: $0, style: style) })
    isWritten = true
    base = nil
  }
}

extension ArraySlice<Cell> {
  /// The cells of each base with its marks: one, or two of a wide character.
  var characters: [ArraySlice<Cell>] {
    var characters: [ArraySlice<Cell>] = []
    var start = startIndex
    while start < endIndex {
      let isWide = start + 1 < endIndex && self[start + 1].isContinuation
      let end = start + (isWide ? 2 : 1)
      characters.append(self[start..<end])
      start = end
    }
    return characters
  }

  var text: String {
    var text = String.UnicodeScalarView()
    for cell in self { text.append(contentsOf: cell.scalars) }
    return String(text)
  }
}
