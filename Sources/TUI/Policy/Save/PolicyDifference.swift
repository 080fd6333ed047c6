import Inspector
public import PolicyEditor
import TerminalKit

/// What saving changes in the files, secrets masked, made away from the loop.
public struct PolicyDifference: Sendable {
  let lines: [StyledText]

  /// - Parameter drafts: those that hold another text than their files.
  public init(of drafts: [PolicyDraft]) {
    lines = drafts.flatMap(PolicyDifference.lines)
  }

  private static func lines(of draft: PolicyDraft) -> [StyledText] {
    let shown = (masked(draft.saved, draft.file), masked(draft.bytes, draft.file))
    let names = (draft.file, "\(draft.file) as edited")
    let diff = UnifiedDiff(draft.difference, names: names, shown: shown)
    return diff.lines.map { line in
      StyledText(line.text.replacing("\t", with: "    "), style(of: line.kind))
    }
  }

  private static func masked(_ bytes: [UInt8], _ name: String) -> [String] {
    let values = try? Values.load(files: [(name, bytes)])
    return values?.files.first?.maskedLines ?? []
  }

  private static func style(of kind: UnifiedDiff.Line.Kind) -> Style {
    switch kind {
    case .file: Style.plain.bold
    case .hunk: .accent
    case .removed: .bad
    case .added: .good
    case .context: .plain
    case .note: .dim
    }
  }
}
