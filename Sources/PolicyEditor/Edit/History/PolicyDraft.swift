/// A configuration file that is being edited: the text with its history, and what is on disk.
///
/// A value, so that a model can hold it, compare it, and go back to an earlier one.
public struct PolicyDraft: Sendable {
  /// The file as it was named.
  public let file: String
  public private(set) var document: YAMLDocument
  public private(set) var history = EditHistory()
  /// The text that the file is known to hold.
  public private(set) var saved: [UInt8]

  public init(file: String, bytes: [UInt8]) throws(YAMLError) {
    self.file = file
    saved = bytes
    document = try YAMLDocument(parsing: bytes)
  }

  public var bytes: [UInt8] { document.bytes }

  /// Whether the text is another one than the file holds; an edit that was taken back is no change.
  public var isChanged: Bool { document.bytes != saved }

  /// What saving would change in the file.
  public var difference: TextDiff { TextDiff(saved, document.bytes) }

  /// What the last step changed, to be shown beside its name; nil where there is none.
  public var lastDifference: TextDiff? {
    history.last?.inverse.applied(to: bytes).map { TextDiff($0, bytes) }
  }

  /// The configuration as it is edited.
  public func values() throws(ValuesError) -> Values {
    try Values.load(documents: [(name: file, document: document)])
  }
}

extension PolicyDraft {
  /// Makes changes as one step.
  public mutating func make(_ name: String, _ changes: [YAMLChange]) throws(YAMLEditRefusal) {
    let (edit, edited) = try document.edit(name, changes)
    guard !edit.isEmpty else { return }
    history.add(edit)
    document = edited
  }

  public mutating func make(_ step: PolicyStep) throws(YAMLEditRefusal) {
    try make(step.name, step.changes)
  }

  /// Makes an edit of this text as one step; whether it was one.
  public mutating func make(_ edit: YAMLEdit) throws(YAMLError) -> Bool {
    guard let edited = try document.after(edit) else { return false }
    history.add(edit)
    document = edited
    return true
  }

  /// Takes over a whole text, such as one that was edited elsewhere, as one step.
  public mutating func replaceText(_ bytes: [UInt8], _ name: String) throws(YAMLError) {
    guard bytes != document.bytes else { return }
    let edited = try YAMLDocument(parsing: bytes)
    history.add(YAMLEdit(name, from: document.bytes, to: bytes))
    document = edited
  }

  /// Takes back the last step; its edit, or nil where there is none.
  @discardableResult
  public mutating func undo() -> YAMLEdit? { walk { $0.undo() } }

  /// Makes the step again that was taken back last.
  @discardableResult
  public mutating func redo() -> YAMLEdit? { walk { $0.redo() } }

  private mutating func walk(_ step: (inout EditHistory) -> YAMLEdit?) -> YAMLEdit? {
    var history = history
    // Every text on the way has been read before, so that it can be read again.
    guard let edit = step(&history), let edited = try? document.after(edit) else { return nil }
    self.history = history
    document = edited
    return edit
  }

  /// The file holds this text now, because it was saved or found there.
  public mutating func markSaved(_ bytes: [UInt8]) { saved = bytes }

  /// Takes over what the file holds now. Steps that were made before can still be taken back.
  public mutating func reload(_ bytes: [UInt8]) throws(YAMLError) {
    try replaceText(bytes, "reload \(file)")
    saved = bytes
  }
}

extension PolicyDraft: Equatable {
  public static func == (left: PolicyDraft, right: PolicyDraft) -> Bool {
    left.file == right.file && left.document.bytes == right.document.bytes
      && left.saved == right.saved && left.history == right.history
  }
}
