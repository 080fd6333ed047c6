extension Canvas {
  /// The same picture for a terminal that shows ASCII only.
  ///
  /// Lines become `+`, `-` and `|`, `…` becomes `~`, and any other character becomes `?` in each of
  /// its cells, so that nothing moves.
  public var asciiOnly: Canvas {
    var canvas = self
    for row in 0..<size.rows {
      let line = self.row(row)
      guard !line.allSatisfy(\.isASCII) || line.contains(where: \.isContinuation) else { continue }
      canvas.write(
        line.map { Cell(ascii: Self.ascii(for: $0), style: $0.style) },
        at: Point(column: 0, row: row))
    }
    return canvas
  }

  private static func ascii(for cell: Cell) -> UInt8 {
    if cell.isASCII, !cell.isContinuation { return UInt8(truncatingIfNeeded: cell.base) }
    switch cell.base {
    case 0x2500: return UInt8(ascii: "-")
    case 0x2502: return UInt8(ascii: "|")
    case 0x2501...0x257F: return UInt8(ascii: "+")
    case 0x2026: return UInt8(ascii: "~")
    default: return UInt8(ascii: "?")
    }
  }
}
