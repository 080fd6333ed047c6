import Inspector
import TerminalKit

/// Where the configuration is, before another place was named.
struct PlaceBefore: Sendable {
  let place: ConfigurationPlace?
  let origin: String
  let isBuiltIn: Bool
  let running: RunningConfiguration?
  let policy: PolicyPane
}

/// Another place of the configuration, and the way back to the one before.
enum PlaceUpdate {
  /// Whether another place would lose work; that is said then.
  static func refusesUnsaved(_ model: inout Model) -> Bool {
    guard !model.policy.changedDrafts.isEmpty else { return false }
    model.notice = Model.Notice(text: "Not now: something is unsaved. w saves it.", isBad: true)
    return true
  }

  /// From now on the configuration is the one there.
  static func read(_ place: ConfigurationPlace, _ model: inout Model) -> [Effect] {
    let isShown = model.verdict.report != nil || model.policy.edition != nil
    if isShown, model.placeBefore == nil {
      model.placeBefore = PlaceBefore(
        place: model.session.place, origin: model.session.placeOrigin,
        isBuiltIn: model.session.isBuiltIn, running: model.running, policy: model.policy)
    }
    model.policy.clear()
    model.running = nil
    model.session.place = place
    model.session.placeOrigin = ""
    model.session.isBuiltIn = false
    // Many images are judged anew where they stand.
    if model.view != .images, model.view != .policy || model.session.image == nil {
      ActionUpdate.show(model.session.image == nil ? .policy : .verdict, &model)
    }
    return Update.reload(&model)
  }

  /// What was read before counts again; false where no other place was named.
  @discardableResult
  static func restore(_ model: inout Model) -> Bool {
    guard let before = model.placeBefore else { return false }
    model.placeBefore = nil
    model.session.place = before.place
    model.session.placeOrigin = before.origin
    model.session.isBuiltIn = before.isBuiltIn
    model.running = before.running
    model.policy.restore(before.policy)
    Update.fit(&model)
    return true
  }
}
