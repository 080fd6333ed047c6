import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// What actions do while facts beside the chain of trust are shown, and how they come.
enum AsideUpdate {
  /// Opens the facts of a kind, and asks for them.
  static func open(_ kind: AsidePane.Kind, _ model: inout Model) -> [Effect] {
    guard let image = model.session.image?.reference else { return [] }
    model.generation += 1
    model.overlay = nil
    model.aside = AsidePane(kind, loading: .running(model.generation))
    Update.fit(&model)
    let inquiry = AsideInquiry(
      image: image, validator: model.validator, generation: model.generation)
    switch kind {
    case .history: return [.history(inquiry)]
    case .comparison(let path): return [.compare(inquiry, path: path)]
    case .registry:
      let question = RegistryQuestion(
        image, report: model.presentation?.report,
        explanation: model.verdict.report?.explanation)
      return [.registry(inquiry, question)]
    }
  }

  /// Asks again, unless whoever is asked wants to be left alone and the user has not insisted.
  static func reload(_ aside: AsidePane, _ model: inout Model) -> [Effect] {
    var pause = aside.pause
    if let notice = PauseUpdate.notice(&pause) {
      model.aside?.pause = pause
      model.notice = notice
      return []
    }
    return open(aside.kind, &model)
  }

  /// Facts have come.
  static func show(_ answer: AsideAnswer, generation: Int, _ model: inout Model) -> [Effect] {
    guard model.aside?.loading == .running(generation) else { return [] }
    switch answer {
    case .askedToWait(let seconds, let until):
      model.aside?.pause = ServerPause(seconds: seconds, until: until, generation: generation)
      return [.wait(seconds: seconds, generation: generation)]
    case .sheet(let sheet, let progress, let isComplete):
      if isComplete { model.aside?.loading = .none }
      model.aside?.show(sheet, progress: progress)
    case .trace(let trace): model.aside?.trace = trace
    case .failed(let reason):
      model.aside?.loading = .failed(reason)
    }
    return []
  }

  static func perform(_ action: Action, _ model: inout Model) {
    switch action {
    case .signIn: showSignIn(&model)
    case .open: focus(.detail, &model)
    case .switchPane: focus(model.aside?.focus == .tree ? .detail : .tree, &model)
    default: move(action, &model)
    }
  }

  /// A load is cancelled, then the filter is cleared; the details give way to the list, and that to the
  /// view below.
  static func back(_ model: inout Model) -> [Effect] {
    guard let aside = model.aside else { return [] }
    if aside.loading.isRunning {
      model.aside?.loading = .cancelled
      model.notice = Model.Notice(text: "Loading was cancelled. R asks again.", isBad: false)
      return [.cancelAside]
    }
    if !aside.filter.isEmpty {
      model.setFilter("")
    } else if aside.focus == .detail {
      focus(.tree, &model)
    } else {
      close(&model)
    }
    return []
  }

  /// Over the facts, so that Esc leads back to them.
  private static func showSignIn(_ model: inout Model) {
    guard let trace = model.aside?.trace else { return }
    let columns = min(Layout(model).body.columns - 2, 110)
    let lines = trace.lines.flatMap { StyledText.lines(of: $0, columns: columns) }
    ActionUpdate.show(.note(Note("Sign-in", lines)), &model)
  }

  static func close(_ model: inout Model) {
    model.aside = nil
    Update.fit(&model)
  }

  private static func focus(_ pane: Model.Pane, _ model: inout Model) {
    model.aside?.focus = pane
    Update.fit(&model)
  }

  private static func move(_ action: Action, _ model: inout Model) {
    if model.aside?.focus == .detail {
      model.aside?.detail.perform(action)
      return
    }
    model.aside?.move { list in
      switch action {
      case .up, .previousMatch: list.move(by: -1)
      case .down, .nextMatch: list.move(by: 1)
      case .pageUp: list.pageUp()
      case .pageDown: list.pageDown()
      case .halfPageUp: list.halfPageUp()
      case .halfPageDown: list.halfPageDown()
      case .top: list.moveToTop()
      case .bottom: list.moveToBottom()
      default: break
      }
    }
  }
}

extension Model {
  /// The validator from whose server trust data comes; nil where none is known.
  fileprivate var validator: NotaryValidator? { verdict.report?.rules[session.connaisseur]?.notary }
}
