/// A file of an older Connaisseur as a newer one takes it, with every comment.
///
/// A values.yaml of chart version 2 gets the layout and the names of version 3, as Connaisseur's own
/// `scripts/upgrade_to_version_3.py` makes it. For 3.4 and later, which is another program, what was
/// ignored or means something else is changed too, so that the result decides as before.
///
/// What has no place any more is not removed but made a comment.
public struct Upgrade: Sendable {
  public let before: YAMLDocument
  public let after: YAMLDocument
  /// What was done, each in a sentence without a full stop.
  public let steps: [String]
  /// What cannot be decided here, each in a sentence without a full stop.
  public let notes: [String]

  public var difference: TextDiff { TextDiff(before.bytes, after.bytes) }

  /// The whole as one step of a history.
  public var edit: YAMLEdit { YAMLEdit("upgrade", from: before.bytes, to: after.bytes) }

  /// - Parameter generation: the Connaisseur that is to take the file.
  /// - Throws: why it cannot be upgraded.
  public init(of file: Values.File, to generation: Generation) throws(YAMLEditRefusal) {
    before = file.document
    var draft = UpgradeDraft(file: file.name, document: file.document)
    switch file.shape {
    case .version1:
      throw .policy(
        "\(file.name) is of chart version 1, whose keys and rules mean something else; write it anew"
      )
    case .version2:
      try draft.takeVersion3Layout()
    case .nothing where draft.hasVersion2Keys:
      // Only features are set, as beside another file.
      try draft.takeVersion3Layout()
    case .nothing:
      throw .policy("\(file.name) holds nothing of Connaisseur's configuration")
    default: break
    }
    try draft.takeVersion3Names()
    if generation == .go { try draft.takeGoRewrite() }
    after = draft.document
    steps = draft.steps
    notes = draft.notes
  }
}
