/// A place in a text: line and column from 1, the column in characters (Unicode scalars).
public struct YAMLLocation: Hashable, Comparable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: YAMLLocation, right: YAMLLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Where the lines of a text begin. A line ends with LF, CR LF, or a CR alone, as editors see it.
struct YAMLLines: Sendable {
  private let starts: [Int]
  /// How many characters stand before every 256th byte, so that columns of a long line (a whole
  /// file in flow style) need no walk over it.
  private let charactersBefore: [Int]
  /// A BOM is no column of the first line.
  private let markLength: Int

  init(_ bytes: [UInt8]) {
    var starts = [0]
    var charactersBefore: [Int] = []
    var characters = 0
    // Every edit walks over the whole text, so that this is done without looking at bounds.
    bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<bytes.count {
        let byte = bytes[index]
        if index % Self.step == 0 { charactersBefore.append(characters) }
        if byte & 0xC0 != 0x80 { characters += 1 }
        let isBreak =
          byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A))
        if isBreak { starts.append(index + 1) }
      }
    }
    self.starts = starts
    self.charactersBefore = charactersBefore
    markLength = YAMLLines.byteOrderMarkLength(bytes)
  }

  /// The bytes that a UTF-8 byte order mark takes at the start of a text: 3 or 0.
  static func byteOrderMarkLength(_ bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  var count: Int { starts.count }

  /// The line from 1 that holds an offset.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  func location(of offset: Int, in bytes: [UInt8]) -> YAMLLocation {
    let line = line(of: offset)
    let start = line == 1 ? min(markLength, offset) : starts[line - 1]
    let end = max(start, min(offset, bytes.count))
    let column = characters(before: end, in: bytes) - characters(before: start, in: bytes)
    return YAMLLocation(line: line, column: column + 1)
  }

  private static let step = 256

  private func characters(before offset: Int, in bytes: [UInt8]) -> Int {
    let block = min(offset / Self.step, charactersBefore.count - 1)
    guard block >= 0 else { return 0 }
    return charactersBefore[block]
      + bytes[block * Self.step..<offset].count { $0 & 0xC0 != 0x80 }
  }

  /// The bytes of a line from 1, without its line break; empty for a line that does not exist.
  func range(of line: Int, in bytes: [UInt8]) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
    let start = line == 1 ? markLength : starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }
}
