import PolicyEditor
import Testing

/// A draft of a configuration and what is done to it in the domain's words.
func draft(_ text: String) throws -> PolicyDraft {
  try PolicyDraft(file: "values.yaml", bytes: Array(text.utf8))
}

extension PolicyDraft {
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func sections() throws -> PolicySections {
    let values = try values()
    return try PolicySections(of: #require(values.files.first))
  }

  /// Makes a step; its name.
  @discardableResult
  mutating func make(
    _ step: (PolicySections) throws -> PolicyStep
  ) throws -> String {
    let step = try step(sections())
    try make(step)
    return step.name
  }

  /// What changed, as the lines of a diff without its head.
  var changedLines: [String] {
    UnifiedDiff(difference, names: ("a", "b"), context: 0).lines
      .filter { $0.kind == .added || $0.kind == .removed || $0.kind == .note }.map(\.text)
  }
}

/// Why a step is refused, in its words.
func refusal(
  of text: String, _ step: (PolicySections) throws -> PolicyStep
) throws -> String? {
  var draft = try draft(text)
  do {
    try draft.make(step)
    Issue.record("it is not refused, but gives \(draft.text)")
    return nil
  } catch let refusal as YAMLEditRefusal {
    #expect(draft.text == text)
    return refusal.sentence
  }
}
