import Inspector
import NotaryCore
import TerminalKit

/// Changes the model by what happened, and says what is to be done.
public enum Update {
  /// What a program begins with.
  public static func start(_ model: inout Model) -> [Effect] {
    load(model.session.image, &model)
  }

  public static func update(_ model: inout Model, _ message: Message) -> [Effect] {
    switch message {
    case .event(.resize(let size)):
      model.size = size
      fit(&model)
    case .event(.key(let key)):
      model.notice = nil
      return KeyUpdate.handle(key, &model)
    case .event(.mouse(let event)):
      MouseUpdate.handle(event, &model)
    case .event(.paste(let paste)):
      PasteUpdate.handle(paste, &model)
    case .loaded(let generation, let presentation):
      guard model.loading == .running(generation) else { return [] }
      model.trust.show(presentation)
      if presentation.isComplete { model.loading = .none }
    case .loadFailed(let generation, let reason):
      guard model.loading == .running(generation) else { return [] }
      model.loading = .failed(reason)
    case .copied(let name, let outcome):
      model.notice = notice(name, outcome)
    }
    return []
  }

  /// Begins to fetch an image; what was shown of another one goes.
  static func load(_ image: ImageReference, _ model: inout Model) -> [Effect] {
    if image != model.session.image { model.trust.clear() }
    model.session.image = image
    model.generation += 1
    model.loading = .running(model.generation)
    fit(&model)
    return [.load(image, generation: model.generation)]
  }

  /// Gives the panes the sizes that the layout has for them.
  static func fit(_ model: inout Model) {
    let layout = Layout(model.size, focus: model.focus)
    let tree = (layout.tree ?? layout.detail)?.inner.size
    let detail = (layout.detail ?? layout.tree)?.inner.size
    model.trust.resize(
      tree: tree?.rows ?? 1, detail: detail ?? Size(columns: 1, rows: 1))
    if case .help(var pane) = model.popup {
      let (lines, rect) = PopupView.help(model, in: layout.body)
      pane.setCount(lines.count)
      pane.setHeight(rect.inset().rows)
      model.popup = .help(pane)
    }
    if case .picker(var picker) = model.popup {
      let rect = PopupView.rect(of: picker, in: layout.body)
      picker.list.setHeight(max(1, rect.inset().rows - 1))
      model.popup = .picker(picker)
    }
  }

  private static func notice(_ name: String, _ outcome: Clipboard.Outcome) -> Model.Notice {
    switch outcome {
    case .requested: Model.Notice(text: "Copied: \(name), if the terminal allows it.", isBad: false)
    default: Model.Notice(text: "\(name) is too long for the clipboard.", isBad: true)
    }
  }
}
