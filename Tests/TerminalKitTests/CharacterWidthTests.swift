import TerminalKit
import TestSupport
import Testing

@Suite("Widths do not depend on the locale")
struct CharacterWidthTests {
  @Test(
    "East Asian wide characters and emoji take two cells",
    arguments: ["漢", "字", "か", "ア", "한", "（", "Ａ", "🚀", "✅", "⚡", "𠀀"])
  func wide(_ text: String) {
    #expect(CharacterWidth.cells(of: text) == 2)
  }

  @Test(
    "Latin, ambiguous and halfwidth characters take one",
    arguments: ["a", "é", "e\u{301}", "…", "─", "°", "α", "Ж", "ｱ", "✓", "→", "☃", "ש"])
  func narrow(_ text: String) {
    #expect(CharacterWidth.cells(of: text) == 1)
  }

  @Test("A combining mark takes none", arguments: ["\u{301}", "\u{20DD}", "\u{5B0}"])
  func combining(_ mark: Unicode.Scalar) {
    #expect(CharacterWidth.cells(of: mark) == 0)
  }

  @Test("A Hangul syllable of single letters is as wide as the composed one")
  func jamo() {
    #expect(CharacterWidth.cells(of: "\u{1112}\u{1161}\u{11AB}") == 2)
  }

  @Test("A flag takes two cells, one for each letter")
  func flag() {
    #expect(CharacterWidth.cells(of: "🇩🇪" as Character) == 2)
  }

  @Test("The width of a text counts what is written in place of invisible characters")
  func replaced() {
    #expect(CharacterWidth.cells(of: "a\u{202E}b") == "a<U+202E>b".utf8.count)
  }

  @Test("A text's width is the number of cells that drawing it takes")
  func drawn() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let text = randomText(&generator)
      var canvas = Canvas(Size(columns: 600, rows: 1))
      let taken = canvas.put(text, in: canvas.bounds)
      #expect(taken == CharacterWidth.cells(of: text), "\(text.debugDescription)")
    }
  }
}
