extension YAMLValue {
  /// The value of the last member of exactly this name, those that `<<` takes over included; nil
  /// where there is none, or this is no mapping.
  ///
  /// A member of the mapping itself wins over one that is taken over, and of several mappings that
  /// are taken over the first. Helm differs (go-yaml 2, `decoder.mapping`): it takes over where `<<`
  /// stands, so that the members before it lose.
  public func member(named name: String, by rules: YAMLScalarRules) -> YAMLValue? {
    // A merge inside of a merge is at most as deep as the limit on the document's depth.
    let wanted = Array(name.utf8)
    var merged: [YAMLValue] = []
    for member in members.reversed() {
      if member.isMerge {
        if rules == .helm, let value = Self.merged(member.value, wanted: name, rules) {
          return value
        }
        merged.append(member.value)
      } else if let text = member.name.textBytes, text.elementsEqual(wanted) {
        return member.value
      }
    }
    guard rules != .helm else { return nil }
    for value in merged {
      if let found = Self.merged(value, wanted: name, rules) { return found }
    }
    return nil
  }

  private static func merged(
    _ value: YAMLValue, wanted name: String, _ rules: YAMLScalarRules
  ) -> YAMLValue? {
    guard value.kind == .sequence else { return value.member(named: name, by: rules) }
    for element in value.elements where element.kind == .mapping {
      if let found = element.member(named: name, by: rules) { return found }
    }
    return nil
  }

  /// The names of all members as they arrive, each once, in the order in which they first stand:
  /// the members that `<<` takes over follow those of the mapping itself.
  public var memberNames: [String] {
    var names: [String] = []
    var seen: Set<[UInt8]> = []
    var pending = [self]
    while let mapping = pending.popLast() {
      if mapping.kind == .sequence {
        pending.append(contentsOf: mapping.elements.filter { $0.kind == .mapping }.reversed())
        continue
      }
      var merges: [YAMLValue] = []
      for member in mapping.members {
        if member.isMerge {
          merges.append(member.value)
        } else if let text = member.name.textBytes, seen.insert(Array(text)).inserted {
          names.append(String(decoding: text, as: UTF8.self))
        }
      }
      pending.append(contentsOf: merges.reversed())
    }
    return names
  }
}
