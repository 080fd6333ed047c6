extension PolicySections {
  /// Adds a validator with its members, behind the others or in front of the one of a number.
  public func addValidator(
    _ name: String, _ members: [YAMLContent.Member], at index: Int? = nil
  ) throws(YAMLEditRefusal) -> PolicyStep {
    try refuse(validatorNamed: name)
    let content = YAMLContent.mapping([.init("name", .text(name))] + members)
    return PolicyStep(
      "add validator \(name)", try inserting(content, into: .validators, at: index))
  }

  /// Sets a member of a validator, or removes it.
  public func editValidator(
    _ index: Int, set member: String, to content: YAMLContent?
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    if member == "name", case .text(let name) = content {
      return try renameValidator(index, to: name)
    }
    return try edit(validator.value, member, content, of: "validator \(validator.title)")
  }

  /// Copies a validator under another name, right behind it.
  public func copyValidator(_ index: Int, as name: String) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    try refuse(validatorNamed: name)
    guard let list = section(.validators), let own = validator.value.ownMember("name") else {
      throw .policy("validator \(validator.title) has no name of its own to replace")
    }
    return PolicyStep(
      "copy validator \(validator.title) as \(name)",
      [
        .copy(
          index, to: index + 1, in: list.place, setting: [own.value.place: .text(name)])
      ])
  }

  /// Renames a validator and every rule that uses it. A rule that names none uses the one named
  /// `default`, and names it from then on.
  public func renameValidator(
    _ index: Int, to name: String
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    let old = validator.name
    guard old != name else { return PolicyStep("rename validator \(name)", []) }
    try refuse(validatorNamed: name)
    var changes = [validator.value.setting("name", to: .text(name))]
    // Of several validators of one name the first is used.
    if let old, validators.first(where: { $0.name == old })?.index == index {
      changes += renaming(validator: old, to: name)
    }
    return PolicyStep("rename validator \(validator.title) to \(name)", changes)
  }

  /// Renames a validator that stands in another file, in the rules of this one.
  public func renameInRules(validator old: String, to name: String) -> PolicyStep {
    PolicyStep("rename validator \(old) to \(name) in rules", renaming(validator: old, to: name))
  }

  private func renaming(validator old: String, to name: String) -> [YAMLChange] {
    rules(using: old).map { $0.value.setting("validator", to: .text(name)) }
  }

  /// Removes a validator. Rules that use it stay; ``rules(using:)`` tells them.
  public func removeValidator(_ index: Int) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    guard let list = section(.validators) else { throw .policy("there are no validators") }
    return PolicyStep(
      "remove validator \(validator.title)", [.remove(index, from: list.place)])
  }

  /// Moves a validator so that it becomes the one of another number.
  public func moveValidator(_ index: Int, to number: Int) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    guard let list = section(.validators) else { throw .policy("there are no validators") }
    return PolicyStep(
      "move validator \(validator.title)", [.move(index, to: number, in: list.place)])
  }

  private func refuse(validatorNamed name: String) throws(YAMLEditRefusal) {
    guard !name.isEmpty else { throw .policy("a validator needs a name") }
    if let other = validators.first(where: { $0.name == name }) {
      throw .policy(
        "there is a validator named \(name) already, on line \(other.value.location.line)")
    }
  }

  /// Sets a member of an entry, or removes it.
  func edit(
    _ entry: YAMLValue, _ member: String, _ content: YAMLContent?, of owner: String
  ) throws(YAMLEditRefusal) -> PolicyStep {
    if let content {
      return PolicyStep("set \(member) of \(owner)", [entry.setting(member, to: content)])
    }
    guard let change = entry.removing(member) else {
      throw .policy("\(owner) has no \(member) of its own")
    }
    return PolicyStep("remove \(member) of \(owner)", [change])
  }
}
