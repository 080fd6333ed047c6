import Inspector
import NotaryCore
import TerminalKit

/// What keys do in a popup.
enum PopupUpdate {
  static func handle(_ key: Key, _ popup: Popup, _ model: inout Model) -> [Effect] {
    switch popup {
    case .form(let form): return PolicyFormUpdate.handle(key, form, &model)
    case .pin(let form): return PinUpdate.handle(key, form, &model)
    case .impact(let pane): return ImpactUpdate.handle(key, pane, &model)
    case .help, .picker, .question, .note: break
    }
    if key == .escape {
      close(popup, &model)
      return []
    }
    switch popup {
    case .form, .pin, .impact: break
    case .question(let question): return QuestionUpdate.handle(key, question, &model)
    case .note(let note): return NoteUpdate.handle(key, note, &model)
    case .help(let pane):
      help(key, pane, &model)
    case .picker(var picker):
      if key == .enter { return take(picker, &model) }
      picker.handle(key)
      model.popup = .picker(picker)
    }
    return []
  }

  /// A file that is chosen for a form leads back to the form.
  private static func close(_ popup: Popup, _ model: inout Model) {
    if case .picker(let picker) = popup, case .keyFile = picker.purpose {
      KeyFileUpdate.close(&model)
    } else {
      model.popup = nil
    }
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

  static func take(_ picker: Picker, _ model: inout Model) -> [Effect] {
    switch picker.purpose {
    case .command:
      if let action = Action(typed: picker.field.text) {
        model.popup = nil
        return ActionUpdate.perform(action, &model)
      }
      guard let action = picker.selected.flatMap({ Action(rawValue: $0.value) }) else { return [] }
      model.popup = nil
      let bindings = Keymaps.keymap(for: model).bindings
      if let reason = bindings.first(where: { $0.action == action })?.disabled {
        model.notice = Model.Notice(text: "Not now: \(reason).", isBad: false)
        return []
      }
      return ActionUpdate.perform(action, &model)
    case .copy, .deployment:
      guard let item = picker.selected else { return [] }
      model.popup = nil
      return [.copy(item.value, name: item.title)]
    case .problems(let edition):
      LintUpdate.take(picker, edition: edition, &model)
      return []
    case .image:
      return takeImage(picker, &model)
    case .values:
      return takeValues(picker, &model)
    case .context, .namespace:
      return ClusterUpdate.take(picker, &model)
    case .keyFile:
      return KeyFileUpdate.take(picker, &model)
    case .earlierState:
      return ComparisonPicker.take(picker, &model)
    case .manifest:
      guard !picker.field.isEmpty else { return [] }
      model.popup = nil
      return [.readManifest(picker.field.text)]
    case .manifests:
      guard !picker.field.isEmpty else { return [] }
      model.popup = nil
      return ImagesUpdate.read(.manifests([picker.field.text]), &model)
    case .export:
      guard !picker.field.isEmpty else { return [] }
      model.popup = nil
      return ImagesUpdate.export(picker.field.text, &model)
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
    guard !PlaceUpdate.refusesUnsaved(&model) else { return [] }
    let place = ConfigurationPlace.files(
      [picker.field.text], secretsFrom: model.session.secretsCluster)
    return PlaceUpdate.read(place, &model)
  }
}
