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
  func text(_ name: FormField.Name) -> YAMLContent? {
    value(name).isEmpty ? nil : .text(value(name))
  }

  /// The fields that are shown of what the schema alone knows, by their paths.
  var memberFields: [(path: [String], field: FormField)] {
    shown.compactMap { field in
      guard case .member(let path) = field.name else { return nil }
      return (path.split(separator: ".").map(String.init), field)
    }
  }

  var changedMembers: [(path: [String], field: FormField)] {
    memberFields.filter { isChanged($0.field.name) }
  }

  /// The same as members of a new entry; those below a name are put together.
  private var newMembers: [YAMLContent.Member] {
    var members: [YAMLContent.Member] = []
    for (path, field) in memberFields {
      guard let content = field.content, let first = path.first else { continue }
      let nested = path.dropFirst().reversed().reduce(content) { .mapping([.init($1, $0)]) }
      guard let index = members.firstIndex(where: { $0.name == first }),
        case .mapping(let before) = members[index].value, case .mapping(let more) = nested
      else {
        members.append(.init(first, nested))
        continue
      }
      members[index] = .init(first, .mapping(before + more))
    }
    return members
  }

  // MARK: Validators

  private func addValidator() -> StepMaker {
    let name = value(.name)
    var members = [YAMLContent.Member("type", .text(value(.type)))]
    if type == "static" {
      members.append(.init("approve", .boolean(value(.approve) == "true")))
    } else {
      if type == "notaryv1", let host = text(.host) { members.append(.init("host", host)) }
      members += newMembers
      if let root = firstTrustRoot {
        members.append(.init("trustRoots", .sequence([root])))
      }
      if let auth = newAuthentication { members.append(.init("auth", auth)) }
      if !value(.cert).isEmpty { members.append(.init("cert", .text(value(.cert) + "\n"))) }
    }
    let all = members
    return { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.addValidator(name, all)
    }
  }

  private var firstTrustRoot: YAMLContent? {
    let isNotation = type == "notation"
    guard !value(isNotation ? .rootCert : .key).isEmpty else { return nil }
    let own: YAMLContent.Member =
      isNotation
      ? .init("cert", .text(value(.rootCert) + "\n")) : .init("key", .text(pem))
    return .mapping([.init("name", .text(value(.rootName))), own])
  }

  private func validatorSteps(_ index: Int) -> [StepMaker] {
    var changes: [(member: String, content: YAMLContent?)] = []
    if isChanged(.name) { changes.append(("name", .text(value(.name)))) }
    if isChanged(.type) { changes.append(("type", .text(value(.type)))) }
    if type == "static", isChanged(.approve) || isChanged(.type) {
      changes.append(("approve", .boolean(value(.approve) == "true")))
    }
    if type == "notaryv1", isChanged(.host) { changes.append(("host", text(.host))) }
    var steps = changes.map { PolicyForm.setting($0.member, to: $0.content, ofValidator: index) }
    if isChanged(.type) { steps += foreignMembers.map { PolicyForm.removal(of: $0, from: index) } }
    guard type != "static" else { return steps }
    steps += authenticationSteps(index)
    if isChanged(.cert) {
      let cert = value(.cert).isEmpty ? nil : YAMLContent.text(value(.cert) + "\n")
      steps.append(PolicyForm.setting("cert", to: cert, ofValidator: index))
    }
    return steps
      + changedMembers.map {
        PolicyForm.setting(path: $0.path, to: $0.field.content, ofValidator: index)
      }
  }

  /// What the old type knows and the new one does not, with which Connaisseur would not start.
  private var foreignMembers: [String] {
    func names(of type: String) -> Set<String> {
      let versions = [ConnaisseurVersion.python, .go]
      return Set(
        versions.flatMap { version in
          ValuesSchema.validatorTypes(in: version).filter { $0.name == type }.flatMap {
            $0.mapping.keys(in: version).map(\.name)
          }
        })
    }
    let old = names(of: original[.type] ?? "")
    var foreign = old.subtracting(names(of: type))
    // One has a name there, the other a mapping.
    if old.contains("host") { foreign.insert("host") }
    return foreign.sorted()
  }

  static func setting(
    _ member: String, to content: YAMLContent?, ofValidator index: Int
  ) -> StepMaker {
    { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.editValidator(index, set: member, to: content)
    }
  }

  static func setting(
    path: [String], to content: YAMLContent?, ofValidator index: Int
  ) -> StepMaker {
    { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.editValidator(index, path: path, to: content)
    }
  }

  /// Removes a member if there is one.
  private static func removal(of member: String, from index: Int) -> StepMaker {
    { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      let entry = try sections.validator(index)
      guard entry.value.member(named: member, by: .helm) != nil else { return PolicyStep("", []) }
      return try sections.editValidator(index, set: member, to: nil)
    }
  }

  // MARK: Trust roots

  private func addTrustRoot(to validator: Int) -> StepMaker {
    let name = value(.name)
    let key = value(.key).isEmpty ? [] : [YAMLContent.Member("key", .text(pem))]
    let members = key + newMembers
    return { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.addTrustRoot(name, members, toValidator: validator)
    }
  }

  private func trustRootSteps(_ index: Int, of validator: Int) -> [StepMaker] {
    let (name, key) = (value(.name), pem)
    var steps: [StepMaker] = []
    if isChanged(.key), value(.key).isEmpty {
      steps.append(PolicyForm.setting(path: ["key"], to: nil, ofTrustRoot: index, of: validator))
    } else if isChanged(.key) {
      let replacing: StepMaker = {
        (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
        try sections.replaceKey(ofTrustRoot: index, with: key, inValidator: validator)
      }
      steps.append(replacing)
    }
    steps += changedMembers.map {
      PolicyForm.setting(
        path: $0.path, to: $0.field.content, ofTrustRoot: index, of: validator)
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

  private static func setting(
    path: [String], to content: YAMLContent?, ofTrustRoot index: Int, of validator: Int
  ) -> StepMaker {
    { (sections: PolicySections) throws(YAMLEditRefusal) -> PolicyStep in
      try sections.editTrustRoot(index, ofValidator: validator, path: path, to: content)
    }
  }
}
