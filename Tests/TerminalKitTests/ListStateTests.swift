import TerminalKit
import TestSupport
import Testing

@Suite("A list's cursor is always on a row that is seen")
struct ListStateTests {
  @Test("Moving scrolls no more than needed")
  func moving() {
    var list = ListState(count: 10, height: 3)
    list.move(by: 3)
    #expect(list.cursor == 3)
    #expect(list.visibleRows == 1..<4)
    list.move(by: -1)
    #expect(list.visibleRows == 1..<4)
    list.moveToTop()
    #expect(list.visibleRows == 0..<3)
  }

  @Test("Pages overlap by a row, half pages by half")
  func pages() {
    var list = ListState(count: 100, height: 10)
    list.pageDown()
    #expect(list.cursor == 9)
    list.halfPageDown()
    #expect(list.cursor == 14)
    list.pageUp()
    #expect(list.cursor == 5)
    list.moveToBottom()
    #expect(list.cursor == 99)
    #expect(list.visibleRows == 90..<100)
  }

  @Test("A shorter list takes the cursor to its new end")
  func shrinking() {
    var list = ListState(count: 100, height: 10)
    list.moveToBottom()
    list.setCount(4)
    #expect(list.selection == 3)
    #expect(list.visibleRows == 0..<4)
    list.setCount(0)
    #expect(list.selection == nil)
    #expect(list.visibleRows.isEmpty)
  }

  @Test("The wheel scrolls, and the cursor moves only to stay in sight")
  func wheel() {
    var list = ListState(count: 100, height: 10)
    list.moveTo(5)
    list.scroll(by: 3)
    #expect(list.cursor == 5)
    list.scroll(by: 3)
    #expect(list.cursor == 6)
    #expect(list.row(atLine: 2) == 8)
  }

  @Test("Only visible rows are asked for, and the selected one is marked over its whole width")
  func virtual() {
    var list = ListState(count: 10_000, height: 2)
    list.moveTo(5_000)
    var asked: [Int] = []
    var canvas = Canvas(Size(columns: 8, rows: 2))
    canvas.list(list, in: canvas.bounds) { row in
      asked.append(row)
      return StyledText("\(row)")
    }
    #expect(asked == [4_999, 5_000])
    #expect(canvas.styledText == "4999\n5000\n-- style\n\nPPPPPPPP\n")
  }

  @Test("Where there is less place than the state knows of, the cursor is seen all the same")
  func lessPlace() {
    var list = ListState(count: 100, height: 10)
    list.moveTo(9)
    var canvas = Canvas(Size(columns: 3, rows: 2))
    canvas.list(list, in: canvas.bounds) { StyledText("\($0)") }
    #expect(canvas.styledText == "8\n9\n-- style\n\nPPP\n")
  }

  @Test("Whatever is done, the cursor is on a visible row")
  func property() {
    var generator = SeededGenerator(seed: 5)
    var list = ListState()
    for _ in 0..<5_000 {
      let number = Int.random(in: -20...60, using: &generator)
      switch Int.random(in: 0...7, using: &generator) {
      case 0: list.setCount(number)
      case 1: list.setHeight(number / 4)
      case 2: list.scroll(by: number)
      case 3: list.moveTo(number)
      case 4: list.pageDown()
      case 5: list.halfPageUp()
      case 6: list.move(by: Bool.random(using: &generator) ? .max : .min)
      default: list.move(by: number)
      }
      if let row = list.selection {
        #expect(list.visibleRows.contains(row))
      } else {
        #expect(list.count == 0)
      }
      #expect(list.visibleRows.count == min(list.height, list.count))
    }
  }
}
