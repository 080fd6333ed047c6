import Inspector
import PolicyEditor
import TerminalKit

/// What actions change in the files of values.
enum PolicyEditUpdate {
  static func perform(_ action: Action, _ model: inout Model) -> [Effect] {
    do throws(PolicyRefusal) {
      switch action {
      case .add: return add(&model)
      case .remove: return try remove(&model)
      case .yank: yank(&model)
      case .put: return try put(&model)
      case .moveUp: return try move(by: -1, &model)
      case .moveDown: return try move(by: 1, &model)
      case .undo: return walk(&model) { $0.undo() }
      case .redo: return walk(&model) { $0.redo() }
      default: break
      }
    } catch {
      model.notice = Model.Notice(text: "Not done: \(error.sentence).", isBad: true)
    }
    return []
  }

  // MARK: Steps

  /// Makes steps as one in the file that holds a section; what is shown follows.
  static func make(
    _ steps: [StepMaker], as name: String, in section: Values.Section, _ model: inout Model
  ) throws(PolicyRefusal) -> [Effect] {
    try make(in: model.policy.file(of: section), &model) {
      (draft: inout PolicyDraft) throws(PolicyRefusal) -> Void in
      try draft.make(steps, as: name)
    }
  }

  private static func make(
    in section: Values.Section, _ model: inout Model, _ step: @escaping StepMaker
  ) throws(PolicyRefusal) -> [Effect] {
    try make([step], as: "", in: section, &model)
  }

  /// Changes a file as one step.
  static func make(
    in file: Int, _ model: inout Model,
    _ change: (inout PolicyDraft) throws(PolicyRefusal) -> Void
  ) throws(PolicyRefusal) -> [Effect] {
    try make(&model) { (desk: inout PolicyDesk) throws(PolicyRefusal) -> Bool in
      try desk.make(in: file, change)
    }
  }

  /// The one way to every change, by a key, a form or another program.
  static func make(
    _ model: inout Model, _ change: (inout PolicyDesk) throws(PolicyRefusal) -> Bool
  ) throws(PolicyRefusal) -> [Effect] {
    if let reason = model.lookingReason { throw PolicyRefusal(reason) }
    let isMade = try model.policy.make(as: model.session.connaisseur, change)
    guard isMade else { return [] }
    if let name = model.policy.desk?.nameOfUndo {
      model.notice = Model.Notice(text: "Done: \(VisibleText.of(name, limit: 120)).", isBad: false)
    }
    return changed(&model)
  }

  /// What follows every change of the edited text.
  static func changed(_ model: inout Model) -> [Effect] {
    guard let edition = model.policy.edition else { return [] }
    let drafts = model.policy.desk?.drafts ?? []
    let keeping: [Effect] = model.savingRefusal == nil ? [.keepRecovery(drafts)] : []
    return LintUpdate.study(edition, model) + keeping + Update.examineEdited(&model)
  }

  private static func walk(
    _ model: inout Model, _ step: (inout PolicyDesk) -> String?
  ) -> [Effect] {
    let isUndo = model.policy.desk?.nameOfUndo
    guard let name = model.policy.walk(as: model.session.connaisseur, step) else { return [] }
    let word = isUndo == name ? "Undone" : "Done again"
    model.notice = Model.Notice(text: "\(word): \(VisibleText.of(name, limit: 120)).", isBad: false)
    return changed(&model)
  }

  // MARK: New entries

  /// A rule behind that under the cursor, a validator, or a trust root where the cursor is on one.
  private static func add(_ model: inout Model) -> [Effect] {
    let subject: PolicyForm.Subject =
      switch model.policy.selection {
      case .section(.validators), .validator: .validator(nil)
      case .trustRoot(let validator, _): .trustRoot(validator: validator, nil)
      case .rule(let index): .rule(nil, behind: index)
      case .section(.policy), nil: .rule(nil)
      }
    return PolicyFormUpdate.open(subject, &model)
  }

  static func addTrustRoot(_ model: inout Model) -> [Effect] {
    guard case .validator(let index)? = model.policy.selection else { return add(&model) }
    return PolicyFormUpdate.open(.trustRoot(validator: index, nil), &model)
  }

  // MARK: Removing

  private static func remove(_ model: inout Model) throws(PolicyRefusal) -> [Effect] {
    guard let selection = model.policy.selection else { return [] }
    let users = model.policy.users(of: selection)
    let effects: [Effect]
    switch selection {
    case .section: return []
    case .validator(let index):
      effects = try make(in: .validators, &model) {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.removeValidator(index)
      }
    case .trustRoot(let validator, let index):
      effects = try make(in: .validators, &model) {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.removeTrustRoot(index, fromValidator: validator)
      }
    case .rule(let index):
      effects = try make(in: .policy, &model) {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.removeRule(index)
      }
    }
    if !users.isEmpty { tell(users, &model) }
    return effects
  }

  /// The rules that still use what was removed.
  private static func tell(_ users: [Int], _ model: inout Model) {
    let rules = users.prefix(5).map { "\($0 + 1)" }.joined(separator: ", ")
    let more = users.count > 5 ? " and \(users.count - 5) more" : ""
    let noun = users.count == 1 ? "rule" : "rules"
    let said = model.notice?.text ?? ""
    model.notice = Model.Notice(
      text: "\(said) Still used by \(noun) \(rules)\(more); u takes it back.", isBad: true)
  }

  // MARK: Copies

  private static func yank(_ model: inout Model) {
    guard let selection = model.policy.selection, !selection.isSection else { return }
    model.policy.yanked = selection
    model.notice = Model.Notice(text: "Taken to be copied: p puts a copy here.", isBad: false)
  }

  /// Puts a copy of a rule behind the line under the cursor, of anything else behind the original.
  private static func put(_ model: inout Model) throws(PolicyRefusal) -> [Effect] {
    guard let yanked = model.policy.yanked, let outline = model.policy.outline else { return [] }
    let effects: [Effect]
    let copy: PolicyOutline.Item
    switch yanked {
    case .section: return []
    case .rule(let index):
      var place = index
      if case .rule(let row)? = model.policy.selection { place = row }
      effects = try put(rule: index, behind: place, outline, &model)
      copy = .rule(place + 1)
    case .validator(let index):
      let name = fresh(
        outline.validator(index)?.name ?? "validator",
        among: outline.configuration.validators.compactMap(\.name))
      effects = try make(in: .validators, &model) {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.copyValidator(index, as: name)
      }
      copy = .validator(index + 1)
    case .trustRoot(let validator, let index):
      let name = fresh(
        outline.trustRoot(index, of: validator)?.name ?? "root",
        among: outline.trustRoots(of: validator).compactMap(\.name))
      effects = try make(in: .validators, &model) {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.copyTrustRoot(index, as: name, inValidator: validator)
      }
      copy = .trustRoot(validator: validator, index + 1)
    }
    model.policy.changeList { $0.reveal(copy) }
    return effects
  }

  private static func put(
    rule index: Int, behind place: Int, _ outline: PolicyOutline, _ model: inout Model
  ) throws(PolicyRefusal) -> [Effect] {
    guard let pattern = outline.rule(index)?.pattern else { return [] }
    var steps: [StepMaker] = []
    let copying: StepMaker = { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.copyRule(index, as: pattern)
    }
    steps.append(copying)
    if place != index {
      let moving: StepMaker = { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.moveRule(index + 1, to: place + 1)
      }
      steps.append(moving)
    }
    return try make(steps, as: "copy rule \(pattern)", in: .policy, &model)
  }

  /// The name with the first number that makes it another than those that there are.
  private static func fresh(_ name: String, among taken: [String]) -> String {
    let taken = Set(taken)
    var number = 2
    while taken.contains("\(name)-\(number)") { number += 1 }
    return "\(name)-\(number)"
  }

  // MARK: Order

  private static func move(
    by step: Int, _ model: inout Model
  ) throws(PolicyRefusal) -> [Effect] {
    guard let outline = model.policy.outline, let selection = model.policy.selection else {
      return []
    }
    let effects: [Effect]
    let moved: PolicyOutline.Item
    switch selection {
    case .rule(let index) where outline.rule(index + step) != nil:
      effects = try make(in: .policy, &model) {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.moveRule(index, to: index + step)
      }
      moved = .rule(index + step)
    case .validator(let index) where outline.validator(index + step) != nil:
      effects = try make(in: .validators, &model) {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.moveValidator(index, to: index + step)
      }
      moved = .validator(index + step)
    case .trustRoot(let validator, let index)
    where outline.trustRoot(index + step, of: validator) != nil:
      effects = try make(in: .validators, &model) {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.moveTrustRoot(index, to: index + step, inValidator: validator)
      }
      moved = .trustRoot(validator: validator, index + step)
    default: return []
    }
    model.policy.changeList { $0.reveal(moved) }
    return effects
  }
}
