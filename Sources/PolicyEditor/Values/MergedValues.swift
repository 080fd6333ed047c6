/// Values of several files as Helm merges them: mappings member by member, anything else is replaced
/// as a whole by what a later file says.
///
/// Nothing is copied. A merged value is the list of what it was merged from, earliest first, and a
/// member is looked up in all of them.
struct MergedValues: Sendable {
  let layers: [ValuesValue]

  /// The member of this name; nil where no file sets it.
  func member(_ name: String) -> MergedValues? {
    var found: [ValuesValue] = []
    for layer in layers.reversed() where layer.value.kind == .mapping {
      guard let value = layer.member(name, by: .helm) else { continue }
      guard value.value.kind == .mapping else {
        // Earlier mappings are replaced; but what came later and is a mapping replaces this.
        if found.isEmpty { found = [value] }
        break
      }
      found.append(value)
    }
    return found.isEmpty ? nil : MergedValues(layers: found.reversed())
  }

  func member(at path: [String]) -> MergedValues? {
    var value: MergedValues? = self
    for name in path { value = value?.member(name) }
    return value
  }

  /// What the last file says; the whole value where it is no mapping.
  var last: ValuesValue? { layers.last }
}
