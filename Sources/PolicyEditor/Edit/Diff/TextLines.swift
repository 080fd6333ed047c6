/// A text as lines, each with its line break: LF, CR LF, or a CR alone, as ``YAMLLines`` has it.
struct TextLines: Sendable {
  let text: [UInt8]
  private let starts: [Int]

  init(_ text: [UInt8]) {
    self.text = text
    var starts = text.isEmpty ? [] : [0]
    for (index, byte) in text.enumerated().dropLast() {
      if byte == 0x0A || (byte == 0x0D && text[index + 1] != 0x0A) { starts.append(index + 1) }
    }
    self.starts = starts
  }

  var count: Int { starts.count }

  private func start(_ line: Int) -> Int { line < starts.count ? starts[line] : text.count }

  subscript(line: Int) -> ArraySlice<UInt8> { text[start(line)..<start(line + 1)] }

  func isOpen(_ line: Int) -> Bool { self[line].last != 0x0A && self[line].last != 0x0D }

  func bytes(of lines: Range<Int>) -> Range<Int> {
    start(lines.lowerBound)..<start(lines.upperBound)
  }
}
