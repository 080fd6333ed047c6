import PolicyEditor
import Testing

@Suite struct YAMLInvariantTests {
  @Test(arguments: YAMLSamples.all)
  func `ranges lie in order, inside of each other and of the text`(source: String) throws {
    try expectOrder(in: readYAML(source))
  }

  @Test(arguments: YAMLSamples.all)
  func `reading the same bytes again gives the same`(source: String) throws {
    let document = try readYAML(source)
    let again = try YAMLDocument(parsing: document.bytes)
    #expect(again.bytes == document.bytes)
    #expect(again.outline == document.outline)
    #expect(again.allValues.map(\.fullRange) == document.allValues.map(\.fullRange))
  }

  /// The proof that the spans are exact: whatever value is replaced in place, the text means the
  /// same but for that value.
  @Test(arguments: YAMLSamples.all)
  func `replacing a value's bytes changes that value alone`(source: String) throws {
    let document = try readYAML(source)
    for (index, value) in document.allValues.enumerated() {
      guard let edited = document.replacing(index, with: "\"new\"") else { continue }
      let text = String(decoding: edited.bytes, as: UTF8.self)
      let result = try? YAMLDocument(parsing: edited.bytes)
      #expect(result?.outline == edited.outline, "\(value.raw) in \(source) gives \(text)")
    }
  }

  @Test func `random texts never crash, and what is read is in order`() throws {
    var generator = YAMLGenerator(seed: 20)
    var read = 0
    for _ in 0..<20_000 {
      let bytes = generator.text()
      guard let document = try? YAMLDocument(parsing: bytes) else { continue }
      read += 1
      try expectOrder(in: document)
    }
    #expect(read > 1_000)
  }

  @Test func `replacing values of random texts changes those values alone`() throws {
    var generator = YAMLGenerator(seed: 7)
    var replaced = 0
    for _ in 0..<10_000 {
      let bytes = generator.text()
      // libyaml takes a line of tabs behind a plain text, and a second document without `---` behind
      // a block scalar, but neither behind a quoted text.
      guard !bytes.contains(0x09), let document = try? YAMLDocument(parsing: bytes),
        document.roots.count == 1
      else { continue }
      for (index, value) in document.allValues.enumerated() where value.kind == .scalar {
        guard let edited = document.replacing(index, with: "\"new\"") else { continue }
        let result = try? YAMLDocument(parsing: edited.bytes)
        let source = String(decoding: bytes, as: UTF8.self)
        #expect(result?.outline == edited.outline, "\(value.range) in \(source.debugDescription)")
        replaced += 1
      }
    }
    #expect(replaced > 1_000)
  }

  private func expectOrder(in document: YAMLDocument) throws {
    var last = 0
    for root in document.roots {
      #expect(root.fullRange.lowerBound >= last)
      last = root.fullRange.upperBound
    }
    #expect(last <= document.bytes.count)
    for value in document.allValues {
      #expect(value.fullRange.lowerBound <= value.range.lowerBound)
      #expect(value.location <= value.endLocation)
      var position = value.range.lowerBound
      for child in value.children {
        #expect(child.fullRange.lowerBound >= position, "\(document.outline) \(value.range)")
        position = child.fullRange.upperBound
      }
      #expect(position <= value.range.upperBound)
    }
    var position = 0
    for comment in document.comments {
      #expect(comment.range.lowerBound >= position)
      #expect(document.bytes[comment.range.lowerBound] == UInt8(ascii: "#"))
      position = comment.range.upperBound
    }
  }
}

extension YAMLDocument {
  /// The text with one value replaced, and the outline that it should then have; nil for a value that
  /// is left out, and where others may refer to what would go.
  fileprivate func replacing(
    _ index: Int, with text: String
  ) -> (bytes: [UInt8], outline: [String])? {
    let values = allValues
    let value = values[index]
    let subtree = values[index...].prefix {
      value.fullRange.contains($0.fullRange) || $0.fullRange == value.fullRange
    }
    guard !value.range.isEmpty, !subtree.contains(where: { $0.anchor != nil }) else { return nil }
    let isName = values.contains { $0.members.contains { $0.name.range == value.range } }
    var new = bytes
    new.replaceSubrange(value.fullRange, with: Array((isName ? text : " \(text)").utf8))
    var outline = self.outline
    let depth = outline[index].prefix { $0 != " " }
    let count = outline[(index + 1)...].prefix {
      (Int($0.prefix { $0 != " " }) ?? 0) > (Int(depth) ?? 0)
    }.count
    outline.replaceSubrange(index...index + count, with: ["\(depth) scalar   \"new\""])
    return (new, outline)
  }
}
