import TerminalKit

/// What keys do in lines that are shown over the view.
enum NoteUpdate {
  static func handle(_ key: Key, _ note: Note, _ model: inout Model) -> [Effect] {
    var note = note
    if case .save(let quits) = note.purpose {
      switch key {
      case .enter, "w": return SaveUpdate.save(note, quits: quits, &model)
      case "b": note.keepsBackup.toggle()
      default: break
      }
    }
    if case .addCase(let addition) = note.purpose, key == .enter {
      return SuiteAdditionUpdate.confirm(addition, &model)
    }
    switch key {
    case .up, "k": note.pane.scroll(by: -1)
    case .down, "j": note.pane.scroll(by: 1)
    case .pageUp: note.pane.pageUp()
    case .pageDown, " ": note.pane.pageDown()
    case .home, "g": note.pane.moveToTop()
    case .end, "G": note.pane.moveToBottom()
    case "q":
      model.popup = nil
      return []
    default: break
    }
    model.popup = .note(note)
    return []
  }
}
