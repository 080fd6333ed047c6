import TerminalKit

/// What the mouse does: a click selects, a click on the selected line folds, opens or edits it, the wheel
/// scrolls.
enum MouseUpdate {
  /// The lines of a turn of the wheel.
  static let step = 3

  static func handle(_ event: MouseEvent, _ model: inout Model) -> [Effect] {
    guard model.popup == nil, model.filterField == nil else {
      return PopupMouse.handle(event, &model)
    }
    let layout = Layout(model)
    if model.overlay == nil, model.aside == nil, !layout.tabs.contains(event.point) {
      switch model.view {
      case .policy: return policy(event, layout.policy, &model)
      case .images: return images(event, layout.images, &model)
      case .verdict, .trust, .tests: break
      }
    }
    view(event, layout, &model)
    return []
  }

  private static func view(_ event: MouseEvent, _ layout: Layout, _ model: inout Model) {
    if layout.tabs.contains(event.point) {
      if event.action == .press(.left), let view = Tabs.view(at: event.point.column, of: model) {
        ActionUpdate.show(view, &model)
      }
    } else if model.aside != nil {
      aside(event, layout, &model)
    } else if model.overlay != nil {
      scroll(event) { model.overlay?.text.scroll(by: $0) }
    } else if model.view == .verdict {
      if layout.main.rect.contains(event.point) { verdict(event, layout.main.inner, &model) }
    } else if model.view == .tests {
      tests(event, layout, &model)
    } else if let tree = layout.tree, tree.rect.contains(event.point) {
      self.tree(event, tree.inner, &model)
    } else if let detail = layout.detail, detail.rect.contains(event.point) {
      if event.action == .press(.left) { model.focus = .detail }
      scroll(event) { model.trust.detail.scroll(by: $0) }
    }
  }

  private static func scroll(_ event: MouseEvent, _ scroll: (Int) -> Void) {
    switch event.action {
    case .wheelUp: scroll(-step)
    case .wheelDown: scroll(step)
    default: break
    }
  }

  private static func verdict(_ event: MouseEvent, _ rect: Rect, _ model: inout Model) {
    scroll(event) { model.verdict.list.turn(by: $0) }
    guard event.action == .press(.left),
      let row = model.verdict.list.row(atLine: event.point.row - rect.row)
    else { return }
    let isSelected = model.verdict.list.tree.list.selection == row
    model.verdict.list.move(to: row)
    if isSelected { model.verdict.list.changeFolds { $0.toggleFold() } }
  }

  private static func tree(_ event: MouseEvent, _ rect: Rect, _ model: inout Model) {
    scroll(event) { lines in model.trust.move { $0.scroll(by: lines) } }
    guard event.action == .press(.left) else { return }
    model.focus = .tree
    guard let row = model.trust.tree.list.row(atLine: event.point.row - rect.row) else { return }
    let isSelected = model.trust.tree.list.selection == row
    model.trust.move { $0.moveTo(row) }
    if isSelected { model.trust.changeFolds { $0.toggleFold() } }
  }

  private static func policy(
    _ event: MouseEvent, _ layout: PolicyLayout, _ model: inout Model
  ) -> [Effect] {
    if let list = layout.list, list.rect.contains(event.point) {
      scroll(event) { lines in model.policy.changeList { $0.move { $0.scroll(by: lines) } } }
      guard event.action == .press(.left) else { return [] }
      model.policy.focus = .list
      let line = event.point.row - list.inner.row
      guard let row = model.policy.list.list.row(atLine: line) else { return [] }
      let isSelected = model.policy.list.list.selection == row
      model.policy.changeList { $0.move { $0.moveTo(row) } }
      guard isSelected, let item = model.policy.selection else { return [] }
      if model.policy.list.isOpen(item) != nil {
        model.policy.changeList { $0.toggle() }
      } else if model.editingRefusal == nil {
        return PolicyUpdate.perform(.open, &model)
      }
    } else if let detail = layout.detail, detail.rect.contains(event.point) {
      if event.action == .press(.left) { model.policy.focus = .detail }
      scroll(event) { model.policy.detail.scroll(by: $0) }
    } else if let text = layout.text, text.rect.contains(event.point) {
      if event.action == .press(.left) { model.policy.focus = .text }
      scroll(event) { lines in model.policy.scrollText { $0.scroll(by: lines) } }
    }
    return []
  }

  private static func images(
    _ event: MouseEvent, _ layout: ImagesLayout, _ model: inout Model
  ) -> [Effect] {
    if let list = layout.list, list.rect.contains(event.point) {
      scroll(event) { lines in model.images.move { $0.scroll(by: lines) } }
      guard event.action == .press(.left) else { return [] }
      model.images.focus = .list
      let line = event.point.row - list.inner.row - ImagesView.headRows(of: list)
      guard let row = model.images.list.row(atLine: line) else { return [] }
      let isSelected = model.images.list.selection == row
      model.images.move { $0.moveTo(row) }
      if isSelected { return ImagesUpdate.perform(.open, &model) }
    } else if let detail = layout.detail, detail.rect.contains(event.point) {
      if event.action == .press(.left) { model.images.focus = .detail }
      scroll(event) { model.images.detail.scroll(by: $0) }
    }
    return []
  }

  private static func tests(_ event: MouseEvent, _ layout: Layout, _ model: inout Model) {
    if let frame = layout.tree, frame.rect.contains(event.point) {
      scroll(event) { lines in model.tests.move { $0.scroll(by: lines) } }
      guard event.action == .press(.left) else { return }
      model.tests.focus = .tree
      guard let row = model.tests.row(atLine: event.point.row - frame.inner.row) else { return }
      let isSelected = model.tests.list.selection == row
      model.tests.move { $0.moveTo(row) }
      if isSelected { TestsUpdate.focus(.detail, &model) }
    } else if let frame = layout.detail, frame.rect.contains(event.point) {
      if event.action == .press(.left) { model.tests.focus = .detail }
      scroll(event) { model.tests.detail.scroll(by: $0) }
    }
  }

  private static func aside(_ event: MouseEvent, _ layout: Layout, _ model: inout Model) {
    if let frame = layout.tree, frame.rect.contains(event.point) {
      scroll(event) { lines in model.aside?.move { $0.scroll(by: lines) } }
      guard event.action == .press(.left) else { return }
      model.aside?.focus = .tree
      guard let row = model.aside?.list.row(atLine: event.point.row - frame.inner.row) else {
        return
      }
      let isSelected = model.aside?.list.selection == row
      model.aside?.move { $0.moveTo(row) }
      if isSelected { AsideUpdate.perform(.open, &model) }
    } else if let frame = layout.detail, frame.rect.contains(event.point) {
      if event.action == .press(.left) { model.aside?.focus = .detail }
      scroll(event) { model.aside?.detail.scroll(by: $0) }
    }
  }
}
