import TerminalKit
import TestSupport
import Testing

@Suite("Nothing that acts on a terminal or hides from a reader is shown as it is")
struct VisibleTextTests {
  @Test(
    "Control characters are written with a caret",
    arguments: [("\u{1B}[31m", "^[[31m"), ("a\r\nb", "a^M^Jb"), ("\t\0\u{7F}", "^I^@^?")])
  func controls(_ text: String, _ shown: String) {
    #expect(VisibleText.of(text) == shown)
  }

  @Test(
    "Bidirectional, invisible, private and unassigned characters are written as code points",
    arguments: [
      ("a\u{202E}b", "a<U+202E>b"), ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
      ("a\u{200B}b", "a<U+200B>b"), ("\u{FEFF}", "<U+FEFF>"), ("\u{9B}31m", "<U+009B>31m"),
      ("\u{AD}", "<U+00AD>"), ("\u{E000}", "<U+E000>"), ("\u{FFFF}", "<U+FFFF>"),
      ("\u{E0041}", "<U+E0041>"), ("\u{2028}", "<U+2028>"), ("\u{115F}", "<U+115F>"),
      ("❤\u{FE0F}", "❤<U+FE0F>"),
    ])
  func hidden(_ text: String, _ shown: String) {
    #expect(VisibleText.of(text) == shown)
  }

  @Test("What is joined invisibly is shown as its parts")
  func joined() {
    #expect(VisibleText.of("👩\u{200D}🔬") == "👩<U+200D>🔬")
  }

  @Test("A mark without a base, or too many on one, are written as code points")
  func marks() {
    #expect(VisibleText.of("\u{301}a") == "<U+0301>a")
    #expect(VisibleText.of("a\u{300}\u{301}\u{302}\u{303}") == "a\u{300}\u{301}\u{302}<U+0303>")
  }

  @Test("Ordinary text of any script stays as it is")
  func ordinary() {
    for text in ["docker.io/acme/web:v1", "Grüße, naïve", "e\u{301}", "日本語", "שלום", "🚀", "कि"] {
      #expect(VisibleText.of(text) == text)
    }
  }

  @Test("Showing it twice changes nothing more, and no forbidden scalar is left")
  func property() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<1_000 {
      let text = randomText(&generator)
      let shown = VisibleText.of(text)
      #expect(VisibleText.of(shown) == shown)
      #expect(!shown.unicodeScalars.contains(where: isForbidden), "\(text.debugDescription)")
    }
  }
}

/// What no cell may hold.
func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
  let properties = scalar.properties
  switch properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
    .surrogate:
    return true
  default:
    return properties.isDefaultIgnorableCodePoint
  }
}
