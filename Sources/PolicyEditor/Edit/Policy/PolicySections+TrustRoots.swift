extension PolicySections {
  /// Adds a trust root to a validator.
  ///
  /// - Parameter key: a PEM block, with the line break at its end.
  public func addTrustRoot(
    _ name: String, key: String, toValidator index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    try addTrustRoot(name, [.init("key", .text(key))], toValidator: index)
  }

  /// The same with any members, such as a certificate in place of a key.
  public func addTrustRoot(
    _ name: String, _ members: [YAMLContent.Member], toValidator index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    try refuse(trustRootNamed: name, in: validator)
    let root = YAMLContent.mapping([.init("name", .text(name))] + members)
    let change: YAMLChange
    if let list = validator.value.member(named: "trustRoots", by: .helm), !list.isNothing {
      guard list.kind == .sequence else {
        throw .policy("trustRoots on line \(list.location.line) is no list")
      }
      change = .append(root, to: list)
    } else {
      change = validator.value.setting("trustRoots", to: .sequence([root]))
    }
    return PolicyStep("add trust root \(name) to validator \(validator.title)", [change])
  }

  /// Gives a trust root another key.
  public func replaceKey(
    ofTrustRoot number: Int, with key: String, inValidator index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    let root = try trustRoot(number, of: validator)
    return PolicyStep(
      "replace the key of trust root \(title(of: root, number)) of validator \(validator.title)",
      [root.setting("key", to: .text(key))])
  }

  /// Copies a trust root under another name, right behind it.
  public func copyTrustRoot(
    _ number: Int, as name: String, inValidator index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    let root = try trustRoot(number, of: validator)
    try refuse(trustRootNamed: name, in: validator)
    guard let list = validator.value.member(named: "trustRoots", by: .helm),
      let own = root.ownMember("name")
    else {
      throw .policy("trust root \(title(of: root, number)) has no name of its own to replace")
    }
    return PolicyStep(
      "copy trust root \(title(of: root, number)) of validator \(validator.title) as \(name)",
      [.copy(number, to: number + 1, in: list.place, setting: [own.value.place: .text(name)])])
  }

  /// Renames a trust root and every rule that uses it. A rule that names none uses the one named
  /// `default`, and names it from then on.
  public func renameTrustRoot(
    _ number: Int, to name: String, inValidator index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    let root = try trustRoot(number, of: validator)
    let old = root.text(of: "name")
    guard old != name else { return PolicyStep("rename trust root \(name)", []) }
    try refuse(trustRootNamed: name, in: validator)
    var changes = [root.setting("name", to: .text(name))]
    // Of several trust roots of one name the first is used.
    let first = validator.trustRoots.firstIndex { $0.text(of: "name") == old }
    if let old, let user = validator.name, first == number {
      changes += renaming(trustRoot: old, of: user, to: name)
    }
    return PolicyStep(
      "rename trust root \(title(of: root, number)) of validator \(validator.title) to \(name)",
      changes)
  }

  /// Renames a trust root of a validator that stands in another file, in the rules of this one.
  public func renameInRules(
    trustRoot old: String, ofValidator validator: String, to name: String
  ) -> PolicyStep {
    PolicyStep(
      "rename trust root \(old) of validator \(validator) to \(name) in rules",
      renaming(trustRoot: old, of: validator, to: name))
  }

  private func renaming(
    trustRoot old: String, of validator: String, to name: String
  ) -> [YAMLChange] {
    rules(using: validator).filter { ($0.trustRoot ?? "default") == old }
      .map { $0.setting("trustRoot", to: .text(name)) }
  }

  /// Removes a trust root. Rules that use it stay.
  public func removeTrustRoot(
    _ number: Int, fromValidator index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    let root = try trustRoot(number, of: validator)
    guard let list = validator.value.member(named: "trustRoots", by: .helm) else {
      throw .policy("validator \(validator.title) has no trust roots")
    }
    return PolicyStep(
      "remove trust root \(title(of: root, number)) from validator \(validator.title)",
      [.remove(number, from: list.place)])
  }

  /// Moves a trust root so that it becomes the one of another number.
  public func moveTrustRoot(
    _ number: Int, to place: Int, inValidator index: Int
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    let root = try trustRoot(number, of: validator)
    guard let list = validator.value.member(named: "trustRoots", by: .helm) else {
      throw .policy("validator \(validator.title) has no trust roots")
    }
    return PolicyStep(
      "move trust root \(title(of: root, number)) of validator \(validator.title)",
      [.move(number, to: place, in: list.place)])
  }

  func trustRoot(
    _ number: Int, of validator: ValidatorEntry
  ) throws(YAMLEditRefusal) -> YAMLValue {
    let roots = validator.trustRoots
    guard roots.indices.contains(number) else {
      throw .policy("validator \(validator.title) has no trust root number \(number + 1)")
    }
    return roots[number]
  }

  func title(of root: YAMLValue, _ number: Int) -> String {
    root.text(of: "name") ?? "number \(number + 1)"
  }

  private func refuse(
    trustRootNamed name: String, in validator: ValidatorEntry
  ) throws(YAMLEditRefusal) {
    guard !name.isEmpty else { throw .policy("a trust root needs a name") }
    if let other = validator.trustRoots.first(where: { $0.text(of: "name") == name }) {
      throw .policy(
        "validator \(validator.title) has a trust root named \(name) already, on line"
          + " \(other.location.line)")
    }
  }
}
