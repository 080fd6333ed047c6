extension PolicySections {
  /// Adds a rule, behind the others or in front of the one of a number.
  public func addRule(
    _ pattern: String, _ members: [YAMLContent.Member] = [], at index: Int? = nil
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let content = YAMLContent.mapping([.init("pattern", .text(pattern))] + members)
    return PolicyStep("add rule \(pattern)", try inserting(content, into: .policy, at: index))
  }

  /// Sets a member of a rule, or removes it.
  public func editRule(
    _ index: Int, set member: String, to content: YAMLContent?
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let rule = try rule(index)
    return try edit(rule.value, member, content, of: "rule \(rule.title)")
  }

  /// Sets an option of a rule, a member of `with`, or removes it, and `with` if nothing is left in it.
  public func editRule(
    _ index: Int, option: String, to content: YAMLContent?
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let rule = try rule(index)
    let owner = "rule \(rule.title)"
    if let content {
      return PolicyStep("set \(option) of \(owner)", [rule.setting(option, to: content)])
    }
    guard let options = rule.options, let change = options.removing(option) else {
      throw .policy("\(owner) has no \(option) of its own")
    }
    let isLast = options.members.count == 1
    let whole = isLast ? rule.value.removing("with") : nil
    return PolicyStep("remove \(option) of \(owner)", [whole ?? change])
  }

  /// Copies a rule, right behind it, with another pattern.
  public func copyRule(_ index: Int, as pattern: String) throws(YAMLEditRefusal) -> PolicyStep {
    let rule = try rule(index)
    guard let list = section(.policy), let own = rule.value.ownMember("pattern") else {
      throw .policy("rule \(rule.title) has no pattern of its own to replace")
    }
    let setting: [YAMLPlace: YAMLContent] =
      pattern == rule.pattern ? [:] : [own.value.place: .text(pattern)]
    return PolicyStep(
      "copy rule \(rule.title) as \(pattern)",
      [.copy(index, to: index + 1, in: list.place, setting: setting)])
  }

  public func removeRule(_ index: Int) throws(YAMLEditRefusal) -> PolicyStep {
    let rule = try rule(index)
    guard let list = section(.policy) else { throw .policy("there are no rules") }
    return PolicyStep("remove rule \(rule.title)", [.remove(index, from: list.place)])
  }

  /// Moves a rule so that it becomes the one of another number.
  public func moveRule(_ index: Int, to number: Int) throws(YAMLEditRefusal) -> PolicyStep {
    let rule = try rule(index)
    guard let list = section(.policy) else { throw .policy("there are no rules") }
    let direction = number < index ? "up" : "down"
    return PolicyStep(
      "move rule \(rule.title) \(direction)", [.move(index, to: number, in: list.place)])
  }

  /// Requires one more delegation for a rule.
  public func addDelegation(
    _ name: String, toRule index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let rule = try rule(index)
    guard !name.isEmpty else { throw .policy("a delegation needs a name") }
    guard !rule.delegations.contains(where: { $0.text == name }) else {
      throw .policy("rule \(rule.title) requires the delegation \(name) already")
    }
    let list = rule.options?.member(named: "delegations", by: .helm)
    let change: YAMLChange =
      if let list, list.kind == .sequence {
        .append(.text(name), to: list)
      } else {
        rule.setting("delegations", to: .sequence([.text(name)]))
      }
    return PolicyStep("add delegation \(name) to rule \(rule.title)", [change])
  }

  public func renameDelegation(
    _ number: Int, to name: String, ofRule index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let rule = try rule(index)
    let delegation = try delegation(number, of: rule)
    return PolicyStep(
      "rename delegation \(delegation.text ?? "") of rule \(rule.title) to \(name)",
      [.set(delegation, to: .text(name))])
  }

  /// Requires a delegation no more. The last one goes with its list: an empty one is refused by
  /// Connaisseur 3.9.
  public func removeDelegation(
    _ number: Int, fromRule index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let rule = try rule(index)
    let delegation = try delegation(number, of: rule)
    let name = "remove delegation \(delegation.text ?? "") from rule \(rule.title)"
    if rule.delegations.count == 1 {
      return PolicyStep(name, try editRule(index, option: "delegations", to: nil).changes)
    }
    guard let list = rule.options?.member(named: "delegations", by: .helm) else {
      throw .policy("rule \(rule.title) requires no delegations")
    }
    return PolicyStep(name, [.remove(number, from: list.place)])
  }

  private func delegation(
    _ number: Int, of rule: RuleEntry
  ) throws(YAMLEditRefusal) -> YAMLValue {
    guard rule.delegations.indices.contains(number) else {
      throw .policy("rule \(rule.title) has no delegation number \(number + 1)")
    }
    return rule.delegations[number]
  }
}

extension RuleEntry {
  /// Sets an option, in `with`, which is added where it is missing.
  func setting(_ option: String, to content: YAMLContent) -> YAMLChange {
    if let options { return options.setting(option, to: content) }
    return value.setting("with", to: .mapping([.init(option, content)]))
  }
}
