/// The cells of one line of text, no wider than asked for.
struct CellRow {
  private(set) var cells: [Cell] = []
  /// Whether the text went on beyond the width.
  private(set) var isCut = false

  private let width: Int
  /// The cells that stay if the text has to be cut: as many clusters as leave place for `…`.
  private var kept = 0

  /// Lays out at most `width` cells. Text beyond that is not even looked at, so that the cost is
  /// bounded by the width and not by what a stranger wrote.
  init(_ text: StyledText, width: Int) {
    self.width = width
    guard width > 0 else {
      isCut = text.runs.contains { !$0.text.isEmpty }
      return
    }
    cells.reserveCapacity(width + 1)
    for run in text.runs where !isCut {
      if let ascii = run.text.utf8.withContiguousStorageIfAvailable({ $0.count }),
        ascii <= width, VisibleText.isPlainASCII(run.text)
      {
        append(ascii: run)
      } else {
        VisibleText.forEachCluster(of: run.text, style: run.style) { append(cluster: $0) }
      }
    }
    if isCut { cut() }
  }

  private mutating func append(ascii run: StyledText.Run) {
    for byte in run.text.utf8 {
      guard cells.count < width else {
        isCut = true
        return
      }
      cells.append(Cell(ascii: byte, style: run.style))
      if cells.count < width { kept = cells.count }
    }
  }

  private mutating func append(cluster: ArraySlice<Cell>) -> Bool {
    guard cells.count + cluster.count <= width else {
      isCut = true
      return false
    }
    cells.append(contentsOf: cluster)
    if cells.count < width { kept = cells.count }
    return true
  }

  /// Ends with `…` in the style of what it replaces.
  private mutating func cut() {
    let style = (kept < cells.count ? cells[kept] : cells.last ?? .blank).style
    cells.removeLast(cells.count - kept)
    cells.append(Cell(base: "…", style: style))
  }
}
