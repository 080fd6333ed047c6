import Inspector
import NotaryCore
import TerminalKit

/// What an action does, whether a key or a command called it.
enum ActionUpdate {
  static func perform(_ action: Action, _ model: inout Model) -> [Effect] {
    switch action {
    case .quit: return SaveUpdate.leave(&model)
    case .quitAnyway: return SaveUpdate.quit(&model)
    case .save: return SaveUpdate.show(quits: false, &model)
    case .saveAndQuit: return SaveUpdate.show(quits: true, &model)
    case .difference: return SaveUpdate.look(&model)
    case .impact: return ImpactUpdate.open(&model)
    case .pin: PinUpdate.open(&model)
    case .reload:
      if let aside = model.aside { return AsideUpdate.reload(aside, &model) }
      if model.view == .images, model.images.origin != nil { return ImagesUpdate.reload(&model) }
      if PauseUpdate.holds(&model) { return [] }
      if model.view == .tests { return PolicyUpdate.read(&model) + TestsUpdate.read(&model) }
      return Update.reload(&model)
    case .history: return AsideUpdate.open(.history, &model)
    case .registry: return AsideUpdate.open(.registry, &model)
    case .compare: return ComparisonPicker.open(&model)
    case .back: return back(&model)
    case .verdict: show(.verdict, &model)
    case .trust: show(.trust, &model)
    case .policy: show(.policy, &model)
    case .tests: show(.tests, &model)
    case .images: show(.images, &model)
    case .signIn where model.aside == nil:
      model.overlay = .signIn(SignInPane(model.traces))
      Update.fit(&model)
    case .filter:
      var field = TextFieldState()
      field.insert(model.activeFilter.query)
      model.filterField = field
    case .help: show(.help(TextPaneState()), &model)
    case .copy: copyMenu(&model)
    case .image: imagePicker("", &model)
    case .values:
      let text = model.session.files.count == 1 ? model.session.files[0] : ""
      show(.picker(Picker(.values, items: [], text: text)), &model)
    case .cluster: return ClusterUpdate.open(&model)
    case .commands: commandPicker(&model)
    case .edit:
      if model.editsDraft { return TextEditUpdate.open(&model) }
      guard let (file, line) = model.editPosition else { return [] }
      return [.edit(file: file, line: line)]
    default:
      if model.aside != nil {
        AsideUpdate.perform(action, &model)
      } else if model.overlay != nil {
        model.overlay?.text.perform(action)
      } else {
        switch model.view {
        case .verdict: VerdictUpdate.perform(action, &model)
        case .trust: TrustUpdate.perform(action, &model)
        case .policy: return PolicyUpdate.perform(action, &model)
        case .tests: return TestsUpdate.perform(action, &model)
        case .images: return ImagesUpdate.perform(action, &model)
        }
      }
    }
    return []
  }

  static func show(_ popup: Popup, _ model: inout Model) {
    model.popup = popup
    Update.fit(&model)
  }

  /// Goes to a view, as it was left.
  static func show(_ view: Model.ViewName, _ model: inout Model) {
    model.overlay = nil
    model.aside = nil
    if view != .trust { TrustUpdate.endDeparture(&model) }
    model.isFromImages = false
    model.view = view
    Update.fit(&model)
  }

  static func imagePicker(_ text: String, _ model: inout Model) {
    let items =
      model.session.suggestions.map {
        Picker.Item(title: $0.image, remark: $0.remark, value: $0.image)
      }
      + model.session.manifestImages.map {
        Picker.Item(title: VisibleText.of($0, limit: 200), remark: "of a manifest", value: $0)
      }
    show(.picker(Picker(.image, items: items, text: text)), &model)
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
    let items: [Picker.Item]
    if let aside = model.aside {
      items = aside.selected.map(CopyMenu.items) ?? []
    } else if let source = model.overlay?.file {
      items = [CopyMenu.item("place", "\(source.file.name):\(source.line)")]
    } else if let signIn = model.overlay?.signIn {
      items = [CopyMenu.item("sign-in", signIn.plain)]
    } else if model.view == .verdict {
      items = CopyMenu.items(for: model.verdict)
    } else if model.view == .tests {
      items = CopyMenu.items(for: model.tests)
    } else if model.view == .policy {
      items = CopyMenu.items(for: model.policy)
    } else if model.view == .images {
      items = model.images.selected.map(CopyMenu.items) ?? []
    } else if let node = model.trust.selectedNode, let report = model.trust.report {
      items = CopyMenu.items(for: node, in: report)
    } else {
      return
    }
    show(.picker(Picker(.copy, items: items)), &model)
  }

  /// Esc: cancels a load, then clears the filter, then goes back. It never quits.
  private static func back(_ model: inout Model) -> [Effect] {
    if model.aside != nil { return AsideUpdate.back(&model) }
    if model.view == .images, model.overlay == nil { return ImagesUpdate.back(&model) }
    if model.isLoading {
      let reading = model.isReadingCluster ? ClusterUpdate.cancel(&model) : []
      if model.loading.isRunning { model.loading = .cancelled }
      if model.explaining.isRunning { model.explaining = .cancelled }
      PlaceUpdate.restore(&model)
      model.notice = Model.Notice(text: "Loading was cancelled. R loads again.", isBad: false)
      return [.cancelLoad] + reading
    }
    if model.view == .tests, model.overlay == nil, model.tests.run != nil {
      return TestsUpdate.cancel(&model)
    }
    if model.overlay != nil {
      model.overlay = nil
      Update.fit(&model)
    } else if !model.activeFilter.isEmpty {
      model.setFilter("")
    } else if model.view == .trust {
      TrustUpdate.back(&model)
    } else if model.view == .policy {
      PolicyUpdate.back(&model)
    } else if model.view == .tests {
      TestsUpdate.back(&model)
    } else if model.view == .verdict, model.isFromImages {
      show(.images, &model)
    }
    return []
  }
}
