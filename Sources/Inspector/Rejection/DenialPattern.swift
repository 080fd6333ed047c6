import Glibc
import PolicyEditor

/// The words of one message, with names in braces for what varies:
/// `Unable to get {role} trust data from {validator}.`
struct DenialPattern: Sendable {
  /// What varies.
  enum Field: String, Sendable {
    /// An image as written, and as 3.3 writes it.
    case image, name
    case validator, role, rule, key, root, tag, digest, list
    case kind, object
    /// What a library said, to the end of the message.
    case detail
    /// What is of no further interest: one word, or text.
    case other
  }

  enum Part: Sendable {
    /// As said, and without white space.
    case literal(said: String, squeezed: [UInt8])
    case field(Field)
  }

  let generation: Generation?
  let situation: RejectionSituation
  let parts: [Part]
  /// Whether these words are so common that they count only where a line or a message begins.
  let isCommon: Bool

  init(
    _ generation: Generation?, _ situation: RejectionSituation, _ words: String,
    isCommon: Bool = false
  ) {
    self.generation = generation
    self.situation = situation
    self.isCommon = isCommon
    var parts: [Part] = []
    for (index, piece) in words.split(separator: "{", omittingEmptySubsequences: false).enumerated()
    {
      var literal = piece
      if index > 0, let end = piece.firstIndex(of: "}") {
        if let field = Field(rawValue: String(piece[..<end])) { parts.append(.field(field)) }
        literal = piece[piece.index(after: end)...]
      }
      if !literal.isEmpty {
        parts.append(
          .literal(said: String(literal), squeezed: PastedText.squeezed(literal)))
      }
    }
    self.parts = parts
  }

  /// Where a text says these words.
  struct Match: Sendable {
    let pattern: DenialPattern
    /// Offsets into ``PastedText/bytes``.
    let range: Range<Int>
    let fields: [(Field, Range<Int>)]
  }

  /// How often the first words may stand in a text without the others, so that no text takes long.
  private static let attempts = 200

  /// The first place from an offset at which a text says these words.
  func find(in text: PastedText, from start: Int = 0) -> Match? {
    guard case .literal(_, let head)? = parts.first else {
      return findByTail(in: text, from: start)
    }
    var offset = start
    for _ in 0..<Self.attempts {
      guard let found = text.offset(of: head, in: offset..<text.bytes.count) else { return nil }
      if let match = match(text, at: found), isPlausible(match, in: text) { return match }
      offset = found + 1
    }
    return nil
  }

  /// The same for words that begin with what varies: one word in front of the others.
  private func findByTail(in text: PastedText, from start: Int) -> Match? {
    guard parts.count > 1, case .literal(_, let tail) = parts[1],
      let found = text.offset(of: tail, in: start..<text.bytes.count)
    else { return nil }
    var first = found
    while first > start, first > found - PastedText.longestField,
      text.gaps[first] == .none || text.gaps[first] == .wrap || first == found
    { first -= 1 }
    return first < found ? match(text, at: first) : nil
  }

  /// Words that anybody says count only where something begins.
  private func isPlausible(_ match: Match, in text: PastedText) -> Bool {
    let start = match.range.lowerBound
    guard start > 0 else { return true }
    let before = text.bytes[start - 1]
    let isApart = text.gaps[start] != .none || "\"'`:=(".utf8.contains(before)
    guard isCommon else { return isApart || text.gaps[start] == .wrap }
    return text.gaps[start] == .line || text.gaps[start] == .paragraph
      || "\"'`:=".utf8.contains(before)
  }

  /// Matches the words at an offset.
  func match(_ text: PastedText, at start: Int) -> Match? {
    var offset = start
    var fields: [(Field, Range<Int>)] = []
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(_, let words):
        guard text.has(words, at: offset) else { return nil }
        offset += words.count
      case .field(let field):
        let next = index + 1 < parts.count ? parts[index + 1] : nil
        let isLast = index + 2 >= parts.count
        guard let end = text.end(of: field, from: offset, before: next, isLast: isLast) else {
          return nil
        }
        fields.append((field, offset..<end))
        offset = end
      }
    }
    return Match(pattern: self, range: start..<offset, fields: fields)
  }
}

extension DenialPattern.Match {
  /// The message in the words of the program, whatever was done to the text.
  func said(in text: PastedText) -> String {
    var fields = self.fields[...]
    var result = ""
    for part in pattern.parts {
      switch part {
      case .literal(let said, _): result += said
      case .field: if let (field, range) = fields.popFirst() { result += text.value(field, range) }
      }
    }
    return result
  }
}

extension PastedText {
  static let longestField = 2_048

  /// What varies, in the form in which it was said.
  func value(_ field: DenialPattern.Field, _ range: Range<Int>) -> String {
    switch field {
    // No white space stands in them, so that any was put in on the way.
    case .image, .name, .role, .key, .digest: text(range, separator: "")
    default: text(range)
    }
  }

  func has(_ words: [UInt8], at offset: Int) -> Bool {
    offset + words.count <= bytes.count && bytes[offset...].starts(with: words)
  }

  /// Where words stand first in a range.
  func offset(of words: [UInt8], in range: Range<Int>) -> Int? {
    let range = range.clamped(to: 0..<bytes.count)
    guard !words.isEmpty, words.count <= range.count else { return nil }
    return bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var offset = range.lowerBound
      let last = range.upperBound - words.count
      while offset <= last, let found = memchr(base + offset, Int32(words[0]), last - offset + 1) {
        offset = UnsafeRawPointer(found) - base
        if memcmp(base + offset, words, words.count) == 0 { return offset }
        offset += 1
      }
      return nil
    }
  }

  /// Where what varies ends, before the words that follow it; nil where these do not follow.
  fileprivate func end(
    of field: DenialPattern.Field, from start: Int, before next: DenialPattern.Part?, isLast: Bool
  ) -> Int? {
    guard case .literal(let said, let words)? = next else {
      return field == .detail ? endOfMessage(from: start) : endOfWord(from: start)
    }
    if words.isEmpty { return endOfWord(from: start) }
    // An empty list is the only thing that may be empty.
    var offset = field == .list ? start : start + 1
    let longest = (field == .list ? 4 : 1) * Self.longestField
    let limit = min(bytes.count, start + longest + words.count)
    while offset <= limit, let end = self.offset(of: words, in: offset..<limit) {
      let after = end + words.count
      let isApart =
        isLast
        ? words.count > 1 || isBoundary(after)
        // A colon stands in images too, but there without a space behind it.
        : words.count > 1 || !said.hasSuffix(" ") || (after < gaps.count && gaps[after] != .none)
      if isApart, field != .name || isName(start..<end) { return end }
      offset = end + 1
    }
    return nil
  }

  /// Whether this can be an image as 3.3 writes it: with a registry, and a tag or a digest.
  private func isName(_ range: Range<Int>) -> Bool {
    guard let slash = bytes[range].lastIndex(of: UInt8(ascii: "/")) else { return false }
    return bytes[slash..<range.upperBound].contains {
      $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "@")
    }
  }

  private func endOfWord(from start: Int) -> Int? {
    var end = start
    while end < bytes.count, end - start < Self.longestField {
      if end > start, gaps[end] != .none, gaps[end] != .wrap { break }
      if "\"'`".utf8.contains(bytes[end]), isBoundary(end + 1) { break }
      end += 1
    }
    return end > start ? end : nil
  }

  /// The end of a message whose end no word marks: the text's, an empty line, a line that begins
  /// another statement, or the quote in which it stands.
  func endOfMessage(from start: Int) -> Int {
    let limit = min(bytes.count, start + 8 * Self.longestField)
    var end = start
    while end < limit {
      if end > start, gaps[end] == .paragraph { break }
      if end > start, gaps[end] == .line, Self.heads.contains(where: { has($0, at: end) }) { break }
      end += 1
    }
    return end
  }

  /// How lines begin that do not go on with a message.
  private static let heads = [
    "Error from server", "error: ", "Error: ", "Warning", "Normal ", "Events:", "{\"", "{'", "$ ",
    "time=",
  ].map { squeezed($0) }
}
