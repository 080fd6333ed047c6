import PolicyEditor

/// What a form changes, as steps of editing.
extension PolicyForm {
  /// Each is made in what the one before it left.
  var steps: [StepMaker] {
    switch subject {
    case .validator(let index?): return validatorSteps(index)
    case .validator(nil): return [addValidator()]
    case .trustRoot(let validator, let index?): return trustRootSteps(index, of: validator)
    case .trustRoot(let validator, nil): return [addTrustRoot(to: validator)]
    case .rule(let index?, _): return ruleSteps(index)
    case .rule(nil, let place): return [addRule(behind: place)]
    }
  }

  /// The name of the step, where there are several changes.
  var stepName: String {
    switch subject {
    case .validator: "edit validator \(value(.name))"
    case .trustRoot: "edit trust root \(value(.name))"
    case .rule: "edit rule \(value(.pattern))"
    }
  }

  /// The key as a trust root takes it; as it stands where it is none.
  private var pem: String {
    let text = value(.key)
    return (try? PinnedKey(text: Array(text.utf8)))?.pem ?? text + "\n"
  }

  /// A text, or nil for an empty one.
  private func text(_ name: FormField.Name) -> YAMLContent? {
    value(name).isEmpty ? nil : .text(value(name))
  }

  // MARK: Validators

  private func addValidator() -> StepMaker {
    let name = value(.name)
    var members = [YAMLContent.Member("type", .text(value(.type)))]
    if value(.type) == "static" {
      members.append(.init("approve", .boolean(value(.approve) == "true")))
    } else {
      if let host = text(.host) { members.append(.init("host", host)) }
      if !value(.key).isEmpty {
        let root = YAMLContent.mapping([
          .init("name", .text(value(.rootName))), .init("key", .text(pem)),
        ])
        members.append(.init("trustRoots", .sequence([root])))
      }
      if let auth { members.append(.init("auth", auth)) }
      if !value(.cert).isEmpty { members.append(.init("cert", .text(value(.cert) + "\n"))) }
    }
    let all = members
    return { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.addValidator(name, all)
    }
  }

  /// How to sign in; nil for nothing.
  private var auth: YAMLContent? {
    switch value(.auth) {
    case "secret": .mapping([.init("secretName", .text(value(.secret)))])
    case "keychain": .mapping([.init("useKeychain", .boolean(true))])
    default: nil
    }
  }

  private func validatorSteps(_ index: Int) -> [StepMaker] {
    var changes: [(member: String, content: YAMLContent?)] = []
    if isChanged(.name) { changes.append(("name", .text(value(.name)))) }
    if isChanged(.type) { changes.append(("type", .text(value(.type)))) }
    if value(.type) == "static" {
      if isChanged(.approve) || isChanged(.type) {
        changes.append(("approve", .boolean(value(.approve) == "true")))
      }
    } else {
      if isChanged(.host) { changes.append(("host", text(.host))) }
      if isChanged(.auth) || (isChanged(.secret) && value(.auth) == "secret") {
        changes.append(("auth", auth))
      }
      if isChanged(.cert) {
        changes.append(("cert", value(.cert).isEmpty ? nil : .text(value(.cert) + "\n")))
      }
    }
    var steps = changes.map { PolicyForm.setting($0.member, to: $0.content, ofValidator: index) }
    if isChanged(.type) {
      // What the new type does not know would keep Connaisseur from starting.
      let old = value(.type) == "static" ? ["host", "trustRoots", "auth", "cert"] : ["approve"]
      steps += old.map { PolicyForm.removal(of: $0, fromValidator: index) }
    }
    return steps
  }

  private static func setting(
    _ member: String, to content: YAMLContent?, ofValidator index: Int
  ) -> StepMaker {
    { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.editValidator(index, set: member, to: content)
    }
  }

  /// Removes a member if there is one.
  private static func removal(of member: String, fromValidator index: Int) -> StepMaker {
    { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      let entry = try sections.validator(index)
      guard entry.value.member(named: member, by: .helm) != nil else { return PolicyStep("", []) }
      return try sections.editValidator(index, set: member, to: nil)
    }
  }

  // MARK: Trust roots

  private func addTrustRoot(to validator: Int) -> StepMaker {
    let (name, key) = (value(.name), pem)
    return { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.addTrustRoot(name, key: key, toValidator: validator)
    }
  }

  private func trustRootSteps(_ index: Int, of validator: Int) -> [StepMaker] {
    let (name, key) = (value(.name), pem)
    var steps: [StepMaker] = []
    if isChanged(.key) {
      let replacing: StepMaker = {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.replaceKey(ofTrustRoot: index, with: key, inValidator: validator)
      }
      steps.append(replacing)
    }
    if isChanged(.name) {
      let renaming: StepMaker = {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.renameTrustRoot(index, to: name, inValidator: validator)
      }
      steps.append(renaming)
    }
    return steps
  }

  // MARK: Rules

  private static func names(in list: String) -> [String] {
    list.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
      .filter { !$0.isEmpty }
  }

  private func addRule(behind place: Int?) -> StepMaker {
    let pattern = value(.pattern)
    var members: [YAMLContent.Member] = []
    if let validator = text(.validator) { members.append(.init("validator", validator)) }
    var options: [YAMLContent.Member] = []
    if let trustRoot = text(.trustRoot) { options.append(.init("trustRoot", trustRoot)) }
    let delegations = PolicyForm.names(in: value(.delegations))
    if !delegations.isEmpty {
      options.append(.init("delegations", .sequence(delegations.map { .text($0) })))
    }
    if let mode = text(.mode) { options.append(.init("mode", mode)) }
    if !options.isEmpty { members.append(.init("with", .mapping(options))) }
    let all = members
    return { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.addRule(pattern, all, at: place.map { $0 + 1 })
    }
  }

  private func ruleSteps(_ index: Int) -> [StepMaker] {
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
    let before = PolicyForm.names(in: original[.delegations] ?? "")
    let now = PolicyForm.names(in: value(.delegations))
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
