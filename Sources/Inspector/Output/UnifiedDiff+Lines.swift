import PolicyEditor

extension UnifiedDiff {
  /// The difference for people, each kind of line in its tone.
  var styledLines: [StyledLine] {
    lines.map { line in
      let tone: Tone =
        switch line.kind {
        case .file, .hunk: .accent
        case .removed: .bad
        case .added: .good
        case .context: .plain
        case .note: .dim
        }
      return StyledLine([Span(VisibleText.of(line.text), tone)])
    }
  }
}
