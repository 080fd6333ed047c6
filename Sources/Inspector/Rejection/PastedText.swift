/// A text as it came out of a terminal, an e-mail or a chat, in a form that can be compared with what
/// a program said: white space is gone, since it is where such texts differ, but each byte knows what
/// stood before it.
struct PastedText: Sendable {
  /// What stood between a byte and the one before it.
  enum Gap: UInt8, Sendable {
    case none, space
    /// A line break that a terminal made because the line was full.
    case wrap
    /// Any other line break.
    case line
    /// An empty line.
    case paragraph
  }

  /// The bytes that are no white space.
  let bytes: [UInt8]
  /// What stood before each of ``bytes``.
  let gaps: [Gap]

  /// Widths of a line of text at which a terminal is likely to have broken it.
  private static let usualWidths: Set<Int> = [80, 100, 120, 132, 140, 160, 180, 200, 240]
  private static let leastWidth = 40

  init(_ text: [UInt8]) {
    let lines = PastedText.withoutControls(text).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let width = PastedText.wrappingWidth(of: lines)
    var bytes: [UInt8] = []
    var gaps: [Gap] = []
    bytes.reserveCapacity(text.count)
    gaps.reserveCapacity(text.count)
    var gap = Gap.none
    for line in lines {
      let before = bytes.count
      PastedText.append(line, after: gap, to: &bytes, &gaps)
      if bytes.count == before {
        gap = bytes.isEmpty ? .none : .paragraph
      } else {
        let isSpaced = line.last == 0x20 || line.last == 0x09
        gap = line.count == width ? (isSpaced ? .space : .wrap) : .line
      }
    }
    self.bytes = bytes
    self.gaps = gaps
  }

  /// A literal without its white space.
  static func squeezed(_ text: some StringProtocol) -> [UInt8] {
    text.utf8.filter { $0 > 0x20 }
  }

  /// Whether something ends before an offset: the text, a line, a word.
  func isBoundary(_ offset: Int) -> Bool {
    guard offset < bytes.count else { return true }
    switch gaps[offset] {
    case .space, .line, .paragraph: return true
    case .none, .wrap: return "\"'`),;}]".utf8.contains(bytes[offset])
    }
  }

  /// The text of a range: on one line, with a space where white space was.
  func text(_ range: Range<Int>, separator: String = " ") -> String {
    var result: [UInt8] = []
    for offset in range.clamped(to: 0..<bytes.count) {
      if offset > range.lowerBound, gaps[offset] != .none, gaps[offset] != .wrap {
        result += separator.utf8
      }
      result.append(bytes[offset])
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Reading

  /// The width at which lines were broken; nil where none seems to have been.
  private static func wrappingWidth(of lines: [ArraySlice<UInt8>]) -> Int? {
    guard let width = lines.dropLast().map(\.count).max(), width >= leastWidth,
      !lines.contains(where: { $0.count > width })
    else { return nil }
    let isRepeated = lines.count(where: { $0.count == width }) > 1
    return isRepeated || usualWidths.contains(width) ? width : nil
  }

  /// The text without escape sequences and control characters but line feed and tab.
  private static func withoutControls(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte == 0x1B {
        offset = endOfEscape(text, from: offset)
        continue
      }
      if byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x09 { result.append(byte) }
      offset += 1
    }
    return result
  }

  /// The offset after a control sequence (`ESC [ … letter`), or after ESC and one byte.
  private static func endOfEscape(_ text: [UInt8], from start: Int) -> Int {
    guard start + 1 < text.count, text[start + 1] == UInt8(ascii: "[") else {
      return min(start + 2, text.count)
    }
    var offset = start + 2
    while offset < text.count, offset < start + 32, !(0x40...0x7E).contains(text[offset]) {
      offset += 1
    }
    return min(offset + 1, text.count)
  }

  /// Adds a line without its white space, and without what quoting it in an e-mail, a box or a JSON
  /// text put into it.
  private static func append(
    _ line: ArraySlice<UInt8>, after gap: Gap, to bytes: inout [UInt8], _ gaps: inout [Gap]
  ) {
    var gap = gap
    var isStart = true
    var offset = line.startIndex
    while offset < line.endIndex {
      let (byte, length) = character(line, at: offset)
      offset += length
      switch byte {
      case nil:
        if gap == .none || gap == .wrap { gap = .space }
      case UInt8(ascii: ">")? where isStart, UInt8(ascii: "|")? where isStart:
        // The space behind the mark belongs to it.
        if offset < line.endIndex, line[offset] == 0x20 { offset += 1 }
      case 0: break
      case let byte?:
        isStart = false
        bytes.append(byte)
        gaps.append(gap)
        gap = .none
      }
    }
  }

  /// The byte that stands for what is at an offset, and how many it takes: nil for white space, 0 for
  /// what means nothing here.
  private static func character(
    _ line: ArraySlice<UInt8>, at offset: Int
  ) -> (byte: UInt8?, length: Int) {
    let rest = line[offset...]
    guard let byte = rest.first else { return (nil, 1) }
    let next = rest.dropFirst().first
    switch (byte, next) {
    case (0x20, _), (0x09, _): return (nil, 1)
    // An escaped quote, as in JSON; two apostrophes, as in YAML.
    case (UInt8(ascii: "\\"), UInt8(ascii: "\"")?): return (UInt8(ascii: "\""), 2)
    case (UInt8(ascii: "'"), UInt8(ascii: "'")?): return (UInt8(ascii: "'"), 2)
    case (0xC2, 0xA0?): return (nil, 2)
    case (0xE2, 0x80?): return punctuation(rest)
    // The lines of boxes.
    case (0xE2, 0x94?) where rest.count >= 3: return (0, 3)
    default: return (byte, 1)
    }
  }

  /// U+2000 to U+203F: spaces, and the quotes of word processors.
  private static func punctuation(_ rest: ArraySlice<UInt8>) -> (byte: UInt8?, length: Int) {
    guard let third = rest.dropFirst(2).first else { return (rest.first, 1) }
    switch third {
    case 0x8B...0x8F, 0xAA...0xAE: return (0, 3)
    case 0x98, 0x99: return (UInt8(ascii: "'"), 3)
    case 0x9C, 0x9D: return (UInt8(ascii: "\""), 3)
    case 0x80...0x8A: return (nil, 3)
    default: return (rest.first, 1)
    }
  }
}
