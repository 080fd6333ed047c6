import TerminalKit
import TestSupport
import Testing

@Suite("In a text field every character is text, and edits are by grapheme cluster")
struct TextFieldStateTests {
  private func typed(_ keys: [Key], in text: String = "") -> TextFieldState {
    var field = TextFieldState(text)
    for key in keys {
      let taken = field.handle(key)
      #expect(taken)
    }
    return field
  }

  @Test("Letters that are commands elsewhere are text here")
  func letters() {
    #expect(typed(["q", "j", "/", ":", "?", " "]).text == "qj/:? ")
  }

  @Test("A combining mark joins the character before it, and goes with it")
  func combining() {
    let field = typed(["e", "\u{301}"])
    #expect(field.text == "e\u{301}")
    #expect(field.cursor == 1)
    #expect(typed(["e", "\u{301}", .backspace]).isEmpty)
  }

  @Test("Flags and emoji are deleted whole")
  func clusters() {
    #expect(typed([.backspace], in: "a🇩🇪").text == "a")
    #expect(typed([.home, .delete], in: "👍🏽b").text == "b")
  }

  @Test("The cursor stops at both ends")
  func ends() {
    #expect(typed([.right, .left, .left, .left, "x"], in: "ab").text == "xab")
    #expect(typed([.home, .backspace, .end, .delete], in: "ab").text == "ab")
  }

  @Test("Ctrl-w deletes a word, Ctrl-u and Ctrl-k what is before and after the cursor")
  func words() {
    #expect(typed([.control("w")], in: "docker.io/a  b  ").text == "docker.io/a  ")
    #expect(typed([.left, .control("u")], in: "abc").text == "c")
    #expect(typed([.home, .right, .control("k")], in: "abc").text == "a")
  }

  @Test(
    "Keys that are not a text field's are the caller's",
    arguments: [Key.enter, .escape, .tab, .up, .down, .pageUp, .function(1), .control("r")])
  func others(_ key: Key) {
    var field = TextFieldState("a")
    let taken = field.handle(key)
    #expect(!taken)
    #expect(field == TextFieldState("a"))
  }

  @Test("A paste becomes one line")
  func paste() {
    var field = TextFieldState("[]")
    field.handle(.left)
    field.paste(Paste("\n a\nb\tc\n"))
    #expect(field.text == "[a b c]")
    #expect(field.cursor == 6)
  }

  @Test("A field takes no more than its bound")
  func bound() {
    var field = TextFieldState("ab")
    field.insert(String(repeating: "x", count: 100_000))
    #expect(field.text.utf8.count == TextFieldState.maximumBytes)
    field.handle("y")
    #expect(field.text.utf8.count == TextFieldState.maximumBytes)
  }

  @Test("A long text is scrolled to the cursor")
  func scrolling() {
    var field = TextFieldState("abcdef漢字")
    #expect(field.visible(columns: 6) == ("f漢字", 5))
    field.handle(.home)
    #expect(field.visible(columns: 6) == ("abcdef", 0))
    #expect(field.visible(columns: 0) == ("", 0))
  }

  @Test("The cursor is drawn as a reversed cell, over both halves of a wide character")
  func drawing() {
    var field = TextFieldState("a漢")
    var canvas = Canvas(Size(columns: 5, rows: 1))
    canvas.textField(field, in: canvas.bounds)
    #expect(canvas.styledText == "a漢\n-- style\n...P\n")
    field.handle(.left)
    canvas.fill(canvas.bounds)
    canvas.textField(field, in: canvas.bounds)
    #expect(canvas.styledText == "a漢\n-- style\n.PP\n")
  }

  @Test("Whatever is typed, the cursor is within the text and is seen")
  func property() {
    var generator = SeededGenerator(seed: 6)
    let keys: [Key] = [
      .left, .right, .home, .end, .backspace, .delete, .control("w"), .control("u"),
      .control("k"), .character("\u{301}"), .character("\u{1F1E9}"), .character("\u{200D}"),
    ]
    var field = TextFieldState()
    for _ in 0..<3_000 {
      if Bool.random(using: &generator) {
        field.insert(randomText(&generator, maximumScalars: 3))
      } else {
        field.handle(keys[Int.random(in: keys.indices, using: &generator)])
      }
      #expect((0...field.text.count).contains(field.cursor))
      let columns = Int.random(in: 1...12, using: &generator)
      let (text, cursor) = field.visible(columns: columns)
      #expect(cursor < columns)
      #expect(CharacterWidth.cells(of: text) <= columns)
    }
  }
}
