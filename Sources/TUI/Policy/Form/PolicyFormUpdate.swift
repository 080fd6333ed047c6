import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// What keys do in a form. Nothing that was typed goes without being asked for.
enum PolicyFormUpdate {
  static func open(_ subject: PolicyForm.Subject, _ model: inout Model) -> [Effect] {
    guard let outline = model.policy.outline else { return [] }
    let ground = PolicyForm.Ground(
      outline: outline, sections: model.policy.sections(holding: subject.section),
      version: model.session.version(of: outline.generation),
      file: model.policy.fileName(of: subject.section), delegations: model.delegationNames)
    guard let form = PolicyForm(subject, on: ground) else { return [] }
    show(form, &model)
    // Where no repository is loaded, that of the image which the rule decides on is asked.
    guard case .rule(let index?, _) = subject, model.delegationNames.isEmpty,
      let rule = outline.rule(index), let number = outline.validator(of: rule),
      case .notaryV1(let validator)? = outline.validator(number)?.kind,
      let image = ConnectionTestUpdate.image(
        decidedBy: rule.validator ?? "default", model)
    else { return [] }
    return [.readDelegations(DelegationInquiry(image: image, validator: validator))]
  }

  /// The delegations of a repository have been found out.
  static func offer(delegations: [String], _ model: inout Model) {
    guard case .form(var form) = model.popup else { return }
    form.offer(delegations, for: .delegations)
    show(form, &model)
  }

  static func show(_ form: PolicyForm, _ model: inout Model) {
    model.popup = .form(form)
    Update.fit(&model)
  }

  static func handle(_ key: Key, _ form: PolicyForm, _ model: inout Model) -> [Effect] {
    var form = form
    if form.isAsking { return answer(key, form, &model) }
    switch key {
    case .control("s"): return apply(form, &model)
    case .escape:
      guard form.isChanged else {
        model.popup = nil
        return []
      }
      form.isAsking = true
    case .tab: form.move(by: 1)
    case .backTab: form.move(by: -1)
    case .control("o"):
      guard case .lines? = form.focused?.control else { break }
      return KeyFileUpdate.ask(for: form, &model)
    default:
      if form.handle(key) { break }
      switch key {
      case .enter: return apply(form, &model)
      case .down: form.move(by: 1)
      case .up: form.move(by: -1)
      default: break
      }
    }
    show(form, &model)
    return []
  }

  /// A click goes to a field, and in a field of several values to the next of them.
  static func click(_ point: Point, _ form: PolicyForm, _ model: inout Model) {
    var form = form
    let rect = PolicyFormView.rect(of: form, in: Layout(model).body).inset()
    guard !form.isAsking, rect.contains(point),
      let index = form.scroll.item(atLine: form.scroll.top + point.row - rect.row),
      form.shown.indices.contains(index)
    else { return }
    let name = form.shown[index].name
    if form.focused?.name == name { form.chooseNext() }
    form.setFocus(name)
    show(form, &model)
  }

  static func paste(_ paste: Paste, _ form: PolicyForm, _ model: inout Model) {
    guard !form.isAsking else { return }
    var form = form
    form.paste(paste)
    show(form, &model)
  }

  private static func answer(_ key: Key, _ form: PolicyForm, _ model: inout Model) -> [Effect] {
    var form = form
    form.isAsking = false
    switch key {
    case "y", .enter: return apply(form, &model)
    case "n":
      model.popup = nil
      return []
    case .escape: break
    default: form.isAsking = true
    }
    show(form, &model)
    return []
  }

  private static func apply(_ form: PolicyForm, _ model: inout Model) -> [Effect] {
    var form = form
    guard form.isNew || form.isChanged else {
      model.popup = nil
      return []
    }
    if let (field, remark) = form.blocking {
      form.setFocus(field.name)
      form.refusal = "\(field.label): \(remark.text)"
      show(form, &model)
      return []
    }
    let before = model.policy.outline
    do throws(PolicyRefusal) {
      let effects = try make(form, &model)
      model.popup = nil
      tellReplacement(of: form.subject.section, before, &model)
      if let item = form.subject.item(before: before, after: model.policy.outline) {
        model.policy.changeList { $0.reveal(item) }
      }
      return effects
    } catch {
      form.refusal = error.sentence
      show(form, &model)
      return []
    }
  }
}

extension PolicyFormUpdate {
  /// A section that a file sets for the first time takes the place of the chart's own.
  private static func tellReplacement(
    of section: Values.Section, _ before: PolicyOutline?, _ model: inout Model
  ) {
    guard case .chart? = before?.origins[section],
      case .file? = model.policy.outline?.origins[section],
      let said = model.notice?.text
    else { return }
    model.notice = Model.Notice(
      text:
        "\(said) The chart's own \(section.rawValue == "policy" ? "rules" : "validators") no longer count.",
      isBad: false)
  }

  /// Makes the form's steps, and those in the file of the policy where that is another one.
  private static func make(
    _ form: PolicyForm, _ model: inout Model
  ) throws(PolicyRefusal) -> [Effect] {
    let own = model.policy.file(of: form.subject.section)
    let other = model.policy.file(of: .policy)
    guard own != other, let outline = model.policy.outline,
      let following = form.renaming(in: outline)
    else {
      return try PolicyEditUpdate.make(
        form.steps, as: form.stepName, in: form.subject.section, &model)
    }
    return try PolicyEditUpdate.make(&model) {
      (desk: inout PolicyDesk) throws(PolicyRefusal) -> Bool in
      try desk.makeTogether { (desk: inout PolicyDesk) throws(PolicyRefusal) -> Void in
        _ = try desk.make(in: own) { (draft: inout PolicyDraft) throws(PolicyRefusal) -> Void in
          try draft.make(form.steps, as: form.stepName)
        }
        _ = try desk.make(in: other) { (draft: inout PolicyDraft) throws(PolicyRefusal) -> Void in
          try draft.make([following], as: "")
        }
      }
    }
  }
}

extension PolicyForm.Subject {
  /// The section in which it stands.
  var section: Values.Section {
    switch self {
    case .validator, .trustRoot: .validators
    case .rule: .policy
    }
  }

  /// The line that it has become.
  fileprivate func item(before: PolicyOutline?, after: PolicyOutline?) -> PolicyOutline.Item? {
    guard let after else { return nil }
    switch self {
    case .validator(let index):
      return .validator(index ?? after.configuration.validators.count - 1)
    case .trustRoot(let validator, let index):
      return .trustRoot(validator: validator, index ?? after.trustRoots(of: validator).count - 1)
    case .rule(let index, let place):
      if let index { return .rule(index) }
      return .rule(place.map { $0 + 1 } ?? after.configuration.rules.count - 1)
    }
  }
}

extension Model {
  /// The delegations of the repository that is loaded, as a rule names them.
  fileprivate var delegationNames: [String] {
    DelegationInquiry.names(of: presentation?.report.chain.roles.map(\.name) ?? [])
  }
}
