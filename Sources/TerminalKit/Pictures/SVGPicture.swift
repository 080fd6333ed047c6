/// A canvas as an SVG document: the same cells that a terminal would get.
public struct SVGPicture: Hashable, Sendable {
  public var canvas: Canvas
  public var palette: SVGPalette
  /// What the picture shows, for readers who cannot see it.
  public var title: String

  public init(_ canvas: Canvas, palette: SVGPalette, title: String) {
    self.canvas = canvas
    self.palette = palette
    self.title = title
  }

  // A cell and the margin around all of them, in pixels.
  private static let cellWidth = 8
  private static let cellHeight = 18
  private static let baseline = 13
  private static let margin = 12

  /// The document, in UTF-8.
  public var text: String {
    let width = canvas.size.columns * Self.cellWidth + 2 * Self.margin
    let height = canvas.size.rows * Self.cellHeight + 2 * Self.margin
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" font-size="13" \
      font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace">
      <title>\(Self.escaped(VisibleText.of(title)))</title>
      <rect width="100%" height="100%" rx="6" fill="\(palette.background)"/>

      """
    for row in 0..<canvas.size.rows {
      for run in Self.runs(of: canvas.row(row)) { svg += drawing(of: run, row: row) }
    }
    return svg + "</svg>\n"
  }

  // MARK: Runs

  /// Neighbouring cells of one style that are drawn in one way.
  private struct Run {
    var column: Int
    var cells: [Cell]
    var style: Style
    var isLines: Bool
  }

  private static func runs(of row: ArraySlice<Cell>) -> [Run] {
    var runs: [Run] = []
    for (column, cell) in row.enumerated() {
      let isLines = BoxLines(cell) != nil
      if let last = runs.indices.last,
        cell.isContinuation || (runs[last].style == cell.style && runs[last].isLines == isLines)
      {
        runs[last].cells.append(cell)
      } else {
        runs.append(Run(column: column, cells: [cell], style: cell.style, isLines: isLines))
      }
    }
    return runs
  }

  private func drawing(of run: Run, row: Int) -> String {
    let x = Self.margin + run.column * Self.cellWidth
    let y = Self.margin + row * Self.cellHeight
    let width = run.cells.count * Self.cellWidth
    let isReversed = run.style.attributes.contains(.reverse)
    let ink = palette.colour(run.style.colour)
    var drawing = ""
    if isReversed {
      drawing += """
        <rect x="\(x)" y="\(y)" width="\(width)" height="\(Self.cellHeight)" fill="\(ink)"/>

        """
    }
    let colour = isReversed ? palette.background : ink
    if run.isLines {
      let paths = run.cells.enumerated().compactMap { index, cell in
        BoxLines(cell)?.path(
          x: x + index * Self.cellWidth, y: y, width: Self.cellWidth, height: Self.cellHeight)
      }
      let path = "<path d=\"\(paths.joined())\" stroke=\"\(colour)\" fill=\"none\""
      return drawing + path + " shape-rendering=\"crispEdges\"/>\n"
    }
    let text = run.cells.map(\.text).joined()
    if text.allSatisfy({ $0 == " " }), !run.style.attributes.contains(.underline) {
      return drawing
    }
    return drawing + """
      <text x="\(x)" y="\(y + Self.baseline)" textLength="\(width)" \
      lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="\(colour)"\
      \(Self.attributes(run.style))>\(Self.escaped(text))</text>

      """
  }

  private static func attributes(_ style: Style) -> String {
    (style.attributes.contains(.bold) ? " font-weight=\"bold\"" : "")
      + (style.attributes.contains(.underline) ? " text-decoration=\"underline\"" : "")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
