import TerminalKit
import Testing

@Suite struct `A list of items that take several lines` {
  private func scroll(_ heights: [Int], height: Int) -> BlockScroll {
    var scroll = BlockScroll()
    scroll.setHeights(heights)
    scroll.setHeight(height)
    return scroll
  }

  @Test func `knows the lines of each item, and the item of each line`() {
    let scroll = scroll([1, 3, 2], height: 4)
    #expect(scroll.lineCount == 6)
    #expect((0..<4).map { scroll.lines(of: $0) } == [0..<1, 1..<4, 4..<6, 6..<6])
    #expect((-1...6).map { scroll.item(atLine: $0) } == [nil, 0, 1, 1, 1, 2, 2, nil])
  }

  @Test func `scrolls no more than it takes to see an item whole`() {
    var scroll = scroll([1, 3, 2, 2], height: 4)
    scroll.reveal(1, through: 1)
    #expect(scroll.visibleLines == 0..<4)
    scroll.reveal(2, through: 2)
    #expect(scroll.visibleLines == 2..<6)
    scroll.reveal(0, through: 0)
    #expect(scroll.visibleLines == 0..<4)
  }

  @Test func `shows an item with those that belong to it, or its beginning`() {
    var scroll = scroll([1, 1, 1, 1, 1, 1, 9], height: 4)
    scroll.reveal(3, through: 5)
    #expect(scroll.visibleLines == 2..<6)
    scroll.reveal(3, through: 6)
    #expect(scroll.visibleLines == 3..<7)
  }

  @Test func `stays within what there is`() {
    var scroll = scroll([2, 2], height: 3)
    scroll.scroll(by: .max)
    #expect(scroll.visibleLines == 1..<4)
    scroll.scroll(by: .min + 1)
    #expect(scroll.visibleLines == 0..<3)
    scroll.scroll(by: 1)
    scroll.setHeight(100)
    #expect(scroll.visibleLines == 0..<4)
    scroll.setHeights([])
    #expect(scroll.visibleLines.isEmpty)
    scroll.reveal(0, through: 3)
    #expect(scroll.item(atLine: 0) == nil)
  }
}
