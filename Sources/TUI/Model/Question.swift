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
    /// What to do with a file that an export would replace.
    case overwriteExport
  }

  struct Choice: Sendable {
    let key: Key
    let label: String
    let answer: Answer
  }

  let title: String
  let lines: [StyledText]
  let choices: [Choice]
  /// The first of the facts that is seen where not all have room.
  var top = 0

  init(_ title: String, _ lines: [StyledText], _ choices: [Choice]) {
    self.title = title
    self.lines = lines
    self.choices = choices
  }

  /// What is drawn: the facts, then the answers, which are seen always.
  ///
  /// - Parameter rows: where there is no room for all, the facts that are seen begin at ``top``.
  func text(columns: Int, rows: Int = .max) -> [StyledText] {
    let facts = lines.flatMap { $0.wrapped(columns: max(columns, 8)) }
    let answers = choices.map { choice in
      StyledText("  \(choice.key)  ", .accent) + StyledText(choice.label)
    }
    let room = rows - answers.count
    if facts.count < room { return facts + [StyledText()] + answers }
    let first = min(top, max(facts.count - room, 0))
    return facts.dropFirst(first).prefix(max(room, 0)) + answers
  }

  /// Scrolls the facts.
  mutating func scroll(by step: Int) {
    top = min(max(top + step, 0), Question.lineLimit)
  }

  /// More lines are not scrolled through.
  private static let lineLimit = 100

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
    /// A case that will be written into a suite; Enter writes it.
    case addCase(SuiteAddition)
  }

  let title: String
  let purpose: Purpose
  private(set) var lines: [StyledText]
  /// What is shown below the head.
  private let body: [StyledText]
  var pane: TextPaneState
  /// Whether the file as it was is kept beside the new one.
  var keepsBackup = false

  init(_ title: String, _ lines: [StyledText], purpose: Purpose = .look) {
    self.title = title
    self.lines = lines
    body = lines
    self.purpose = purpose
    pane = TextPaneState(count: lines.count)
  }

  /// Puts lines above the others, in place of those that were there.
  mutating func setHead(_ head: [StyledText]) {
    lines = head + body
    pane.setCount(lines.count)
  }

  var keys: StyledText {
    switch purpose {
    case .look: .keys([("Up/Down", "scroll"), ("Esc", "close")])
    case .addCase: .keys([("Enter", "add and save"), ("Esc", "not yet")])
    case .save(let quits):
      .keys([
        ("Enter", quits ? "save and quit" : "save"),
        ("b", keepsBackup ? "no backup" : "keep a backup"), ("Esc", "not yet"),
      ])
    }
  }
}
