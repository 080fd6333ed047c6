/// A member of a mapping after `<<` has been replaced by what it takes over.
struct ConfigurationMember {
  let name: YAMLValue
  let node: ConfigurationNode
}

extension ConfigurationNode {
  /// The members, each name once. Of several values the last counts, as for PyYAML and Helm.
  ///
  /// What `<<` takes over gives way to the mapping's own members (PyYAML,
  /// `SafeConstructor.flatten_mapping`); for Helm it is put in where it stands, and replaces what
  /// stands before it (go-yaml 2, `decoder.mapping`).
  var members: [ConfigurationMember] {
    guard let value else { return [] }
    var collection = MemberCollection(rules: rules)
    collection.add(value.value)
    return collection.members.map { member in
      ConfigurationMember(name: member.name, node: self.member(member))
    }
  }

  /// ``members`` by their names.
  var membersByName: [String: ConfigurationNode] {
    Dictionary(members.map { ($0.name.text ?? "", $0.node) }) { _, last in last }
  }
}

private struct MemberCollection {
  let rules: YAMLScalarRules
  private(set) var members: [YAMLMember] = []
  private var places: [[UInt8]: Int] = [:]

  init(rules: YAMLScalarRules) { self.rules = rules }

  /// A merge inside of a merge is at most as deep as the limit on the document's depth.
  mutating func add(_ mapping: YAMLValue) {
    if rules != .helm {
      for member in mapping.members where member.isMerge { addMerged(member.value) }
    }
    for member in mapping.members {
      if !member.isMerge { set(member) } else if rules == .helm { addMerged(member.value) }
    }
  }

  /// Of several mappings the first wins.
  private mutating func addMerged(_ value: YAMLValue) {
    guard value.kind == .sequence else { return add(value) }
    for element in value.elements.reversed() where element.kind == .mapping { add(element) }
  }

  private mutating func set(_ member: YAMLMember) {
    // A name that is a collection has no text; it stands for itself.
    let name = member.name.textBytes.map { Array($0) } ?? Array("\(member.name.range)".utf8)
    if let place = places[name] {
      members[place] = member
    } else {
      places[name] = members.count
      members.append(member)
    }
  }
}
