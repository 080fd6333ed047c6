/// Several lines of text that are being typed or pasted, such as a key in PEM.
public struct TextAreaState: Hashable, Sendable {
  private var lines: [TextFieldState]
  /// The line that has the cursor, from 0.
  public private(set) var row: Int

  /// More lines are not taken.
  public static let maximumLines = 1_000

  public init(_ text: String = "") {
    let parts = text.split(
      maxSplits: Self.maximumLines - 1, omittingEmptySubsequences: false,
      whereSeparator: \.isNewline)
    lines = parts.map { TextFieldState(String($0)) }
    row = lines.count - 1
  }

  public var text: String { lines.map(\.text).joined(separator: "\n") }
  public var count: Int { lines.count }
  public var isEmpty: Bool { lines.allSatisfy(\.isEmpty) }

  /// A line as a field, whose cursor counts where it is ``row``.
  public subscript(line: Int) -> TextFieldState {
    lines.indices.contains(line) ? lines[line] : TextFieldState()
  }

  /// Edits as the key says. False if the key is the caller's: Esc, Tab, and Up and Down at the edges.
  @discardableResult
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .enter: insertBreak()
    case .up:
      guard row > 0 else { return false }
      row -= 1
    case .down:
      guard row + 1 < lines.count else { return false }
      row += 1
    case .backspace where lines[row].cursor == 0 && row > 0: join()
    case .control("u"): self = TextAreaState()
    default: return lines[row].handle(key)
    }
    return true
  }

  /// Inserts what was pasted, with its line breaks.
  public mutating func paste(_ paste: Paste) {
    let parts = paste.text.split(
      maxSplits: Self.maximumLines, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, part) in parts.enumerated() {
      if index > 0 { insertBreak() }
      lines[row].insert(String(part))
    }
  }

  private mutating func insertBreak() {
    guard lines.count < Self.maximumLines else { return }
    let text = Array(lines[row].text)
    let cursor = lines[row].cursor
    lines[row] = TextFieldState(String(text[..<cursor]))
    var rest = TextFieldState(String(text[cursor...]))
    rest.handle(.home)
    lines.insert(rest, at: row + 1)
    row += 1
  }

  /// Puts the line behind the one above it.
  private mutating func join() {
    let rest = lines.remove(at: row).text
    row -= 1
    let end = lines[row].text.count
    lines[row] = TextFieldState(lines[row].text + rest)
    lines[row].handle(.home)
    for _ in 0..<end { lines[row].handle(.right) }
  }
}
