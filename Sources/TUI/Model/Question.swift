import TerminalKit

/// Something that has to be decided before it is done, with a key for each answer. Esc leaves all as it
/// is.
struct Question: Sendable {
  enum Answer: Sendable, Hashable {
    case saveAndQuit, quitWithoutSaving
    /// What to do with a file that was changed by somebody else.
    case takeOver, overwrite, compare
    /// What to do with an edited text that is not YAML.
    case editAgain, discardText
    /// What to do with work of before.
    case recover, forget
  }

  struct Choice: Sendable {
    let key: Key
    let label: String
    let answer: Answer
  }

  let title: String
  let lines: [StyledText]
  let choices: [Choice]

  init(_ title: String, _ lines: [StyledText], _ choices: [Choice]) {
    self.title = title
    self.lines = lines
    self.choices = choices
  }

  /// What is drawn: the facts, then the answers.
  func text(columns: Int) -> [StyledText] {
    lines.flatMap { $0.wrapped(columns: max(columns, 8)) } + [StyledText()]
      + choices.map { choice in
        StyledText("  \(choice.key)  ", .accent) + StyledText(choice.label)
      }
  }

  var keys: StyledText {
    .keys(choices.map { ($0.key.description, $0.label) } + [("Esc", "go on")])
  }
}

/// Lines that are shown over the view: a difference, a remark.
struct Note: Sendable {
  enum Purpose: Sendable, Equatable {
    case look
    /// What will be written; Enter writes it.
    case save(quits: Bool)
  }

  let title: String
  let purpose: Purpose
  let lines: [StyledText]
  var pane: TextPaneState
  /// Whether the file as it was is kept beside the new one.
  var keepsBackup = false

  init(_ title: String, _ lines: [StyledText], purpose: Purpose = .look) {
    self.title = title
    self.lines = lines
    self.purpose = purpose
    pane = TextPaneState(count: lines.count)
  }

  var keys: StyledText {
    switch purpose {
    case .look: .keys([("Up/Down", "scroll"), ("Esc", "close")])
    case .save(let quits):
      .keys([
        ("Enter", quits ? "save and quit" : "save"),
        ("b", keepsBackup ? "no backup" : "keep a backup"), ("Esc", "not yet"),
      ])
    }
  }
}
