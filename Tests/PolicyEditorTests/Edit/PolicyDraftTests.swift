import PolicyEditor
import TestSupport
import Testing

@Suite struct PolicyDraftTests {
  @Test func `every step can be taken back and made again, byte by byte`() throws {
    for sample in ValuesSamples.all {
      var draft = try draft(sample)
      var random = RandomChange(seed: 5)
      var texts = [draft.bytes]
      for number in 0..<60 {
        guard let change = random.change(of: draft.document) else { continue }
        do { try draft.make("step \(number)", [change]) } catch { continue }
        if draft.bytes != texts.last { texts.append(draft.bytes) }
      }
      #expect(texts.count > 10)
      for text in texts.dropLast().reversed() {
        #expect(draft.undo() != nil)
        #expect(draft.bytes == text)
      }
      #expect(draft.undo() == nil)
      #expect(!draft.isChanged)
      for text in texts.dropFirst() {
        #expect(draft.redo() != nil)
        #expect(draft.bytes == text)
      }
      #expect(draft.redo() == nil)
    }
  }

  @Test func `steps have names, and a new one ends what was taken back`() throws {
    var draft = try draft(ValuesSamples.chart)
    try draft.make { try $0.removeRule(0) }
    try draft.make { try $0.removeRule(0) }
    #expect(draft.history.last?.name == "remove rule docker.io/acme/*:*")
    draft.undo()
    #expect(draft.history.last?.name == "remove rule *:*")
    #expect(draft.history.next?.name == "remove rule docker.io/acme/*:*")
    try draft.make { try $0.addRule("x") }
    #expect(draft.history.next == nil)
    let last = try UnifiedDiff(#require(draft.lastDifference), names: ("a", "b"), context: 0)
    #expect(last.lines.dropFirst(3).map(\.text) == ["+", "+    - pattern: \"x\""])
    #expect(draft.history.edits.map(\.name) == ["remove rule *:*", "add rule x"])
  }

  @Test func `a draft knows whether something is unsaved`() throws {
    var draft = try draft(ValuesSamples.chart)
    #expect(!draft.isChanged)
    try draft.make { try $0.removeRule(0) }
    #expect(draft.isChanged)
    draft.markSaved(draft.bytes)
    #expect(!draft.isChanged)
    draft.undo()
    #expect(draft.isChanged)
    draft.redo()
    #expect(!draft.isChanged)
  }

  @Test func `a step that changes nothing is none`() throws {
    var draft = try draft("a: 1\n")
    let value = try #require(draft.document.roots.first?.at("a"))
    try draft.make("same", [.set(value, to: .integer(1))])
    #expect(draft.history.edits.isEmpty)
  }

  @Test func `text that was edited elsewhere is one step`() throws {
    var draft = try draft("a: 1\nb: 2\n")
    try draft.replaceText(Array("a: 1\nb: 3\nc: 4\n".utf8), "edit the text")
    #expect(draft.history.last?.name == "edit the text")
    #expect(draft.history.last?.replacements.count == 1)
    draft.undo()
    #expect(draft.text == "a: 1\nb: 2\n")
    #expect(throws: YAMLError.self) { try draft.replaceText(Array("a: [".utf8), "break it") }
    #expect(draft.text == "a: 1\nb: 2\n")
  }

  @Test func `a file that changed is told by what it means for the draft`() throws {
    var draft = try draft("a: 1\n")
    let theirs = Array("a: 2\n".utf8)
    #expect(draft.state(of: .text(draft.bytes)) == .same)
    #expect(draft.state(of: .text(theirs)) == .changed(theirs))
    #expect(draft.state(of: .missing) == .missing)
    try draft.replaceText(Array("a: 3\n".utf8), "edit")
    #expect(draft.state(of: .text(theirs)) == .conflict(theirs: theirs))
    #expect(draft.state(of: .text(draft.bytes)) == .savedElsewhere)
    try draft.reload(theirs)
    #expect(!draft.isChanged)
    #expect(draft.text == "a: 2\n")
    draft.undo()
    #expect(draft.text == "a: 3\n")
    #expect(draft.isChanged)
  }
}
