import PolicyEditor

/// A rule that has one image admitted by a static validator, checked to win: its pattern, and the
/// validator that it names.
struct ApprovingRule {
  /// 3.3's way of writing the image where that wins in 3.9 too, so that one rule does for both, else that
  /// of a Connaisseur that is asked.
  let pattern: String
  let winsInBoth: Bool
  let validator: String
  /// Whether the configuration has no such validator yet.
  let isValidatorNew: Bool

  /// - Parameters:
  ///   - names: the image as each generation writes it; one that refuses it is left out.
  ///   - generations: those in which it must win.
  ///   - configuration: what it is added to, as a generation reads it.
  /// - Returns: nil where no such rule would win, or its pattern cannot be written plainly.
  init?(
    for names: [Generation: String], in generations: [Generation],
    _ configuration: (Generation) -> Configuration
  ) {
    let validators = configuration(generations.last ?? .go).validators
    let approving = validators.first {
      if case .static(approve: true) = $0.kind { $0.name?.isEmpty == false } else { false }
    }
    isValidatorNew = approving == nil
    let isTaken = validators.contains { $0.name == "allow" }
    let validator = approving?.name ?? (isTaken ? "tastevin-allow" : "allow")
    self.validator = validator
    func wins(_ pattern: String, as generation: Generation) -> Bool {
      guard let name = names[generation] else { return false }
      let rules = configuration(generation).rules
      let rule = Rule(index: rules.count, pattern: pattern, validator: validator)
      return Policy(rules + [rule], as: generation).choose(for: name).winner?.index == rule.index
    }
    let shared = names[.python]
    winsInBoth = shared.map { wins($0, as: .python) && wins($0, as: .go) } ?? false
    let candidates = winsInBoth ? [shared] : generations.map { names[$0] }
    let winning = candidates.lazy.compactMap { $0 }.first { candidate in
      generations.allSatisfy { wins(candidate, as: $0) }
    }
    guard let winning, Self.isPlain(winning), Self.isPlain(validator) else { return nil }
    pattern = winning
  }

  /// Letters that mean themselves in YAML, in patterns and in the file's quotes.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "_-./:@".utf8.contains(byte)
        }
      }
  }
}
