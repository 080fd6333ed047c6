/// The bytes that a parser reads, and how its marks become exact spans of them.
struct YAMLSource {
  let buffer: UnsafeBufferPointer<UInt8>
  /// The length of the byte order mark, which libyaml does not see.
  let markLength: Int
  /// The last code point that was looked for, and its byte. Marks come nearly in order, so walking
  /// from there is cheaper than a table.
  private var lastIndex = 0
  private var lastOffset: Int

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    self.buffer = buffer
    markLength = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lastOffset = markLength
  }

  /// What is given to the parser.
  var input: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[markLength...]) }

  /// The byte at which a code point begins, counted behind the byte order mark. The text has been
  /// accepted as UTF-8 up to there.
  mutating func offset(ofIndex index: Int) -> Int {
    while lastIndex < index, lastOffset < buffer.count {
      lastOffset += 1
      while lastOffset < buffer.count, isContinuation(lastOffset) { lastOffset += 1 }
      lastIndex += 1
    }
    while lastIndex > index, lastOffset > markLength {
      lastOffset -= 1
      while lastOffset > markLength, isContinuation(lastOffset) { lastOffset -= 1 }
      lastIndex -= 1
    }
    return lastOffset
  }

  /// The byte at which libyaml gave up.
  mutating func offset(of place: LibYAMLFailure.Place) -> Int {
    switch place {
    case .byte(let byte): markLength + byte
    case .index(let index): offset(ofIndex: index)
    }
  }

  private func isContinuation(_ offset: Int) -> Bool { buffer[offset] & 0xC0 == 0x80 }

  /// Whether a byte is one after which a value may be left out: `:`, `-`, `?`.
  func isIndicator(at offset: Int) -> Bool {
    guard offset >= 0, offset < buffer.count else { return false }
    return [UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?")].contains(buffer[offset])
  }

  /// The offset behind anchor and tag, and the white space and comments that follow them.
  func skipProperties(in span: Range<Int>) -> Int {
    var position = span.lowerBound
    while position < span.upperBound {
      switch buffer[position] {
      case UInt8(ascii: "&"):
        position = skipWord(from: position, to: span.upperBound, isTag: false)
      case UInt8(ascii: "!"):
        position = skipWord(from: position, to: span.upperBound, isTag: true)
      case 0x20, 0x09, 0x0A, 0x0D:
        position += 1
      case UInt8(ascii: "#"):
        while position < span.upperBound, buffer[position] != 0x0A, buffer[position] != 0x0D {
          position += 1
        }
      default:
        return position
      }
    }
    return span.upperBound
  }

  /// The end of an anchor (letters, digits, `-`, `_`) or of a tag.
  private func skipWord(from start: Int, to end: Int, isTag: Bool) -> Int {
    var position = start + 1
    while position < end {
      let byte = buffer[position]
      let isName =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      guard isName || (isTag && byte > 0x20 && byte < 0x7F) else { break }
      position += 1
    }
    return position
  }

  /// The end of a block scalar, without the line break of its last line: libyaml's mark stands
  /// behind the blank lines that follow, which are content only with `+`.
  func endOfBlockScalar(from start: Int, markedEnd: Int, text: [UInt8]) -> Int {
    let header = endOfLine(from: start, to: markedEnd)
    let keeps = buffer[start..<header].prefix { $0 != UInt8(ascii: "#") }.contains(
      UInt8(ascii: "+"))
    var end = withoutBreak(markedEnd, from: header)
    guard !keeps else { return end }
    let indent = endsInWhiteSpace(text) ? indentation(from: header, to: markedEnd, text) : nil
    while end > header {
      let lineStart = startOfLine(endingAt: end, from: header)
      let line = buffer[lineStart..<end]
      guard line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { break }
      if let indent, line.count > indent { break }
      end = withoutBreak(lineStart, from: header)
    }
    return end
  }

  /// Whether the last line that is not empty holds nothing but white space.
  private func endsInWhiteSpace(_ text: [UInt8]) -> Bool {
    guard let last = text.lastIndex(where: { $0 != 0x0A }) else { return false }
    let line = text[...last].reversed().prefix { $0 != 0x0A }
    return line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func endOfLine(from start: Int, to end: Int) -> Int {
    var position = start
    while position < end, buffer[position] != 0x0A, buffer[position] != 0x0D { position += 1 }
    return position
  }

  private func startOfLine(endingAt end: Int, from start: Int) -> Int {
    var position = end
    while position > start, buffer[position - 1] != 0x0A, buffer[position - 1] != 0x0D {
      position -= 1
    }
    return position
  }

  /// The offset before the line break, if one ends here.
  private func withoutBreak(_ end: Int, from start: Int) -> Int {
    guard end > start else { return end }
    if buffer[end - 1] == 0x0A {
      return end - 1 > start && buffer[end - 2] == 0x0D ? end - 2 : end - 1
    }
    return buffer[end - 1] == 0x0D ? end - 1 : end
  }

  /// By how much the lines of a block scalar are indented: its first line with something else than
  /// white space, compared with the text that it became. Nil where there is none.
  private func indentation(from header: Int, to end: Int, _ text: [UInt8]) -> Int? {
    let isText = { (byte: UInt8) in byte != 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D }
    guard let inSource = buffer[header..<end].firstIndex(where: isText),
      let inText = text.firstIndex(where: isText)
    else { return 0 }
    let sourceColumn = inSource - startOfLine(endingAt: inSource, from: header)
    let textStart = text[..<inText].lastIndex { $0 == 0x0A }.map { $0 + 1 } ?? 0
    return max(0, sourceColumn - (inText - textStart))
  }
}
