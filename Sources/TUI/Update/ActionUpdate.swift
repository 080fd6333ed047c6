import Inspector
import NotaryCore
import TerminalKit

/// What an action does, whether a key or a command called it.
enum ActionUpdate {
  static func perform(_ action: Action, _ model: inout Model) -> [Effect] {
    switch action {
    case .quit: return [.quit]
    case .reload: return Update.load(model.session.image, &model)
    case .back: return back(&model)
    case .open: focus(.detail, &model)
    case .switchPane: focus(model.focus == .tree ? .detail : .tree, &model)
    case .raw: model.trust.toggleRaw()
    case .filter:
      var field = TextFieldState()
      field.insert(model.trust.filter.query)
      model.filterField = field
    case .nextMatch: model.trust.moveToMatch(forward: true)
    case .previousMatch: model.trust.moveToMatch(forward: false)
    case .help: show(.help(TextPaneState()), &model)
    case .copy: copyMenu(&model)
    case .image: imagePicker("", &model)
    case .commands: commandPicker(&model)
    case .foldAll: model.trust.foldAll()
    case .unfoldAll: model.trust.unfoldAll()
    default: move(action, &model)
    }
    return []
  }

  static func show(_ popup: Popup, _ model: inout Model) {
    model.popup = popup
    Update.fit(&model)
  }

  static func imagePicker(_ text: String, _ model: inout Model) {
    let items = model.session.suggestions.map {
      Picker.Item(title: $0.image, remark: $0.remark, value: $0.image)
    }
    show(.picker(Picker(.image, items: items, text: text)), &model)
  }

  private static func focus(_ pane: Model.Pane, _ model: inout Model) {
    model.focus = pane
    Update.fit(&model)
  }

  private static func commandPicker(_ model: inout Model) {
    let bindings = Keymaps.keymap(for: model).bindings.filter { $0.action.isCommand }
    let width = bindings.map(\.keyNames.count).max() ?? 0
    let items = bindings.map { binding in
      let keys = binding.keyNames + spaces(width - binding.keyNames.count)
      let reason = binding.disabled.map { " (not now: \($0))" } ?? ""
      return Picker.Item(
        title: binding.action.rawValue, remark: "\(keys)  \(binding.help)\(reason)",
        value: binding.action.rawValue)
    }
    show(.picker(Picker(.command, items: items)), &model)
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  private static func copyMenu(_ model: inout Model) {
    guard let node = model.trust.selectedNode, let report = model.trust.report else { return }
    show(.picker(Picker(.copy, items: CopyMenu.items(for: node, in: report))), &model)
  }

  /// Esc: cancels a load, then clears the filter, then goes back. It never quits.
  private static func back(_ model: inout Model) -> [Effect] {
    if case .running = model.loading {
      model.loading = .cancelled
      model.notice = Model.Notice(text: "Loading was cancelled. R loads again.", isBad: false)
      return [.cancelLoad]
    }
    if !model.trust.filter.isEmpty {
      model.trust.setFilter("")
    } else if model.focus == .detail {
      focus(.tree, &model)
    } else if model.trust.showsRaw {
      model.trust.toggleRaw()
    }
    return []
  }

  private static func move(_ action: Action, _ model: inout Model) {
    if model.focus == .detail {
      scroll(action, &model.trust.detail)
      return
    }
    switch action {
    case .up: model.trust.move { $0.move(by: -1) }
    case .down: model.trust.move { $0.move(by: 1) }
    case .pageUp: model.trust.move { $0.pageUp() }
    case .pageDown: model.trust.move { $0.pageDown() }
    case .halfPageUp: model.trust.move { $0.halfPageUp() }
    case .halfPageDown: model.trust.move { $0.halfPageDown() }
    case .top: model.trust.move { $0.moveToTop() }
    case .bottom: model.trust.move { $0.moveToBottom() }
    case .fold: model.trust.changeFolds { $0.fold() }
    case .unfold: model.trust.changeFolds { $0.unfold() }
    case .toggleFold: model.trust.changeFolds { $0.toggleFold() }
    default: break
    }
  }

  private static func scroll(_ action: Action, _ pane: inout TextPaneState) {
    switch action {
    case .up: pane.scroll(by: -1)
    case .down: pane.scroll(by: 1)
    case .pageUp: pane.pageUp()
    case .pageDown: pane.pageDown()
    case .halfPageUp: pane.halfPageUp()
    case .halfPageDown: pane.halfPageDown()
    case .top: pane.moveToTop()
    case .bottom: pane.moveToBottom()
    case .fold: pane.scrollSideways(by: -8)
    case .unfold: pane.scrollSideways(by: 8)
    default: break
    }
  }
}
