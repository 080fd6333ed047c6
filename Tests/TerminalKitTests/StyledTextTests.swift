import TerminalKit
import TestSupport
import Testing

@Suite("Lines of styled text")
struct StyledTextTests {
  @Test("A text is split at its line ends, and tabs go to the next stop")
  func lines() {
    let lines = StyledText.lines(of: "a\tb\r\n\tc\n\nd")
    #expect(lines.map(\.plain) == ["a   b", "    c", "", "d"])
  }

  @Test("Splitting stops at the limit")
  func limit() {
    #expect(StyledText.lines(of: "a\nb\nc", limit: 2).count == 2)
  }

  @Test(
    "Wrapping breaks at spaces, and within words that are too long",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
      ("ab cd", 2, ["ab", "cd"]), ("", 5, [""]), ("漢字漢字", 5, ["漢字", "漢字"]),
      ("a abcdef", 4, ["a", "abcd", "ef"]),
    ])
  func wrapping(_ text: String, _ columns: Int, _ lines: [String]) {
    #expect(StyledText(text).wrapped(columns: columns).map(\.plain) == lines)
  }

  @Test("Wrapping keeps styles and loses nothing but spaces")
  func wrappingLosesNothing() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      let text = StyledText(randomText(&generator), .good) + StyledText(randomText(&generator))
      let columns = Int.random(in: 2...20, using: &generator)
      let lines = text.wrapped(columns: columns)
      #expect(lines.allSatisfy { $0.width <= columns })
      let joined = lines.map(\.plain).joined().filter { $0 != " " }
      let all = text.runs.map { VisibleText.of($0.text) }.joined().filter { $0 != " " }
      #expect(Array(joined.unicodeScalars) == Array(all.unicodeScalars))
    }
  }

  @Test("Scrolling sideways never shows half a wide character")
  func dropping() {
    let text = StyledText("a漢", .good) + StyledText("字b")
    #expect(text.dropping(columns: 2).plain == " 字b")
    #expect(text.dropping(columns: 3).plain == "字b")
    #expect(text.dropping(columns: 9).plain == "")
    #expect(text.dropping(columns: 0) == text)
  }
}
