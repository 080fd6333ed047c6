import PolicyEditor
import TerminalKit

/// Fields for what a version's schema knows and a form has no field of its own for: each with the
/// control that fits its type.
struct SchemaFields {
  let version: ConnaisseurVersion
  /// What stands in the file; nil for a new entry.
  let entry: YAMLValue?

  /// - Parameters:
  ///   - others: keys that have a field already.
  ///   - path: where the mapping is in the entry.
  ///   - isPresentOnly: whether only what stands in the file gets a field.
  func fields(
    of mapping: SchemaMapping, beside others: Set<String>, at path: [String] = [],
    isPresentOnly: Bool = false
  ) -> [FormField] {
    mapping.keys(in: version).filter { !others.contains($0.name) }.flatMap { key in
      let own = path + [key.name]
      guard !isPresentOnly || entry?.member(at: own) != nil else { return [FormField]() }
      return fields(of: key, known(key, of: mapping), at: own)
    }
  }

  /// What a key may hold; where the version says nothing of it, what a later one says.
  private func known(_ key: SchemaKey, of mapping: SchemaMapping) -> SchemaValue {
    guard case .anything = key.value else { return key.value }
    let told = mapping.keys.last { other in
      if other.name == key.name, case .anything = other.value {
        false
      } else {
        other.name == key.name
      }
    }
    return told?.value ?? key.value
  }

  private func fields(of key: SchemaKey, _ value: SchemaValue, at path: [String]) -> [FormField] {
    let name = FormField.Name.member(path.joined(separator: "."))
    let text = entry?.fieldText(at: path) ?? ""
    let (label, help) = (key.name, key.description)
    switch value {
    case .orNull(let other): return fields(of: key, other, at: path)
    case .mapping(let mapping): return fields(of: mapping, beside: [], at: path)
    case .boolean:
      let options = [FormField.Option("", "(not set)"), .init("true"), .init("false")]
      return [
        FormField.choice(name, label, options, text, help: help).written(as: .boolean)
      ]
    case .integer:
      return [FormField.text(name, label, text, help: help).written(as: .integer)]
    case .text(let form) where !form.allowed.isEmpty:
      let options =
        [FormField.Option("", "(not set)")]
        + form.allowed.filter { !$0.isEmpty }.map { .init($0) }
      return [FormField.choice(name, label, options, text, help: help)]
    case .text where SchemaFields.isBlock(key.name):
      return [FormField.lines(name, label, text, help: help).written(as: .block)]
    case .text, .anything: return [FormField.text(name, label, text, help: help)]
    case .list(let list):
      guard case .text = SchemaFields.plain(list.element) else { return [] }
      return [
        FormField.text(name, label, text, help: help + " With commas between them.")
          .written(as: .names)
      ]
    case .choice: return []
    }
  }

  private static func plain(_ value: SchemaValue) -> SchemaValue {
    if case .orNull(let other) = value { plain(other) } else { value }
  }

  /// Whether a key holds PEM.
  private static func isBlock(_ name: String) -> Bool {
    ["key", "cert", "tsCert", "rekorPubkey", "fulcioCert", "ctLogPubkey"].contains(name)
  }
}
