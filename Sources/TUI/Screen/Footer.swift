import TerminalKit

/// The bottom line: the filter while it is typed, what happened last, or the keys.
struct Footer {
  let model: Model

  func draw(in rect: Rect, on canvas: inout Canvas) {
    if let field = model.filterField {
      drawFilter(field, in: rect, on: &canvas)
    } else if model.popup == nil, let notice = model.notice {
      canvas.put(notice.text, in: rect, notice.isBad ? .bad : .plain)
    } else {
      canvas.put(keys(columns: rect.columns), in: rect)
    }
  }

  /// What happened, above the keys of a popup.
  func drawNotice(above rect: Rect, on canvas: inout Canvas) {
    guard model.popup != nil, let notice = model.notice, rect.row > 0 else { return }
    let line = Rect(column: rect.column, row: rect.row - 1, columns: rect.columns, rows: 1)
    canvas.fill(line)
    canvas.put(notice.text, in: line, notice.isBad ? .bad : .plain)
  }

  private func drawFilter(_ field: TextFieldState, in rect: Rect, on canvas: inout Canvas) {
    let hint = StyledText.keys([("Enter", "keep"), ("Esc", "clear")])
    let (label, rest) = rect.split(left: 8)
    let (place, right) = rest.split(right: hint.width)
    canvas.put("filter: ", in: label, .accent)
    canvas.textField(field, in: place)
    canvas.put(hint, in: right)
  }

  /// The way to all other keys, and out, is always told.
  private func keys(columns: Int) -> StyledText {
    switch model.popup {
    case .help: return PopupView.helpKeys
    case .picker(let picker): return PopupView.keys(of: picker)
    case .form(let form): return PolicyFormView.keys(of: form)
    case .pin(let form): return PinView.keys(of: form, in: Layout(model).body)
    case .question(let question): return question.keys
    case .note(let note): return note.keys
    case .impact(let pane): return pane.keys
    case nil: break
    }
    if model.isTryingOut {
      return .keys([("Enter", "to the rule"), ("Esc", "done"), ("Up/Down", "move")])
    }
    let bindings = Keymaps.keymap(for: model).bindings
    func isLast(_ binding: KeyBinding<Action>) -> Bool {
      binding.action == .help || binding.action == .quit
    }
    let last = Keymap(bindings.filter(isLast)).footer(columns: columns)
    let first = Keymap(bindings.filter { !isLast($0) }).footer(columns: columns - last.width - 2)
    return first.runs.isEmpty ? last : first + "  " + last
  }
}

extension StyledText {
  /// Keys and what they do, as the bottom line writes them.
  static func keys(_ items: [(key: String, label: String)]) -> StyledText {
    var line = StyledText()
    for (index, item) in items.enumerated() {
      line.append(index == 0 ? "" : "  ")
      line.append(item.key, .accent)
      line.append(" " + item.label)
    }
    return line
  }
}
