import TerminalKit
import TestSupport
import Testing

@Suite("Bytes from the terminal become events")
struct InputParserTests {
  private func events(_ text: String) -> [TerminalEvent] {
    events(Array(text.utf8))
  }

  private func events(_ bytes: [UInt8]) -> [TerminalEvent] {
    var parser = InputParser()
    return parser.feed(bytes) + parser.flush()
  }

  @Test(
    "Keys are known in every form that terminals send",
    arguments: [
      ("a", Key.character("a")), (" ", .character(" ")), ("é", .character("é")),
      ("漢", .character("漢")), ("🚀", .character("🚀")), ("\r", .enter), ("\t", .tab),
      ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1B}", .escape), ("\0", .control("@")),
      ("\u{1}", .control("a")), ("\u{1A}", .control("z")), ("\n", .control("j")),
      ("\u{1F}", .control("_")), ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down),
      ("\u{1B}[C", .right), ("\u{1B}OD", .left), ("\u{1B}[1;5C", .right), ("\u{1B}[H", .home),
      ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}OF", .end), ("\u{1B}[4~", .end),
      ("\u{1B}[5~", .pageUp), ("\u{1B}[6;2~", .pageDown), ("\u{1B}[2~", .insert),
      ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)),
      ("\u{1B}[11~", .function(1)), ("\u{1B}[[E", .function(5)), ("\u{1B}[15~", .function(5)),
      ("\u{1B}[24~", .function(12)),
    ])
  func keys(_ bytes: String, _ key: Key) {
    #expect(events(bytes) == [.key(key)])
  }

  @Test("Esc and a character after it are two keys")
  func escapeThenCharacter() {
    #expect(events("\u{1B}j") == [.key(.escape), .key("j")])
    #expect(events("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
    #expect(events("\u{1B}[") == [.key(.escape), .key("[")])
    #expect(events("\u{1B}O") == [.key(.escape), .key("O")])
  }

  @Test("An Esc waits for the rest of a sequence until it is flushed")
  func waiting() {
    var parser = InputParser()
    #expect(parser.feed([0x1B]).isEmpty)
    #expect(parser.awaitsEscape)
    #expect(parser.feed(Array("[A".utf8)) == [.key(.up)])
    #expect(!parser.awaitsEscape)
  }

  @Test("Buttons and the wheel are reported, motion and other buttons are not")
  func mouse() {
    let point = Point(column: 4, row: 11)
    #expect(events("\u{1B}[<0;5;12M") == [.mouse(MouseEvent(.press(.left), at: point))])
    #expect(events("\u{1B}[<2;5;12m") == [.mouse(MouseEvent(.release(.right), at: point))])
    #expect(events("\u{1B}[<16;5;12M") == [.mouse(MouseEvent(.press(.left), at: point))])
    #expect(events("\u{1B}[<64;5;12M") == [.mouse(MouseEvent(.wheelUp, at: point))])
    #expect(events("\u{1B}[<65;5;12M") == [.mouse(MouseEvent(.wheelDown, at: point))])
    for ignored in ["32;5;12M", "35;5;12M", "66;5;12M", "128;5;12M", "3;5;12M", "64;5;12m"] {
      #expect(events("\u{1B}[<" + ignored).isEmpty)
    }
  }

  @Test(
    "Reports that make no sense are dropped, and what follows is not",
    arguments: [
      "\u{1B}[<0;0;1M", "\u{1B}[<0;5M", "\u{1B}[<0;5;5;5M", "\u{1B}[<;;M",
      "\u{1B}[<99999999999999999999;1;1M", "\u{1B}[99~", "\u{1B}[I", "\u{1B}[?1;2c", "\u{1B}[[x",
    ])
  func nonsense(_ bytes: String) {
    #expect(events(bytes + "q") == [.key("q")])
  }

  @Test("Bytes that are not UTF-8 are dropped, and what follows is not")
  func invalidUTF8() {
    for bytes: [UInt8] in [
      [0x80], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5], [0xFF],
    ] {
      #expect(events(bytes + [UInt8(ascii: "q")]) == [.key("q")])
    }
  }

  @Test("A paste is one event, with its line ends as newlines and its controls as they are")
  func paste() {
    let pasted = "a\r\nb\rc\nq\u{1B}[A\u{1B}[20"
    #expect(
      events("\u{1B}[200~" + pasted + "\u{1B}[201~j") == [
        .paste(Paste("a\nb\nc\nq\u{1B}[A\u{1B}[20")), .key("j"),
      ])
  }

  @Test("An end mark right after an Esc still ends the paste")
  func pasteEndingInEscape() {
    #expect(events("\u{1B}[200~\u{1B}\u{1B}[201~") == [.paste(Paste("\u{1B}"))])
  }

  @Test("A paste keeps no more than its bound, and says so")
  func pasteBound() {
    var parser = InputParser()
    #expect(parser.feed(Array("\u{1B}[200~".utf8)).isEmpty)
    #expect(parser.feed(repeatElement(UInt8(ascii: "x"), count: Paste.maximumBytes + 5)).isEmpty)
    let events = parser.feed(Array("\u{1B}[201~q".utf8))
    guard case .paste(let paste) = events.first else {
      Issue.record("no paste")
      return
    }
    #expect(paste.isTruncated)
    #expect(paste.text.utf8.count == Paste.maximumBytes)
    #expect(events.last == .key("q"))
  }

  @Test("A paste whose end got lost is dropped at a Ctrl-C that comes by itself")
  func lostPasteEnd() {
    var parser = InputParser()
    #expect(parser.feed(Array("\u{1B}[200~half a pa".utf8)).isEmpty)
    #expect(parser.feed(Array("q".utf8)).isEmpty)
    #expect(parser.feed([0x03]) == [.key(.control("c"))])
    #expect(parser.feed(Array("q".utf8)) == [.key("q")])
    #expect(events("\u{1B}[200~a\u{3}b\u{1B}[201~") == [.paste(Paste("a\u{3}b"))])
  }

  @Test("Where reads cut the bytes makes no difference")
  func cuts() {
    let pieces = [
      "a", "é", "漢", "\u{1B}[A", "\u{1B}OB", "\u{1B}[5~", "\u{1B}[<0;12;7M", "\u{1B}[<65;1;1M",
      "\u{1B}[200~two\r\nlines\u{1B}[A\u{1B}[201~", "\r", "\u{1}", "\u{1B}[[A", "\u{1B}[999x",
    ]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let text = (0..<8).map { _ in pieces[Int.random(in: pieces.indices, using: &generator)] }
      let bytes = Array(text.joined().utf8)
      var whole = InputParser()
      let expected = whole.feed(bytes)
      var parser = InputParser()
      var got: [TerminalEvent] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...5, using: &generator)
        got += parser.feed(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      #expect(got == expected)
    }
  }

  @Test("Any bytes are taken, and after them a key is still a key")
  func anyBytes() {
    var generator = SeededGenerator(seed: 8)
    let likely = Array("\u{1B}[<0;12M~mO?200".utf8)
    for _ in 0..<2_000 {
      var parser = InputParser()
      let bytes = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? likely[Int.random(in: likely.indices, using: &generator)]
          : UInt8.random(in: 0...255, using: &generator)
      }
      _ = parser.feed(bytes)
      // Ends a paste that may have begun, and a sequence that may be open.
      _ = parser.feed(Array("\u{1B}[201~\u{1B}[201~".utf8))
      _ = parser.flush()
      #expect(parser.feed(Array("q".utf8)).last == .key("q"))
    }
  }
}
