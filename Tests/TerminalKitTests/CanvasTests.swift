import TerminalKit
import TestSupport
import Testing

@Suite("A canvas is a grid that drawing cannot break")
struct CanvasTests {
  private func canvas(_ columns: Int, _ rows: Int = 1) -> Canvas {
    Canvas(Size(columns: columns, rows: rows))
  }

  @Test(
    "Text that does not fit ends with …",
    arguments: [
      ("hello", 5, "hello"), ("hello", 4, "hel…"), ("hello", 1, "…"), ("漢字", 4, "漢字"),
      ("漢字", 3, "漢…"), ("漢字x", 4, "漢…"), ("ab漢", 3, "ab…"), ("e\u{301}e\u{301}e", 2, "e\u{301}…"),
      ("🇩🇪🇫🇷", 3, "🇩🇪…"), ("", 3, ""),
    ])
  func clipping(_ text: String, _ columns: Int, _ shown: String) {
    var canvas = canvas(columns)
    canvas.put(text, in: canvas.bounds)
    #expect(canvas.text == shown + "\n")
  }

  @Test("The … has the style of what it stands for")
  func clippedStyle() {
    var canvas = canvas(4)
    canvas.put(StyledText("ab", .good) + StyledText("cdef", .bad), in: canvas.bounds)
    #expect(canvas.styledText == "abc…\n-- style\nggbb\n")
  }

  @Test("Text stays within its rectangle, and what is outside of the canvas is not drawn")
  func rectangles() {
    var canvas = canvas(6, 2)
    canvas.put("abcdef", in: Rect(column: 1, row: 1, columns: 3, rows: 1))
    canvas.put("xyz", in: Rect(column: -1, row: 0, columns: 3, rows: 1))
    canvas.put("uvw", in: Rect(column: 4, row: 0, columns: 3, rows: 1))
    canvas.put("no", in: Rect(column: 0, row: 9, columns: 3, rows: 1))
    #expect(canvas.text == "yz  uv\n ab…\n")
  }

  @Test("Overwriting half of a wide character blanks its other half")
  func halves() {
    var canvas = canvas(4)
    canvas.put("漢字", in: canvas.bounds)
    canvas.put("x", in: Rect(column: 1, row: 0, columns: 1, rows: 1))
    #expect(canvas.lines == [" x字"])
    canvas.put("y", in: Rect(column: 2, row: 0, columns: 1, rows: 1))
    #expect(canvas.lines == [" xy "])
  }

  @Test("Half a wide character at the edge of the canvas is a space")
  func edges() {
    var canvas = canvas(3)
    canvas.put("漢字", in: Rect(column: -1, row: 0, columns: 4, rows: 1))
    #expect(canvas.lines == [" 字"])
    canvas.put("漢字", in: Rect(column: 0, row: 0, columns: 4, rows: 1))
    #expect(canvas.lines == ["漢 "])
  }

  @Test("A box has a title, and lines that ASCII can show")
  func boxes() {
    var canvas = canvas(10, 3)
    canvas.box(canvas.bounds, title: StyledText("Töpfe", .accent))
    #expect(canvas.text == "┌ Töpfe ─┐\n│        │\n└────────┘\n")
    #expect(canvas.asciiOnly.text == "+ T?pfe -+\n|        |\n+--------+\n")
  }

  @Test("A long title is cut and the corner stays")
  func longTitle() {
    var canvas = canvas(8, 2)
    canvas.box(canvas.bounds, title: "Chain of trust")
    #expect(canvas.text == "┌ Cha… ┐\n└──────┘\n")
  }

  @Test("In ASCII a wide character is two question marks, so that nothing moves")
  func ascii() {
    var canvas = canvas(6)
    canvas.put("a漢bcdefg", in: canvas.bounds)
    #expect(canvas.asciiOnly.lines == ["a??bc~"])
  }

  @Test("The styled dump has a letter for each cell's style and weight")
  func dump() {
    var canvas = canvas(8)
    canvas.put(
      StyledText("ok", .good) + StyledText(" ") + StyledText("no", Style.bad.reversed)
        + StyledText("b", Style.plain.bold) + StyledText("u", Style.dim.underlined.bold),
      in: canvas.bounds)
    #expect(canvas.styledText == "ok nobu\n-- style\ngg.BB.d\n-- weight\n.....*#\n")
  }

  @Test("Filling and drawing another canvas replace what was there")
  func composition() {
    var canvas = canvas(5, 3)
    for row in 0..<3 { canvas.put("漢字漢", in: canvas.bounds.line(row)) }
    canvas.fill(Rect(column: 1, row: 0, columns: 2, rows: 1), .good)
    var inner = Canvas(Size(columns: 2, rows: 5))
    inner.put("in", in: inner.bounds)
    canvas.draw(inner, at: Point(column: 3, row: 1))
    #expect(canvas.lines[0].count == 5)
    #expect(canvas.lines[1] == "漢 in")
  }

  @Test("Whatever is drawn wherever, rows keep their width and cells hold nothing forbidden")
  func property() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      var canvas = canvas(
        Int.random(in: 0...30, using: &generator), Int.random(in: 0...4, using: &generator))
      for _ in 0..<8 {
        let rect = Rect(
          column: Int.random(in: -6...32, using: &generator),
          row: Int.random(in: -1...5, using: &generator),
          columns: Int.random(in: -1...34, using: &generator),
          rows: Int.random(in: -1...3, using: &generator))
        switch Int.random(in: 0...4, using: &generator) {
        case 0: canvas.putRight(StyledText(randomText(&generator)), in: rect)
        case 1: canvas.fill(rect, .good)
        case 2: canvas.box(rect, title: StyledText(randomText(&generator)))
        default: canvas.put(randomText(&generator), in: rect)
        }
      }
      for row in 0..<canvas.size.rows { expectSound(canvas.row(row), canvas.size.columns) }
      for row in canvas.asciiOnly.lines {
        #expect(row.utf8.count == canvas.size.columns)
        #expect(row.utf8.allSatisfy { (0x20...0x7E).contains($0) })
      }
    }
  }

  /// Every base is as wide as the cells it has, and there is no half without the other.
  private func expectSound(_ row: ArraySlice<Cell>, _ columns: Int) {
    #expect(row.count == columns)
    var column = row.startIndex
    while column < row.endIndex {
      let scalars = row[column].scalars
      #expect(!scalars.contains(where: isForbidden))
      let width = scalars.reduce(0) { $0 + CharacterWidth.cells(of: $1) }
      #expect(width == 1 || width == 2)
      if width == 2 { #expect(column + 1 < row.endIndex && row[column + 1].isContinuation) }
      column += max(width, 1)
    }
  }
}
