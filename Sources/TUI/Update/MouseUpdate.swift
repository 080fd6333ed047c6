import TerminalKit

/// What the mouse does: a click selects, a click on the selected line folds, the wheel scrolls.
enum MouseUpdate {
  static func handle(_ event: MouseEvent, _ model: inout Model) {
    guard model.popup == nil, model.filterField == nil else {
      popup(event, &model)
      return
    }
    let layout = Layout(model.size, focus: model.focus)
    if let tree = layout.tree, tree.rect.contains(event.point) {
      self.tree(event, tree.inner, &model)
    } else if let detail = layout.detail, detail.rect.contains(event.point) {
      self.detail(event, &model)
    }
  }

  private static func tree(_ event: MouseEvent, _ rect: Rect, _ model: inout Model) {
    switch event.action {
    case .wheelUp: model.trust.move { $0.scroll(by: -3) }
    case .wheelDown: model.trust.move { $0.scroll(by: 3) }
    case .press(.left):
      model.focus = .tree
      guard let row = model.trust.tree.list.row(atLine: event.point.row - rect.row) else { return }
      let isSelected = model.trust.tree.list.selection == row
      model.trust.move { $0.moveTo(row) }
      if isSelected { model.trust.changeFolds { $0.toggleFold() } }
    default: break
    }
  }

  private static func detail(_ event: MouseEvent, _ model: inout Model) {
    switch event.action {
    case .wheelUp: model.trust.detail.scroll(by: -3)
    case .wheelDown: model.trust.detail.scroll(by: 3)
    case .press(.left): model.focus = .detail
    default: break
    }
  }

  private static func popup(_ event: MouseEvent, _ model: inout Model) {
    let lines = event.action == .wheelUp ? -3 : event.action == .wheelDown ? 3 : 0
    switch model.popup {
    case .help(var pane):
      pane.scroll(by: lines)
      model.popup = .help(pane)
    case .picker(var picker):
      picker.list.move(by: lines)
      model.popup = .picker(picker)
    case nil: break
    }
  }
}
