import TerminalKit

/// What the mouse does in a popup: the wheel scrolls; a click selects, goes to a field or answers.
enum PopupMouse {
  static func handle(_ event: MouseEvent, _ model: inout Model) -> [Effect] {
    if event.action == .press(.left) { return click(event.point, &model) }
    scroll(event, &model)
    return []
  }

  private static func click(_ point: Point, _ model: inout Model) -> [Effect] {
    let body = Layout(model).body
    switch model.popup {
    case .form(let form): PolicyFormUpdate.click(point, form, &model)
    case .pin(let form): PinUpdate.click(point, form, &model)
    case .question(let question):
      let (lines, rect) = PopupView.question(question, in: body)
      let first = rect.inset().row + lines.count - question.choices.count
      guard rect.contains(point), question.choices.indices.contains(point.row - first) else {
        break
      }
      return QuestionUpdate.handle(question.choices[point.row - first].key, question, &model)
    case .picker(var picker):
      let rect = PopupView.rect(of: picker, in: body).inset().split(top: 1).rest
      guard rect.contains(point), let row = picker.list.row(atLine: point.row - rect.row) else {
        break
      }
      if picker.list.selection == row { return PopupUpdate.take(picker, &model) }
      picker.list.moveTo(row)
      model.popup = .picker(picker)
    case .help, .note, .impact, nil: break
    }
    return []
  }

  private static func scroll(_ event: MouseEvent, _ model: inout Model) {
    let lines: Int
    switch event.action {
    case .wheelUp: lines = -MouseUpdate.step
    case .wheelDown: lines = MouseUpdate.step
    default: return
    }
    switch model.popup {
    case .help(var pane):
      pane.scroll(by: lines)
      model.popup = .help(pane)
    case .picker(var picker):
      picker.list.move(by: lines)
      model.popup = .picker(picker)
    case .form(var form):
      form.scroll.scroll(by: lines)
      model.popup = .form(form)
    case .note(var note):
      note.pane.scroll(by: lines)
      model.popup = .note(note)
    case .impact(var pane):
      pane.pane.scroll(by: lines)
      model.popup = .impact(pane)
    case .question(var question):
      question.scroll(by: lines)
      model.popup = .question(question)
    case .pin(let form): PinUpdate.scroll(by: lines, form, &model)
    case nil: break
    }
  }
}
