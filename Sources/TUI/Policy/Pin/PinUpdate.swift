import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// Pinning the root key under the cursor of the Trust view.
enum PinUpdate {
  /// The key that would be pinned; nil where the cursor is on none.
  static func key(_ model: Model) -> ExactText? {
    guard model.view == .trust, case .key(let role, let id)? = model.trust.selection, role == .root
    else { return nil }
    return id
  }

  static func open(_ model: inout Model) {
    guard let key = key(model), let report = model.trust.report,
      let outline = model.policy.outline, let desk = model.policy.desk
    else { return }
    let file = model.policy.file(of: .validators)
    guard desk.drafts.indices.contains(file), let sections = try? desk.drafts[file].sections()
    else { return }
    let rule = model.session.image.flatMap {
      RuleInForce(
        for: $0.given, in: outline.configuration, as: model.session.connaisseur)?.rule
    }
    guard let form = PinForm(key, of: report, in: outline, sections, rule: rule) else {
      model.notice = Model.Notice(
        text: "There is no validator of type notaryv1; 3 and then o adds one.", isBad: true)
      return
    }
    model.popup = .pin(form)
  }

  static func handle(_ key: Key, _ form: PinForm, _ model: inout Model) -> [Effect] {
    var form = form
    switch key {
    case .escape:
      model.popup = nil
      return []
    case .tab: return move(form, by: 1, &model)
    case .backTab: return move(form, by: -1, &model)
    case .pageDown: return scroll(form, &model) { $0.pageDown() }
    case .pageUp: return scroll(form, &model) { $0.pageUp() }
    default:
      if form.handle(key) { break }
      switch key {
      case .enter, .control("s"): return pin(form, &model)
      case .down: return move(form, by: 1, &model)
      case .up: return move(form, by: -1, &model)
      default: break
      }
    }
    model.popup = .pin(form)
    return []
  }

  // MARK: Fields, and what speaks for the key

  /// To another field, which is then seen.
  private static func move(_ form: PinForm, by step: Int, _ model: inout Model) -> [Effect] {
    var form = form
    form.move(by: step)
    return scroll(form, &model) { $0.reveal(form.focus) }
  }

  static func scroll(by lines: Int, _ form: PinForm, _ model: inout Model) {
    _ = scroll(form, &model) { $0.scroll(by: lines) }
  }

  private static func scroll(
    _ form: PinForm, _ model: inout Model, _ change: (inout TextPaneState) -> Void
  ) -> [Effect] {
    var form = form
    var pane = PinView.pane(of: form, in: Layout(model).body)
    change(&pane)
    form.top = pane.top
    model.popup = .pin(form)
    return []
  }

  static func click(_ point: Point, _ form: PinForm, _ model: inout Model) {
    guard let place = PinView.field(at: point, of: form, in: Layout(model).body) else { return }
    var form = form
    form.click(place)
    model.popup = .pin(form)
  }

  private static func pin(_ form: PinForm, _ model: inout Model) -> [Effect] {
    var form = form
    do throws(PolicyRefusal) {
      if let problem = form.problem { throw PolicyRefusal(problem) }
      guard let key = form.plan?.pinnedKey else { return [] }
      let (name, validator) = (form.name, form.validator)
      var steps: [StepMaker] = []
      let pinning: StepMaker = { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.pin(key, as: name, inValidator: validator)
      }
      steps.append(pinning)
      let effects = try PolicyEditUpdate.make(steps, as: "", in: .validators, &model)
      model.popup = nil
      let roots = model.policy.outline?.trustRoots(of: validator) ?? []
      if let index = roots.firstIndex(where: { $0.name == name }) {
        model.policy.changeList { $0.reveal(.trustRoot(validator: validator, index)) }
      }
      ActionUpdate.show(.policy, &model)
      return effects
    } catch {
      form.refusal = error.sentence
      model.popup = .pin(form)
      return []
    }
  }
}
