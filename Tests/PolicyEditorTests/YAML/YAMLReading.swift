import PolicyEditor

/// Reads a text that is YAML.
func readYAML(_ text: String) throws -> YAMLDocument {
  try YAMLDocument(parsing: Array(text.utf8))
}

extension YAMLDocument {
  /// All values of a document, names included, each before what it holds.
  var allValues: [YAMLValue] {
    var values: [YAMLValue] = []
    var pending: [YAMLValue] = roots.reversed()
    while let value = pending.popLast() {
      values.append(value)
      pending.append(contentsOf: value.children.reversed())
    }
    return values
  }

  /// What the document says, one line per value, without its places and styles.
  var outline: [String] {
    var lines: [String] = []
    var pending: [(value: YAMLValue, depth: Int)] = roots.reversed().map { ($0, 0) }
    while let (value, depth) = pending.popLast() {
      lines.append("\(depth) \(value.outlineLine)")
      pending.append(contentsOf: value.children.reversed().map { ($0, depth + 1) })
    }
    return lines
  }

  func text(of range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension YAMLValue {
  /// What stands inside of this value; nothing for an alias.
  var children: [YAMLValue] {
    isAlias ? [] : elements + members.flatMap { [$0.name, $0.value] }
  }

  var outlineLine: String {
    if isAlias { return "alias" }
    let properties = "\(anchor ?? "") \(tag ?? "")"
    return text.map { "scalar \(properties) \($0.debugDescription)" } ?? "\(kind) \(properties)"
  }

  /// The bytes of the value as text.
  var raw: String { String(decoding: rawBytes, as: UTF8.self) }

  /// The value at a path of member names and element numbers.
  func at(_ path: String...) -> YAMLValue? {
    var value: YAMLValue? = self
    for name in path {
      if let index = Int(name), value?.kind == .sequence {
        let elements = value?.elements ?? []
        value = elements.indices.contains(index) ? elements[index] : nil
      } else {
        value = value?.member(named: name, by: .go)
      }
    }
    return value
  }
}
