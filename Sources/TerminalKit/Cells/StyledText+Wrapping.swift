extension StyledText {
  /// The text on lines of at most `columns` cells, broken at spaces, and within a word that is
  /// longer than a line. Nothing but the spaces at the breaks is left out. A character that is
  /// itself wider stands alone.
  public func wrapped(columns: Int) -> [StyledText] {
    guard columns > 0 else { return [self] }
    var wrapper = LineWrapper(columns: columns)
    for run in runs {
      VisibleText.forEachCluster(of: run.text, style: run.style) { cluster in
        if cluster.count <= columns {
          wrapper.add(cluster)
        } else {
          for character in cluster.characters { wrapper.add(character) }
        }
        return true
      }
    }
    return wrapper.finish()
  }
}

/// Breaks a text into lines, a grapheme cluster at a time.
private struct LineWrapper {
  let columns: Int
  private var lines: [StyledText] = []
  private var line: [Cell] = []

  init(columns: Int) {
    self.columns = columns
  }

  mutating func add(_ cluster: ArraySlice<Cell>) {
    while line.count + cluster.count > columns, !line.isEmpty {
      if isSpace(cluster) {
        flush(line[...])
        line = []
        return
      }
      breakLine()
    }
    line += cluster
  }

  mutating func finish() -> [StyledText] {
    if !line.isEmpty || lines.isEmpty { flush(line[...]) }
    return lines
  }

  private func isSpace(_ cells: ArraySlice<Cell>) -> Bool {
    cells.count == 1 && cells.first?.base == 0x20
  }

  /// Ends the line at its last space; the word after it begins the next line.
  private mutating func breakLine() {
    let space = line.lastIndex { $0.base == 0x20 }
    flush(line[..<(space ?? line.endIndex)])
    line.removeFirst(space.map { $0 + 1 } ?? line.count)
  }

  private mutating func flush(_ cells: ArraySlice<Cell>) {
    var text = StyledText()
    var rest = cells
    while let style = rest.first?.style {
      let run = rest.prefix { $0.style == style }
      text.append(run.text, style)
      rest = rest.dropFirst(run.count)
    }
    lines.append(text)
  }
}
