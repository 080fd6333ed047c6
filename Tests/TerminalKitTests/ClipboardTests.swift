import TerminalKit
import Testing

@Suite("Text is copied through the terminal")
struct ClipboardTests {
  @Test(
    "The text is sent in base64",
    arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("é\u{1B}", "w6kb")])
  func encoding(_ text: String, _ base64: String) {
    #expect(
      Clipboard.sequence(for: text, insideTmux: false) == "\u{1B}]52;c;\(base64)\u{7}")
  }

  @Test("Within tmux it is sent to tmux and past it")
  func tmux() {
    #expect(
      Clipboard.sequence(for: "foo", insideTmux: true)
        == "\u{1B}]52;c;Zm9v\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zm9v\u{7}\u{1B}\\")
  }

  @Test("A text that terminals would cut is not sent")
  func bound() {
    let longest = String(repeating: "x", count: Clipboard.maximumBytes)
    #expect(Clipboard.sequence(for: longest, insideTmux: false) != nil)
    #expect(Clipboard.sequence(for: longest + "x", insideTmux: false) == nil)
  }
}
