import Inspector
import PolicyEditor
import TerminalKit

/// The line in which an image is typed to see which rule wins.
struct TryOutField: Sendable {
  var field = TextFieldState()
  /// Whether keys are typed into it.
  var isTyped = false
  /// What came of what was typed last, until something else does.
  private(set) var answer: TryOut?

  var image: String { field.text.filter { !$0.isWhitespace } }

  mutating func show(_ answer: TryOut) {
    if answer.image == image { self.answer = answer }
  }

  /// Puts an image there that was not typed, where nothing was.
  mutating func suggest(_ image: String) {
    guard field.isEmpty, !isTyped else { return }
    field.insert(image)
  }

  /// The answer to what stands in the field; nil while it is looked for.
  var current: TryOut? { answer?.image == image ? answer : nil }
}
