import PolicyEditor
import Testing

@Suite struct YAMLEditPropertyTests {
  @Test(arguments: Array(YAMLSamples.all.enumerated()))
  func `random edits keep every other byte, and can be taken back`(
    number: Int, source: String
  ) throws {
    try editAtRandom(Array(source.utf8), seed: UInt64(number), rounds: 60)
  }

  @Test(arguments: Array(ValuesSamples.all.enumerated()))
  func `so it is with configurations`(number: Int, source: String) throws {
    let edited = try editAtRandom(Array(source.utf8), seed: UInt64(number + 1_000), rounds: 120)
    #expect(edited > 40)
  }

  @Test func `so it is with random texts`() throws {
    var generator = YAMLGenerator(seed: 3)
    var edited = 0
    for seed in 0..<2_000 {
      let bytes = generator.text()
      guard (try? YAMLDocument(parsing: bytes)) != nil else { continue }
      edited += try editAtRandom(bytes, seed: UInt64(seed), rounds: 4)
    }
    #expect(edited > 500)
  }

  /// Edits one after the other; how many were not refused.
  @discardableResult
  private func editAtRandom(_ bytes: [UInt8], seed: UInt64, rounds: Int) throws -> Int {
    var random = RandomChange(seed: seed)
    var document = try YAMLDocument(parsing: bytes)
    var count = 0
    for _ in 0..<rounds {
      guard let change = random.change(of: document) else { continue }
      do throws(YAMLEditRefusal) {
        let (edit, edited) = try document.edit("random", [change])
        expectFaithful(edit, from: document, to: edited)
        count += 1
        if edited.bytes.count < 20_000 { document = edited }
      } catch { continue }
    }
    return count
  }

  private func expectFaithful(
    _ edit: YAMLEdit, from document: YAMLDocument, to edited: YAMLDocument
  ) {
    let source = String(decoding: document.bytes, as: UTF8.self).debugDescription
    #expect(edit.applied(to: document.bytes) == edited.bytes, "\(source)")
    #expect(edit.inverse.applied(to: edited.bytes) == document.bytes, "\(source)")
    guard let read = try? YAMLDocument(parsing: edited.bytes) else {
      Issue.record("what was edited cannot be read: \(source)")
      return
    }
    // What was read in part is what is read as a whole.
    #expect(read.outline == edited.outline, "\(source)")
    #expect(read.allValues.map(\.fullRange) == edited.allValues.map(\.fullRange), "\(source)")
    #expect(read.allValues.map(\.range) == edited.allValues.map(\.range), "\(source)")
    #expect(read.comments == edited.comments, "\(source)")
    #expect(read.lineCount == edited.lineCount)
  }
}
