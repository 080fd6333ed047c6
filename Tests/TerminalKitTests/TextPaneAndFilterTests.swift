import TerminalKit
import Testing

@Suite("A text pane scrolls within its text")
struct TextPaneStateTests {
  @Test("Scrolling stops at both ends")
  func ends() {
    var pane = TextPaneState(count: 10, height: 4)
    pane.scroll(by: -1)
    #expect(pane.visibleLines == 0..<4)
    pane.pageDown()
    #expect(pane.visibleLines == 3..<7)
    pane.scroll(by: .max)
    #expect(pane.visibleLines == 6..<10)
    pane.setHeight(20)
    #expect(pane.visibleLines == 0..<10)
  }

  @Test("Revealing a line scrolls no more than needed")
  func reveal() {
    var pane = TextPaneState(count: 100, height: 10)
    pane.reveal(5)
    #expect(pane.top == 0)
    pane.reveal(50)
    #expect(pane.visibleLines == 41..<51)
    pane.reveal(3)
    #expect(pane.top == 3)
  }

  @Test("Sideways it shows the rest of long lines")
  func sideways() {
    var pane = TextPaneState(count: 1, height: 1)
    pane.scrollSideways(by: 4)
    var canvas = Canvas(Size(columns: 4, rows: 1))
    canvas.textPane(pane, in: canvas.bounds) { _ in "0123456789" }
    #expect(canvas.text == "456…\n")
    pane.scrollSideways(by: -99)
    #expect(pane.left == 0)
  }
}

@Suite("A filter matches a part of the text, upper and lower case alike")
struct FilterMatchTests {
  @Test(
    "What contains the query matches",
    arguments: [
      ("", "x"), ("REL", "targets/releases"), ("é", "É"), ("web", "web"), ("aab", "aaab"),
    ])
  func matching(_ query: String, _ text: String) {
    #expect(FilterMatch(query).matches(text))
  }

  @Test(
    "What does not contain it does not", arguments: [("webb", "web"), ("x", ""), ("a b", "ab")])
  func other(_ query: String, _ text: String) {
    #expect(!FilterMatch(query).matches(text))
  }
}
