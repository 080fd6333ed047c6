/// The members of a mapping in the order in which yaml.v3 decodes them.
struct GoMembers {
  enum Entry {
    case member(ConfigurationMember)
    case mistake(GoMistake)
    /// `<<` with something else than mappings, which ends the decoding.
    case notMergeable(StartupProblem)
  }

  private(set) var entries: [Entry] = []
  /// Whether the mapping itself is decoded at all: not if it has a key twice.
  private(set) var isDecoded = true

  /// More mistakes of one mapping are not told apart.
  private static let repetitionLimit = 100

  init(of mapping: ConfigurationNode) {
    guard mapping.rules == .go else {
      // Helm has put merges in and written each key once, sorted by name.
      entries = mapping.members
        .sorted { ($0.name.text ?? "").utf8.lexicographicallyPrecedes(($1.name.text ?? "").utf8) }
        .map { .member($0) }
      return
    }
    var taken: Set<[UInt8]>?
    isDecoded = add(mapping, taken: &taken)
  }

  /// The mapping's own members first, then what `<<` takes over, as far as no member of that name
  /// has come before (yaml.v3, `decoder.mappingStruct` and `decoder.merge`). A merge inside of a
  /// merge is at most as deep as the limit on the document's depth.
  private mutating func add(_ mapping: ConfigurationNode, taken: inout Set<[UInt8]>?) -> Bool {
    let members = mapping.value?.value.members ?? []
    let repetitions = repetitions(in: members, of: mapping)
    guard repetitions.isEmpty else {
      entries += repetitions.map { .mistake($0) }
      return false
    }
    var merge: YAMLMember?
    for member in members {
      if member.isMerge {
        merge = member
        continue
      }
      if taken != nil, let name = member.name.textBytes,
        taken?.insert(Array(name)).inserted == false
      {
        continue
      }
      entries.append(
        .member(ConfigurationMember(name: member.name, node: mapping.member(member))))
    }
    guard let merge else { return true }
    if taken == nil { taken = Set(members.compactMap { $0.name.textBytes.map { Array($0) } }) }
    addMerged(merge, of: mapping, taken: &taken)
    return true
  }

  private mutating func addMerged(
    _ merge: YAMLMember, of mapping: ConfigurationNode, taken: inout Set<[UInt8]>?
  ) {
    let sources: [YAMLValue] =
      merge.value.kind == .sequence && !merge.value.isAlias ? merge.value.elements : [merge.value]
    for source in sources {
      guard source.kind == .mapping else {
        entries.append(
          .notMergeable(StartupProblem(.notMergeable, in: mapping, name: merge.name)))
        return
      }
      let node = ConfigurationNode(
        value: mapping.value?.with(source), path: mapping.path, rules: mapping.rules)
      _ = add(node, taken: &taken)
    }
  }

  private func repetitions(in members: [YAMLMember], of mapping: ConfigurationNode) -> [GoMistake] {
    var places: [Key: [Int]] = [:]
    for (index, member) in members.enumerated() {
      places[Key(member.name), default: []].append(index)
    }
    guard places.count < members.count else { return [] }
    var mistakes: [GoMistake] = []
    for (index, member) in members.enumerated() {
      for later in places[Key(member.name)] ?? [] where later > index {
        guard mistakes.count < Self.repetitionLimit else { return mistakes }
        mistakes.append(
          .repeatedKey(members[later].name, after: member.name, in: mapping))
      }
    }
    return mistakes
  }

  /// What yaml.v3 compares of two keys: the text, and whether it is a scalar.
  private struct Key: Hashable {
    let kind: YAMLValue.Kind?
    let text: [UInt8]

    init(_ name: YAMLValue) {
      kind = name.isAlias ? nil : name.kind
      text =
        name.isAlias
        ? Array((name.resolved.anchor ?? "").utf8) : name.textBytes.map { Array($0) } ?? []
    }
  }
}
