import Inspector
import NotaryCore
import TerminalKit

/// What keys do in a popup.
enum PopupUpdate {
  static func handle(_ key: Key, _ popup: Popup, _ model: inout Model) -> [Effect] {
    if key == .escape {
      model.popup = nil
      return []
    }
    switch popup {
    case .help(let pane):
      help(key, pane, &model)
    case .picker(var picker):
      if key == .enter { return take(picker, &model) }
      picker.handle(key)
      model.popup = .picker(picker)
    }
    return []
  }

  private static func help(_ key: Key, _ pane: TextPaneState, _ model: inout Model) {
    var pane = pane
    switch key {
    case .up, "k": pane.scroll(by: -1)
    case .down, "j": pane.scroll(by: 1)
    case .pageUp: pane.pageUp()
    case .pageDown, " ": pane.pageDown()
    case .home, "g": pane.moveToTop()
    case .end, "G": pane.moveToBottom()
    case "q", "?":
      model.popup = nil
      return
    default: return
    }
    model.popup = .help(pane)
  }

  private static func take(_ picker: Picker, _ model: inout Model) -> [Effect] {
    switch picker.purpose {
    case .command:
      guard let action = picker.selected.flatMap({ Action(rawValue: $0.value) }) else { return [] }
      model.popup = nil
      let bindings = Keymaps.keymap(for: model).bindings
      if let reason = bindings.first(where: { $0.action == action })?.disabled {
        model.notice = Model.Notice(text: "Not now: \(reason).", isBad: false)
        return []
      }
      return ActionUpdate.perform(action, &model)
    case .copy:
      guard let item = picker.selected else { return [] }
      model.popup = nil
      return [.copy(item.value, name: item.title)]
    case .image:
      return takeImage(picker, &model)
    case .values:
      return takeValues(picker, &model)
    }
  }

  /// The list's choice where one is left; else what is typed, which stays where it is no image.
  private static func takeImage(_ picker: Picker, _ model: inout Model) -> [Effect] {
    let text = picker.selected?.value ?? picker.field.text
    do throws(ImageReferenceError) {
      let image = try ImageReference(text)
      model.popup = nil
      return Update.load(Subject(image), &model)
    } catch {
      model.notice = Model.Notice(text: "No image: \(error.message)", isBad: true)
      return []
    }
  }

  /// From now on the image is judged by this file.
  private static func takeValues(_ picker: Picker, _ model: inout Model) -> [Effect] {
    guard !picker.field.isEmpty else { return [] }
    model.popup = nil
    if model.verdict.report != nil, model.filesBefore == nil {
      model.filesBefore = (model.session.files, model.session.isBuiltIn)
    }
    model.session.files = [picker.field.text]
    model.session.isBuiltIn = false
    if model.view != .policy || model.session.image == nil { ActionUpdate.show(.verdict, &model) }
    return Update.reload(&model)
  }
}
