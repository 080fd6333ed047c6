import PolicyEditor

/// What a command that edits a configuration file comes to.
public protocol EditReport: Sendable {
  /// The text before and after.
  var bytes: (before: [UInt8], after: [UInt8]) { get }
  var exitCode: ExitCode { get }
  /// What is said beside the difference, each a sentence.
  var notes: [String] { get }
  /// The difference as `diff -u` writes it, with secrets masked.
  var lines: [StyledLine] { get }

  /// - Parameter written: whether the file has been written.
  func json(written: Bool) -> JSONOutput
}

extension EditReport {
  public var isChanged: Bool { bytes.before != bytes.after }
}
