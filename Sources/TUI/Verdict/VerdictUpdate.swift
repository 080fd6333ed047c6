import PolicyEditor
import Inspector
import TerminalKit

/// What actions do in the Verdict view.
enum VerdictUpdate {
  static func perform(_ action: Action, _ model: inout Model) {
    switch action {
    case .evidence: showEvidence(&model)
    case .judge:
      model.verdict.bringToFront(model.verdict.other)
      Update.fit(&model)
    case .nextMatch: model.verdict.list.moveToMatch(forward: true)
    case .previousMatch: model.verdict.list.moveToMatch(forward: false)
    case .foldAll: model.verdict.list.foldAll()
    case .unfoldAll: model.verdict.list.unfoldAll()
    case .fold: model.verdict.list.changeFolds { $0.fold() }
    case .unfold: model.verdict.list.changeFolds { $0.unfold() }
    case .toggleFold: model.verdict.list.changeFolds { $0.toggleFold() }
    default: move(action, &model.verdict.list)
    }
  }

  /// Goes to where the fact of the line can be looked at.
  private static func showEvidence(_ model: inout Model) {
    guard let place = model.verdict.list.selectedNode?.place else { return }
    guard let position = place.position else {
      TrustUpdate.show(place, &model)
      return
    }
    model.overlay = SourcePane(position, in: model.verdict.report?.files ?? [])
      .map(Overlay.file)
    if model.overlay == nil {
      model.notice = Model.Notice(text: "\(position.file) is not at hand.", isBad: true)
    }
    Update.fit(&model)
  }

  private static func move(_ action: Action, _ list: inout VerdictList) {
    switch action {
    case .up: list.moveUp()
    case .down: list.moveDown()
    case .pageUp: list.page(by: -list.pageLines)
    case .pageDown: list.page(by: list.pageLines)
    case .halfPageUp: list.page(by: -max(list.pageLines / 2, 1))
    case .halfPageDown: list.page(by: max(list.pageLines / 2, 1))
    case .top: list.move(to: 0)
    case .bottom: list.move(to: list.rows.count - 1)
    default: break
    }
  }
}
