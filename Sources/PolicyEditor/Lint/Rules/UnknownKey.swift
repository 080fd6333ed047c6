/// What can be said of a key that a mapping does not have.
struct UnknownKey {
  let code: LintCode
  /// Goes on behind the name of the key.
  let sentence: String
  /// Goes on behind what becomes of it; empty where there is nothing to say.
  var hint = ""
  let fix: String
  /// The key that is meant; nil where that is not clear.
  let meant: String?
  /// Whether the key means something else than it seems to, so that it must not stay.
  var isFatal = false

  init(_ name: String, in schema: SchemaMapping, for version: ConnaisseurVersion) {
    let known = schema.names(in: version)
    let renamed = schema.renamed[name].flatMap { known.contains($0) ? $0 : nil }
    if let other = schema.keys.first(where: { $0.name == name }) {
      code = .unknownKey
      if let until = other.until, version >= until {
        sentence = "is no key of \(schema.name) any more since \(until.short)"
        meant = renamed
        fix = renamed.map { "write \($0) instead" } ?? "remove it"
      } else {
        sentence = "is a key of \(schema.name) only since \(other.since.short)"
        meant = nil
        fix = "remove it, or deploy that version"
      }
      return
    }
    let near = renamed ?? LintText.nearest(to: name, among: known.sorted())
    if let near {
      code = .unknownKey
      sentence = "is no key of \(schema.name)"
      hint =
        name == "key" && near == "trustRoot" && version.generation == .python
        ? ", so that the trust root named default is taken" : ""
      meant = near
      fix = "write \(near) instead"
      // Both Connaisseurs' documents had it in an example: the key of another root is used then.
      isFatal = name == "key" && near == "trustRoot"
    } else if let home = Self.home(of: name, in: version) {
      code = .misplacedKey
      isFatal = schema.name == ValuesSchema.root.name
      sentence = "is no key of \(schema.name), but of \(home)"
      meant = nil
      fix = "move it to \(home)"
    } else {
      code = .unknownKey
      sentence = "is no key of \(schema.name)"
      meant = nil
      let names = known.sorted()
      fix = "remove it; known are \(names.prefix(12).joined(separator: ", "))"
    }
  }

  /// Where a key belongs that stands in the wrong mapping.
  private static func home(of name: String, in version: ConnaisseurVersion) -> String? {
    let places: [(title: String, mapping: SchemaMapping)] = [
      ("the values' top", ValuesSchema.root), ("application", ValuesSchema.application),
      ("application.features", ValuesSchema.features), ("kubernetes", ValuesSchema.kubernetes),
      ("a rule of the policy", ValuesSchema.rule), ("a rule's with", ValuesSchema.options),
      ("a validator", ValuesSchema.notary), ("a validator", ValuesSchema.cosign),
      ("a trust root", ValuesSchema.trustRoot),
    ]
    return places.first { $0.mapping.names(in: version).contains(name) }?.title
  }
}

extension ConnaisseurVersion {
  /// Without a patch of 0.
  var short: String { patch == 0 ? "3.\(minor)" : text }
}
