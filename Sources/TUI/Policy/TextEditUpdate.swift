import Inspector
import PolicyEditor
import TerminalKit

/// A text that is given to the editor.
public struct TextEdit: Sendable, Equatable {
  /// The draft's place among the files.
  let file: Int
  let name: String
  let bytes: [UInt8]
  let line: Int
}

/// Editing the whole text in the user's editor: what comes back is one step; what cannot be read is
/// kept, and can be opened again.
enum TextEditUpdate {
  /// More is not taken back from an editor.
  static let limit = 8 << 20

  /// A text that came back and could not be taken.
  struct Broken: Sendable {
    let edit: TextEdit
    let reason: String
  }

  static func open(_ model: inout Model) -> [Effect] {
    if let broken = model.policy.broken { return [.editText(broken.edit)] }
    guard let drafts = model.policy.desk?.drafts else { return [] }
    let position = model.policy.position
    let file = position.flatMap { model.policy.desk?.index(of: $0.file) } ?? drafts.count - 1
    guard drafts.indices.contains(file) else { return [] }
    return [
      .editText(
        TextEdit(
          file: file, name: drafts[file].file, bytes: drafts[file].bytes,
          line: position?.line ?? 1))
    ]
  }

  static func take(
    _ edit: TextEdit, _ outcome: ChildProcess.Outcome, _ text: Result<[UInt8], PathProblem>,
    _ model: inout Model
  ) -> [Effect] {
    if case .failed(let code) = outcome {
      model.notice = Model.Notice(
        text: "The editor could not be started (error \(code)).", isBad: true)
      return []
    }
    switch text {
    case .success(let bytes):
      let effects = take(bytes, of: edit, &model)
      if bytes == edit.bytes, let ending = ending(of: outcome) {
        model.notice = Model.Notice(text: "\(ending); nothing was changed.", isBad: true)
      }
      return effects
    case .failure(let problem):
      model.notice = Model.Notice(text: problem.sentence, isBad: true)
      return []
    }
  }

  /// How the editor ended, where that was not well.
  private static func ending(of outcome: ChildProcess.Outcome) -> String? {
    switch outcome {
    case .exited(status: 0), .failed: nil
    case .exited(let status): "The editor ended with status \(status)"
    case .killed(let signal): "The editor was ended by signal \(signal)"
    }
  }

  private static func take(
    _ bytes: [UInt8], of edit: TextEdit, _ model: inout Model
  ) -> [Effect] {
    var line = edit.line
    do throws(PolicyRefusal) {
      let effects = try PolicyEditUpdate.make(in: edit.file, &model) {
        (draft: inout PolicyDraft) throws(PolicyRefusal) -> Void in
        do throws(YAMLError) {
          try draft.replaceText(bytes, "edit the text of \(draft.file)")
        } catch {
          line = error.location.line
          throw PolicyRefusal(ValuesError.notYAML(file: draft.file, error).message)
        }
      }
      model.policy.broken = nil
      if effects.isEmpty { model.notice = Model.Notice(text: "Nothing was changed.", isBad: false) }
      return effects
    } catch {
      let again = TextEdit(file: edit.file, name: edit.name, bytes: bytes, line: line)
      model.policy.broken = Broken(edit: again, reason: error.sentence)
      ask(&model)
      return []
    }
  }

  /// What is to become of the text.
  private static func ask(_ model: inout Model) {
    guard let broken = model.policy.broken else { return }
    let question = Question(
      "This text cannot be taken",
      [
        StyledText(broken.reason, .bad),
        StyledText("The text is kept as it is: e opens it again where the mistake is."),
      ],
      [
        .init(key: "e", label: "edit it again", answer: .editAgain),
        .init(key: "d", label: "discard it", answer: .discardText),
      ])
    ActionUpdate.show(.question(question), &model)
  }
}
