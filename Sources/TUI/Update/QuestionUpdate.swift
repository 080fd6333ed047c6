import TerminalKit

/// What the answers to questions do.
enum QuestionUpdate {
  static func handle(_ key: Key, _ question: Question, _ model: inout Model) -> [Effect] {
    guard let choice = question.choices.first(where: { $0.key == key }) else {
      scroll(key, question, &model)
      return []
    }
    model.popup = nil
    switch choice.answer {
    case .saveAndQuit: return SaveUpdate.show(quits: true, &model)
    case .quitWithoutSaving: return SaveUpdate.quit(&model)
    case .takeOver: return DiskUpdate.takeOver(&model)
    case .overwrite: return DiskUpdate.overwrite(&model)
    case .compare: return DiskUpdate.compare(&model)
    case .editAgain: return TextEditUpdate.open(&model)
    case .discardText:
      model.policy.broken = nil
      return []
    case .recover: return DiskUpdate.recover(&model)
    case .forget: return DiskUpdate.forgetRecovery(&model)
    case .overwriteExport: return ImagesUpdate.overwrite(&model)
    }
  }

  private static func scroll(_ key: Key, _ question: Question, _ model: inout Model) {
    var question = question
    switch key {
    case .up: question.scroll(by: -1)
    case .down: question.scroll(by: 1)
    default: return
    }
    model.popup = .question(question)
  }
}
