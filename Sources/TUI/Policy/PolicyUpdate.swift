import Inspector
import PolicyEditor
import TerminalKit

/// What actions do in the Policy view.
enum PolicyUpdate {
  static func perform(_ action: Action, _ model: inout Model) -> [Effect] {
    switch action {
    case .tryOut:
      model.policy.tryOut.isTyped = true
    case .switchPane: switchPane(&model)
    case .open: return open(&model)
    case .testConnection: return ConnectionTestUpdate.start(&model)
    case .addTrustRoot: return PolicyEditUpdate.addTrustRoot(&model)
    case .nextProblem, .previousProblem, .problems, .fix, .judge:
      return LintUpdate.perform(action, &model)
    case .add, .remove, .yank, .put, .moveUp, .moveDown, .undo, .redo:
      return PolicyEditUpdate.perform(action, &model)
    default: move(action, &model)
    }
    return []
  }

  // MARK: Reading

  /// Reads the configuration anew.
  static func read(_ model: inout Model) -> [Effect] {
    switch model.session.place {
    case nil: return []
    case .cluster(let cluster)?:
      return [.readRunning(cluster, number: model.policy.beginReading())]
    case .files(let names, _)?:
      if let desk = model.policy.desk { return [.checkDisk(desk.drafts)] }
      return [.readPolicy(names, number: model.policy.beginReading())]
    }
  }

  static func show(
    _ desk: PolicyDesk, _ edition: PolicyEdition, _ model: inout Model
  ) -> [Effect] {
    guard model.policy.reading == .running(edition.number) else { return [] }
    model.policy.reading = .none
    model.policy.show(desk, edition, as: model.session.connaisseur)
    if let image = model.session.image { model.policy.tryOut.suggest(image.given) }
    let watching: [Effect] = model.session.isBuiltIn ? [] : [.watch(model.session.files)]
    return LintUpdate.study(edition, model) + watching
  }

  static func readFailed(_ reason: String, number: Int, _ model: inout Model) {
    guard model.policy.reading == .running(number) else { return }
    model.policy.reading = .failed(reason)
  }

  static func show(_ study: PolicyStudy, _ model: inout Model) -> [Effect] {
    guard model.policy.show(study) else { return [] }
    return ask(model)
  }

  // MARK: The try-out line

  /// Holds the image in the field against the rules.
  private static func ask(_ model: Model) -> [Effect] {
    model.policy.inquiry.map { [.tryOut($0)] } ?? []
  }

  /// Every letter is text; the answer follows each of them.
  static func type(_ key: Key, _ model: inout Model) -> [Effect] {
    switch key {
    case .enter, .escape:
      model.policy.tryOut.isTyped = false
      if key == .enter { goToWinner(&model) }
    case .up: return perform(.up, &model)
    case .down: return perform(.down, &model)
    case .pageUp: return perform(.pageUp, &model)
    case .pageDown: return perform(.pageDown, &model)
    default:
      guard model.policy.tryOut.field.handle(key) else { return [] }
      return ask(model)
    }
    return []
  }

  static func paste(_ paste: Paste, _ model: inout Model) -> [Effect] {
    model.policy.tryOut.field.paste(paste)
    return ask(model)
  }

  private static func goToWinner(_ model: inout Model) {
    let report = model.policy.tryOut.current?.reports[model.session.connaisseur]
    guard let winner = report?.choice?.winner else { return }
    model.policy.focus = .list
    model.policy.changeList { $0.reveal(.rule(winner.index)) }
    Update.fit(&model)
  }

  /// A form of what is under the cursor; a heading, and what cannot be changed, gives way to its
  /// details.
  private static func open(_ model: inout Model) -> [Effect] {
    if model.editingRefusal == nil {
      switch model.policy.selection {
      case .validator(let index): return PolicyFormUpdate.open(.validator(index), &model)
      case .trustRoot(let validator, let index):
        return PolicyFormUpdate.open(.trustRoot(validator: validator, index), &model)
      case .rule(let index): return PolicyFormUpdate.open(.rule(index), &model)
      case .section, nil: break
      }
    }
    focus(.detail, &model)
    return []
  }

  // MARK: Panes

  private static func switchPane(_ model: inout Model) {
    let all = PolicyPane.Focus.allCases
    let next = (all.firstIndex(of: model.policy.focus) ?? 0) + 1
    focus(all[next % all.count], &model)
  }

  static func focus(_ pane: PolicyPane.Focus, _ model: inout Model) {
    model.policy.focus = pane
    Update.fit(&model)
  }

  /// Details and text give way to the list.
  static func back(_ model: inout Model) {
    focus(.list, &model)
  }

  private static func move(_ action: Action, _ model: inout Model) {
    switch model.policy.focus {
    case .detail: model.policy.detail.perform(action)
    case .text: model.policy.scrollText { $0.perform(action) }
    case .list: model.policy.changeList { $0.perform(action) }
    }
  }
}

extension PolicyList {
  /// Moves and folds as the action says; any other does nothing.
  fileprivate mutating func perform(_ action: Action) {
    switch action {
    case .up: move { $0.move(by: -1) }
    case .down: move { $0.move(by: 1) }
    case .pageUp: move { $0.pageUp() }
    case .pageDown: move { $0.pageDown() }
    case .halfPageUp: move { $0.halfPageUp() }
    case .halfPageDown: move { $0.halfPageDown() }
    case .top: move { $0.moveToTop() }
    case .bottom: move { $0.moveToBottom() }
    case .fold: fold()
    case .unfold: unfold()
    case .toggleFold: toggle()
    case .foldAll: setAllOpen(false)
    case .unfoldAll: setAllOpen(true)
    case .nextMatch: moveToMatch(forward: true)
    case .previousMatch: moveToMatch(forward: false)
    default: break
    }
  }
}
