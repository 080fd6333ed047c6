import Inspector
import NotaryCore
import TerminalKit

/// What keys do, by where the focus is: a popup, the filter's field, or a pane.
enum KeyUpdate {
  static func handle(_ key: Key, _ model: inout Model) -> [Effect] {
    if let popup = model.popup { return PopupUpdate.handle(key, popup, &model) }
    if model.filterField != nil {
      filter(key, &model)
      return []
    }
    if model.isTryingOut { return PolicyUpdate.type(key, &model) }
    switch Keymaps.keymap(for: model).match(key, after: model.pendingKeys) {
    case .action(let action):
      model.pendingKeys = []
      return ActionUpdate.perform(action, &model)
    case .pending(let keys):
      model.pendingKeys = keys
    case .disabled(let reason):
      model.pendingKeys = []
      model.notice = Model.Notice(text: "Not now: \(reason).", isBad: false)
    case .none:
      model.pendingKeys = []
    }
    return []
  }

  /// The lines follow what is typed; Enter keeps it, Esc brings back what was there.
  private static func filter(_ key: Key, _ model: inout Model) {
    switch key {
    case .enter: model.filterField = nil
    case .escape:
      model.filterField = nil
      model.setFilter("")
    case .up: _ = ActionUpdate.perform(.up, &model)
    case .down: _ = ActionUpdate.perform(.down, &model)
    default:
      guard model.filterField?.handle(key) == true else { return }
      model.setFilter(model.filterField?.text ?? "")
    }
  }
}
