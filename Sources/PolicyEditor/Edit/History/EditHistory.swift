/// The edits of a text, each of which can be taken back and made again, without a limit.
///
/// An edit keeps only the bytes that it replaces, so that thousands cost little.
public struct EditHistory: Sendable, Hashable {
  /// From the first on; those that were taken back stand at the end.
  public private(set) var edits: [YAMLEdit] = []
  /// How many of them are in the text.
  public private(set) var position = 0

  public init() {}

  /// The edit that ``undo()`` takes back.
  public var last: YAMLEdit? { position > 0 ? edits[position - 1] : nil }

  /// The edit that ``redo()`` makes again.
  public var next: YAMLEdit? { position < edits.count ? edits[position] : nil }

  /// Adds an edit; what was taken back before is gone.
  public mutating func add(_ edit: YAMLEdit) {
    edits.removeSubrange(position...)
    edits.append(edit)
    position += 1
  }

  /// The edit that takes the last one back.
  public mutating func undo() -> YAMLEdit? {
    guard let last else { return nil }
    position -= 1
    return last.inverse
  }

  /// The edit that was taken back last.
  public mutating func redo() -> YAMLEdit? {
    guard let next else { return nil }
    position += 1
    return next
  }
}
