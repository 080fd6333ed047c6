extension PolicySections {
  /// Sets a member of a validator by its path, such as `["host", "rekor"]`, with the mappings on the
  /// way; or removes it, with what holds nothing else.
  public func editValidator(
    _ index: Int, path: [String], to content: YAMLContent?
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    return try edit(validator.value, path, content, of: "validator \(validator.title)")
  }

  /// The same for a trust root of a validator.
  public func editTrustRoot(
    _ number: Int, ofValidator index: Int, path: [String], to content: YAMLContent?
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let validator = try validator(index)
    let root = try trustRoot(number, of: validator)
    let owner = "trust root \(title(of: root, number)) of validator \(validator.title)"
    return try edit(root, path, content, of: owner)
  }

  private func edit(
    _ entry: YAMLValue, _ path: [String], _ content: YAMLContent?, of owner: String
  ) throws(YAMLEditRefusal) -> PolicyStep {
    let name = path.joined(separator: ".")
    if let content {
      return PolicyStep("set \(name) of \(owner)", [entry.setting(path[...], to: content)])
    }
    guard let change = entry.removing(path[...])?.change else {
      throw .policy("\(owner) has no \(name) of its own")
    }
    return PolicyStep("remove \(name) of \(owner)", [change])
  }
}

extension YAMLValue {
  /// The value at a path of members; nil where there is none.
  public func member(at path: [String]) -> YAMLValue? {
    path.reduce(Optional(self)) { $0?.member(named: $1, by: .helm) }
      .flatMap { $0.isNothing ? nil : $0 }
  }

  /// What a field shows: a scalar's text, or the texts of a list with commas between them; empty where
  /// there is neither.
  public func fieldText(at path: [String]) -> String {
    guard let value = member(at: path) else { return "" }
    if value.kind == .sequence {
      return value.elements.compactMap { $0.string(by: .helm) }.joined(separator: ", ")
    }
    return value.string(by: .helm) ?? ""
  }

  fileprivate func setting(_ path: ArraySlice<String>, to content: YAMLContent) -> YAMLChange {
    let name = path.first ?? ""
    let rest = path.dropFirst()
    if !rest.isEmpty, let child = ownMember(name)?.value, child.kind == .mapping {
      return child.setting(rest, to: content)
    }
    return setting(name, to: rest.reversed().reduce(content) { .mapping([.init($1, $0)]) })
  }

  /// The removal of what is at a path, and whether it leaves nothing here.
  fileprivate func removing(
    _ path: ArraySlice<String>
  ) -> (change: YAMLChange, leavesNothing: Bool)? {
    guard let name = path.first else { return nil }
    let isLast = members.count == 1
    if path.count > 1 {
      guard let inner = ownMember(name)?.value.removing(path.dropFirst()) else { return nil }
      guard inner.leavesNothing else { return (inner.change, false) }
    }
    return removing(name).map { ($0, isLast) }
  }
}
