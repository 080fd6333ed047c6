import PolicyEditor

/// What freezing digests in a configuration file gives: `freeze`.
public struct FreezeReport: EditReport {
  public let plan: FreezePlan
  private let frozen: FrozenFile
  private let file: String

  public init(_ plan: FreezePlan, _ frozen: FrozenFile, in file: String) {
    self.plan = plan
    self.frozen = frozen
    self.file = file
  }

  /// The text before and after.
  public var bytes: (before: [UInt8], after: [UInt8]) { (frozen.before.bytes, frozen.after.bytes) }

  /// Bad where an image is denied or another rule would win, unknown where one is not known, nothing where none has a digest to
  /// freeze and none should have.
  public var exitCode: ExitCode {
    let causes = plan.leftOut.map(\.cause)
    if causes.contains(.denied) || causes.contains(.overruled) { return .bad }
    if causes.contains(.unknown) { return .unknown }
    return plan.frozen.isEmpty && !causes.contains(.already) ? .nothing : .good
  }

  /// What is said beside the difference, each a sentence.
  public var notes: [String] {
    var notes = plan.frozen.filter { $0.given != $0.deployed }.map {
      "deploy \($0.given) as \($0.deployed)"
    }
    notes += plan.leftOut.map { "\($0.given) is left out: \($0.reason)" }
    if !isChanged { notes.append("nothing to change") }
    return notes.map { VisibleText.of($0, limit: 600) }
  }

  private var diff: UnifiedDiff {
    UnifiedDiff(
      TextDiff(bytes.before, bytes.after), names: (file, file),
      shown: (frozen.before.shownLines, frozen.after.shownLines))
  }

  /// The difference as `diff -u` writes it, with secrets masked.
  public var lines: [StyledLine] { diff.styledLines }

  /// - Parameter written: whether the file has been written.
  public func json(written: Bool) -> JSONOutput {
    .object([
      ("schema", .string("tastevin/freeze/v1")), ("file", .string(file)),
      ("changed", .bool(isChanged)), ("written", .bool(written)),
      (
        "frozen",
        .array(
          plan.frozen.map {
            .object([
              ("image", .string($0.given)), ("digest", .string($0.digest)),
              ("pattern", .string($0.pattern)), ("deploy", .string($0.deployed)),
            ])
          })
      ),
      (
        "leftOut",
        .array(
          plan.leftOut.map {
            .object([
              ("image", .string($0.given)), ("cause", .string($0.cause.rawValue)),
              ("reason", .string($0.reason)),
            ])
          })
      ),
      ("diff", .string(diff.lines.map { $0.text + "\n" }.joined())),
    ])
  }
}
