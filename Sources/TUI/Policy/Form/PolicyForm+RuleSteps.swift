import PolicyEditor

/// What the form of a rule changes.
extension PolicyForm {
  func addRule(behind place: Int?) -> StepMaker {
    let pattern = value(.pattern)
    var members: [YAMLContent.Member] = []
    if let validator = text(.validator) { members.append(.init("validator", validator)) }
    var options: [YAMLContent.Member] = []
    if let trustRoot = text(.trustRoot) { options.append(.init("trustRoot", trustRoot)) }
    let delegations = FormField.names(in: value(.delegations))
    if !delegations.isEmpty {
      options.append(.init("delegations", .sequence(delegations.map { .text($0) })))
    }
    if let mode = text(.mode) { options.append(.init("mode", mode)) }
    for (path, field) in memberFields {
      if let content = field.content, let name = path.last { options.append(.init(name, content)) }
    }
    if !options.isEmpty { members.append(.init("with", .mapping(options))) }
    let all = members
    return { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.addRule(pattern, all, at: place.map { $0 + 1 })
    }
  }

  func ruleSteps(_ index: Int) -> [StepMaker] {
    var steps: [StepMaker] = []
    if isChanged(.pattern) {
      steps.append(PolicyForm.setting("pattern", to: .text(value(.pattern)), ofRule: index))
    }
    if isChanged(.validator) {
      steps.append(PolicyForm.setting("validator", to: text(.validator), ofRule: index))
    }
    if isChanged(.trustRoot) {
      steps.append(PolicyForm.option("trustRoot", text(.trustRoot), ofRule: index))
    }
    if isChanged(.delegations) { steps += delegationSteps(index) }
    if isChanged(.mode) { steps.append(PolicyForm.option("mode", text(.mode), ofRule: index)) }
    return steps
      + changedMembers.map {
        PolicyForm.option($0.path.last ?? "", $0.field.content, ofRule: index)
      }
  }

  private static func setting(
    _ member: String, to content: YAMLContent?, ofRule index: Int
  ) -> StepMaker {
    { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.editRule(index, set: member, to: content)
    }
  }

  private static func option(
    _ option: String, _ content: YAMLContent?, ofRule index: Int
  ) -> StepMaker {
    { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.editRule(index, option: option, to: content)
    }
  }

  /// Names that come and names that go, where the others stay in their order; else the list anew.
  private func delegationSteps(_ index: Int) -> [StepMaker] {
    let before = FormField.names(in: original[.delegations] ?? "")
    let now = FormField.names(in: value(.delegations))
    let kept = before.filter(now.contains)
    let added = now.filter { !before.contains($0) }
    guard kept + added == now, !now.isEmpty, Set(before).count == before.count else {
      let content = now.isEmpty ? nil : YAMLContent.sequence(now.map { .text($0) })
      return [PolicyForm.option("delegations", content, ofRule: index)]
    }
    // The last one may not go before another comes.
    var steps: [StepMaker] = added.map { PolicyForm.addition(of: $0, toRule: index) }
    for number in before.indices.reversed() where !now.contains(before[number]) {
      let removing: StepMaker = {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.removeDelegation(number, fromRule: index)
      }
      steps.append(removing)
    }
    return steps
  }

  private static func addition(of name: String, toRule index: Int) -> StepMaker {
    { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.addDelegation(name, toRule: index)
    }
  }
}
