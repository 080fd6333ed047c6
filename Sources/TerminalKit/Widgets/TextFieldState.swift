/// A line of text that is being typed: every character is text, edits are by grapheme cluster.
public struct TextFieldState: Hashable, Sendable {
  private var characters: [Character]
  /// The cursor, in grapheme clusters from the start.
  public private(set) var cursor: Int

  /// The most that a field holds, in bytes of UTF-8; more is not taken.
  public static let maximumBytes = 64 << 10

  public init(_ text: String = "") {
    characters = Array(Self.prefix(of: text, bytes: Self.maximumBytes))
    cursor = characters.count
  }

  public var text: String { String(characters) }
  public var isEmpty: Bool { characters.isEmpty }

  /// Edits as the key says. False if the key is not one of a text field's (Enter, Esc, Tab, Up,
  /// Down and so on), which is then the caller's.
  @discardableResult
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .left, .control("b"): cursor = max(cursor - 1, 0)
    case .right, .control("f"): cursor = min(cursor + 1, characters.count)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .backspace: remove(from: cursor - 1, to: cursor)
    case .delete, .control("d"): remove(from: cursor, to: cursor + 1)
    case .control("w"): remove(from: startOfWord, to: cursor)
    case .control("u"): remove(from: 0, to: cursor)
    case .control("k"): remove(from: cursor, to: characters.count)
    default: return false
    }
    return true
  }

  /// Inserts what was pasted: line ends and tabs become spaces, those at the ends are left out.
  public mutating func paste(_ paste: Paste) {
    let line = String(paste.text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    let kept = line.drop { $0 == " " }
    let end = kept.lastIndex { $0 != " " }.map { kept.index(after: $0) } ?? kept.startIndex
    insert(String(kept[..<end]))
  }

  /// Inserts text at the cursor, as much of it as there is place for.
  public mutating func insert(_ text: String) {
    let before = String(characters[..<cursor])
    let after = String(characters[cursor...])
    let room = Self.maximumBytes - before.utf8.count - after.utf8.count
    let taken = before + Self.prefix(of: text, bytes: room)
    // A mark may join the character before it, so the clusters are counted anew.
    cursor = taken.count
    characters = Array(taken + after)
    cursor = min(cursor, characters.count)
  }

  public mutating func clear() {
    self = TextFieldState()
  }

  /// What is seen in a field of `columns` cells, and the cursor's column in it. The text is
  /// scrolled as far as the cursor needs; the last column is kept for a cursor at the end.
  public func visible(columns: Int) -> (text: String, cursor: Int) {
    guard columns > 0 else { return ("", 0) }
    var start = cursor
    var used = 0
    while start > 0 {
      let width = CharacterWidth.cells(of: characters[start - 1])
      guard used + width < columns else { break }
      used += width
      start -= 1
    }
    var end = cursor
    var total = used
    while end < characters.count {
      let width = CharacterWidth.cells(of: characters[end])
      guard total + width <= columns else { break }
      total += width
      end += 1
    }
    return (String(characters[start..<end]), used)
  }

  private var startOfWord: Int {
    var index = cursor
    while index > 0, characters[index - 1].isWhitespace { index -= 1 }
    while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
    return index
  }

  private mutating func remove(from start: Int, to end: Int) {
    let first = max(start, 0)
    let last = min(end, characters.count)
    guard first < last else { return }
    let before = String(characters[..<first])
    characters = Array(before + String(characters[last...]))
    cursor = min(before.count, characters.count)
  }

  private static func prefix(of text: String, bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    var taken = ""
    var size = 0
    for character in text {
      size += character.utf8.count
      guard size <= bytes else { break }
      taken.append(character)
    }
    return taken
  }
}
