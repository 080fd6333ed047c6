/// PEM, found and written as Go's `encoding/pem` does.
public enum PEM {
  /// What stands between a BEGIN and an END line.
  public struct Block: Hashable, Sendable {
    /// The label, such as `CERTIFICATE`.
    public let type: String
    /// The `Name: value` lines under the BEGIN line, such as Docker's `role`.
    public let headers: [Header]
    public let bytes: [UInt8]

    public struct Header: Hashable, Sendable {
      public let name: String
      public let value: String
    }
  }

  /// The blocks of a text in their order, at most `limit`. Text around them, and whatever looks
  /// like a block and is none, is skipped.
  public static func blocks(in text: [UInt8], limit: Int = .max) -> [Block] {
    var scanner = PEMScanner(text: text)
    var blocks: [Block] = []
    while blocks.count < limit, let block = scanner.next() { blocks.append(block) }
    return blocks
  }

  /// How many lines of a text begin a block, whether or not one follows.
  static func beginnings(in text: [UInt8]) -> Int { PEMScanner(text: text).beginnings }

  /// The first block of a text and what follows the line that ends it (Go, `pem.Decode`).
  public static func decode(_ text: [UInt8]) -> (block: Block, rest: ArraySlice<UInt8>)? {
    var scanner = PEMScanner(text: text)
    guard let block = scanner.next() else { return nil }
    return (block, scanner.rest)
  }

  /// A block without headers: lines of 64 letters, and a newline at the end.
  public static func encode(type: String, bytes: [UInt8]) -> String {
    var text = Array("-----BEGIN \(type)-----\n".utf8)
    let letters = Base64.letters(of: bytes)
    for start in stride(from: 0, to: letters.count, by: 64) {
      text += letters[start..<min(start + 64, letters.count)]
      text.append(UInt8(ascii: "\n"))
    }
    text += Array("-----END \(type)-----\n".utf8)
    return String(decoding: text, as: UTF8.self)
  }
}

/// Walks over a text once: positions only grow, and the place of the next END line is kept, so that
/// a text of many BEGIN lines costs no more than its length.
private struct PEMScanner {
  private let text: [UInt8]
  private var position = 0
  private var knownEnd: Int?

  private static let begin = Array("-----BEGIN ".utf8)
  private static let end = Array("-----END ".utf8)
  private static let dashes = Array("-----".utf8)
  private static let newline = UInt8(ascii: "\n")

  init(text: [UInt8]) { self.text = text }

  /// What follows the last block.
  var rest: ArraySlice<UInt8> { text[min(position, text.count)...] }

  var beginnings: Int {
    var count = 0
    var position = 0
    while let start = nextLine(from: position, startingWith: Self.begin) {
      count += 1
      position = start + Self.begin.count
    }
    return count
  }

  mutating func next() -> PEM.Block? {
    while let start = nextLine(from: position, startingWith: Self.begin) {
      let label = line(at: start + Self.begin.count)
      position = label.next
      guard let type = removingDashes(label.content) else { continue }
      // Go gives up on the whole text when it ends within the headers.
      guard let headers = readHeaders() else { return nil }
      guard let endLine = endLine(immediate: headers.isEmpty) else { return nil }
      guard let next = lineAfter(endLine: endLine, type: type) else { continue }
      let body = text[min(position, endLine)..<endLine]
      guard let bytes = Base64.decode(body, skippingBlanks: true) else { continue }
      position = next
      return PEM.Block(type: string(type), headers: headers, bytes: bytes)
    }
    return nil
  }

  /// The start of the first line at or after a position that begins with a prefix.
  private func nextLine(from position: Int, startingWith prefix: [UInt8]) -> Int? {
    var start = position
    if start > 0, start <= text.count, text[start - 1] != Self.newline {
      start = lineEnd(start) + 1
    }
    while start < text.count {
      if text[start...].starts(with: prefix) { return start }
      start = lineEnd(start) + 1
    }
    return nil
  }

  private func lineEnd(_ start: Int) -> Int {
    text[start...].firstIndex(of: Self.newline) ?? text.count
  }

  /// A line without its end and without blanks before it, and where the next one starts.
  private func line(at start: Int) -> (content: ArraySlice<UInt8>, next: Int) {
    let end = lineEnd(start)
    var content = text[start..<end]
    if end < text.count, content.last == UInt8(ascii: "\r") { content.removeLast() }
    while let last = content.last, last == 0x20 || last == 0x09 { content.removeLast() }
    return (content, min(end + 1, text.count))
  }

  private func removingDashes(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    line.count >= 5 && line.suffix(5).elementsEqual(Self.dashes) ? line.dropLast(5) : nil
  }

  private mutating func readHeaders() -> [PEM.Block.Header]? {
    var headers: [PEM.Block.Header] = []
    while true {
      guard position < text.count else { return nil }
      let line = line(at: position)
      guard let colon = line.content.firstIndex(of: UInt8(ascii: ":")) else { return headers }
      headers.append(
        PEM.Block.Header(
          name: string(trimmed(line.content[..<colon])),
          value: string(trimmed(line.content[(colon + 1)...]))))
      position = line.next
    }
  }

  /// Where the next END line starts. It may be the very next line only if there are no headers.
  private mutating func endLine(immediate: Bool) -> Int? {
    let from = immediate ? position : lineEnd(position) + 1
    if let knownEnd, knownEnd >= from { return knownEnd }
    knownEnd = nextLine(from: from, startingWith: Self.end)
    return knownEnd
  }

  /// Where the line after an END line starts, if that line is the end of a block of this type.
  private func lineAfter(endLine start: Int, type: ArraySlice<UInt8>) -> Int? {
    let expected = type + Self.dashes
    let label = start + Self.end.count
    guard text[label...].starts(with: expected) else { return nil }
    let rest = line(at: label + expected.count)
    return rest.content.isEmpty ? rest.next : nil
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var bytes = bytes
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }

  private func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
