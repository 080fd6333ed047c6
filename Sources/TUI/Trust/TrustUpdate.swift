import Inspector
import PolicyEditor
import TerminalKit

/// What actions do in the Trust view.
enum TrustUpdate {
  static func perform(_ action: Action, _ model: inout Model) {
    switch action {
    case .open: focus(.detail, &model)
    case .switchPane: focus(model.focus == .tree ? .detail : .tree, &model)
    case .raw: model.trust.toggleRaw()
    case .nextMatch: model.trust.moveToMatch(forward: true)
    case .previousMatch: model.trust.moveToMatch(forward: false)
    case .foldAll: model.trust.foldAll()
    case .unfoldAll: model.trust.unfoldAll()
    case .judge: nextJudge(&model)
    default: move(action, &model)
    }
  }

  /// The details give way to the tree, facts take the place of the raw document, and evidence leads
  /// back to the verdict that named it.
  static func back(_ model: inout Model) {
    if model.focus == .detail {
      focus(.tree, &model)
    } else if model.departure != nil {
      ActionUpdate.show(.verdict, &model)
    } else if model.trust.showsRaw {
      model.trust.toggleRaw()
    }
  }

  static func focus(_ pane: Model.Pane, _ model: inout Model) {
    model.focus = pane
    Update.fit(&model)
  }

  // MARK: Judges

  private static let judges: [Judge] =
    [.notaryClient] + Generation.allCases.map { .connaisseur($0) }

  private static func nextJudge(_ model: inout Model) {
    let index = judges.firstIndex(of: model.judge) ?? 0
    setJudge(judges[(index + 1) % judges.count], &model)
  }

  static func setJudge(_ judge: Judge, _ model: inout Model) {
    guard judge != model.judge else { return }
    model.judge = judge
    Update.showTrust(&model)
  }

  // MARK: Evidence

  /// Goes to what a step of the verdict is about, judged by the version that is in front there.
  static func show(_ place: Evidence.Place, _ model: inout Model) {
    guard let node = TrustNode.ID.all(at: place) else { return }
    model.departure = Model.Departure(judge: model.judge, focus: model.focus)
    model.view = .trust
    model.focus = .tree
    setJudge(.connaisseur(model.verdict.front), &model)
    model.trust.reveal(node)
    Update.fit(&model)
  }

  /// The judge is again who it was before evidence was shown.
  static func endDeparture(_ model: inout Model) {
    guard let departure = model.departure else { return }
    model.departure = nil
    model.focus = departure.focus
    setJudge(departure.judge, &model)
  }

  // MARK: Moving

  private static func move(_ action: Action, _ model: inout Model) {
    if model.focus == .detail {
      model.trust.detail.perform(action)
      return
    }
    switch action {
    case .up: model.trust.move { $0.move(by: -1) }
    case .down: model.trust.move { $0.move(by: 1) }
    case .pageUp: model.trust.move { $0.pageUp() }
    case .pageDown: model.trust.move { $0.pageDown() }
    case .halfPageUp: model.trust.move { $0.halfPageUp() }
    case .halfPageDown: model.trust.move { $0.halfPageDown() }
    case .top: model.trust.move { $0.moveToTop() }
    case .bottom: model.trust.move { $0.moveToBottom() }
    case .fold: model.trust.changeFolds { $0.fold() }
    case .unfold: model.trust.changeFolds { $0.unfold() }
    case .toggleFold: model.trust.changeFolds { $0.toggleFold() }
    default: break
    }
  }
}

extension TextPaneState {
  /// Scrolls as the action says; any other does nothing.
  mutating func perform(_ action: Action) {
    switch action {
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageUp: pageUp()
    case .pageDown: pageDown()
    case .halfPageUp: halfPageUp()
    case .halfPageDown: halfPageDown()
    case .top: moveToTop()
    case .bottom: moveToBottom()
    case .fold: scrollSideways(by: -8)
    case .unfold: scrollSideways(by: 8)
    default: break
    }
  }
}

extension TrustNode.ID {
  /// The lines that show a place, the best first; nil for a line of a file.
  static func all(at place: Evidence.Place) -> [TrustNode.ID]? {
    switch place {
    case .trust(let role, nil): [.role(role)]
    case .trust(let role, let key?): [.key(role, key), .role(role)]
    case .target(let role, let name): [.target(role, name), .targets(role), .role(role)]
    case .values: nil
    }
  }
}
