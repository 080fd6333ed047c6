/// What was found on disk, compared with what a draft takes the file to hold.
public enum DiskState: Sendable, Hashable {
  /// The file holds what it is known to hold.
  case same
  /// It has changed, and nothing is unsaved: the draft can take it over at once.
  case changed([UInt8])
  /// It has changed, and so has the draft: reload, compare or overwrite.
  case conflict(theirs: [UInt8])
  /// It has been changed to exactly what the draft holds.
  case savedElsewhere
  case missing
  case unreadable(String)
}

extension PolicyDraft {
  /// What the content of the file on disk means for this draft.
  public func state(of disk: DiskText) -> DiskState {
    switch disk {
    case .missing: return .missing
    case .unreadable(let reason): return .unreadable(reason)
    case .text(let text):
      if text == saved { return .same }
      if text == bytes { return .savedElsewhere }
      return isChanged ? .conflict(theirs: text) : .changed(text)
    }
  }

  /// The difference between what the file holds now and the draft, to be compared in a conflict.
  public func difference(to theirs: [UInt8]) -> TextDiff { TextDiff(theirs, bytes) }

  /// Writes the draft into its file.
  ///
  /// - Parameter overwrites: whether a file that has been changed by someone else is overwritten.
  public mutating func save(
    overwrites: Bool = false, keepsBackup: Bool = false
  ) throws(SaveFailure) {
    try FileSaver(file).save(
      bytes, expecting: overwrites ? .anything : .text(saved), keepsBackup: keepsBackup)
    markSaved(bytes)
  }
}
