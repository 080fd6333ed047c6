extension YAMLDocument {
  /// The line that holds an offset, from 1.
  func line(of offset: Int) -> Int { lines.line(of: offset) }

  /// The bytes before an offset on its line, a byte order mark left out.
  func column(of offset: Int) -> Int { offset - range(ofLine: line(of: offset)).lowerBound }

  func startOfLine(at offset: Int) -> Int { range(ofLine: line(of: offset)).lowerBound }

  /// The end of the line that holds an offset, before its line break.
  func endOfLine(at offset: Int) -> Int { range(ofLine: line(of: offset)).upperBound }

  /// Where the line after the one that holds an offset begins; the end of the text where there is
  /// none.
  func startOfNextLine(at offset: Int) -> Int {
    let line = line(of: offset)
    return line < lineCount ? range(ofLine: line + 1).lowerBound : bytes.count
  }

  func isBlank(line: Int) -> Bool { isBlank(range(ofLine: line)) }

  func isBlank(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
  }

  /// The column of a comment that has a line for itself; nil where the line holds something else. To
  /// be asked only for lines that hold no part of a scalar.
  func commentColumn(ofLine line: Int) -> Int? {
    let range = range(ofLine: line)
    guard let first = bytes[range].firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
      bytes[first] == UInt8(ascii: "#")
    else { return nil }
    return first - range.lowerBound
  }

  /// The first offset from one on that is neither white space nor part of a comment.
  func skipSpaceAndComments(from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case UInt8(ascii: "#"): position = endOfLine(at: position)
      default: return position
      }
    }
    return position
  }

  /// The column of the first line with text of a block scalar; nil where it has none.
  func literalColumn(of value: YAMLValue) -> Int? {
    var line = line(of: value.range.lowerBound) + 1
    while line <= lineCount, range(ofLine: line).lowerBound < value.range.upperBound {
      let range = range(ofLine: line)
      if let first = bytes[range].firstIndex(where: { $0 != 0x20 }) {
        return first - range.lowerBound
      }
      line += 1
    }
    return nil
  }
}
