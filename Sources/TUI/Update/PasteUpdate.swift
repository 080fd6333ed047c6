import Inspector
import NotaryCore
import TerminalKit

/// What pasted text does: into a field where there is one. Elsewhere a denial opens its explanation,
/// and anything else the question for an image.
enum PasteUpdate {
  static func handle(_ paste: Paste, _ model: inout Model) -> [Effect] {
    if case .form(let form) = model.popup {
      PolicyFormUpdate.paste(paste, form, &model)
    } else if case .pin(var form) = model.popup {
      form.paste(paste)
      model.popup = .pin(form)
    } else if case .impact(let pane) = model.popup {
      return ImpactUpdate.paste(paste, pane, &model)
    } else if case .picker(var picker) = model.popup {
      picker.field.paste(paste)
      picker.list.setCount(picker.shown.count)
      model.popup = .picker(picker)
    } else if model.filterField != nil {
      model.filterField?.paste(paste)
      model.setFilter(model.filterField?.text ?? "")
    } else if model.isTryingOut {
      return PolicyUpdate.paste(paste, &model)
    } else if let rejection = Rejection.recognised(in: paste.text) {
      return explain(rejection, &model)
    } else if model.popup == nil {
      let text = paste.text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
      ActionUpdate.imagePicker(text, &model)
    }
    return []
  }

  /// The image that the denial names, else the one that is shown, is explained with the Connaisseur
  /// in front that denied it.
  private static func explain(_ rejection: Rejection, _ model: inout Model) -> [Effect] {
    model.popup = nil
    if let generation = rejection.generation {
      model.session.connaisseur = generation
      model.verdict.bringToFront(generation)
    }
    ActionUpdate.show(.verdict, &model)
    let shown = model.session.image
    let isShown = shown.map { rejection.names($0.given) ?? true } ?? false
    let named = rejection.image.map { Subject($0.text) }
    guard let image = isShown ? shown : named ?? shown else {
      model.rejection = rejection
      model.notice = Model.Notice(
        text: "The denial names no image. Press i to name the one that it is about.", isBad: false)
      return []
    }
    let effects = Update.load(image, about: rejection, &model)
    if !model.hasValues {
      model.notice = Model.Notice(
        text: "To have the denial explained, press f and name Connaisseur's values.yaml.",
        isBad: false)
    }
    return effects
  }
}
