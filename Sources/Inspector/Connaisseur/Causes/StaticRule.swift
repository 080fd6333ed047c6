import NotaryCore
import PolicyEditor

/// The narrowest rule that admits one image for a while, checked to win and to admit nothing that is
/// not said.
struct StaticRule {
  private let context: CauseContext
  private let code: CauseCode
  /// What is to be deployed, and what the pattern is.
  private let image: String
  private let validator: String
  private let isValidatorNew: Bool

  /// Nil where no such rule would win, or its pattern cannot be written plainly.
  init?(_ context: CauseContext, for code: CauseCode) {
    guard let reference = context.reference, context.rule != nil else { return nil }
    self.context = context
    self.code = code
    image =
      reference.digest != nil
      ? reference.name
      : Self.signedDigest(context).map { "\(reference.repository)@\($0)" } ?? reference.name
    let approving = context.configuration.validators.first {
      if case .static(approve: true) = $0.kind { $0.name?.isEmpty == false } else { false }
    }
    isValidatorNew = approving == nil
    let names = context.configuration.validators.compactMap(\.name)
    validator = approving?.name ?? (names.contains("allow") ? "tastevin-allow" : "allow")
    guard Self.isPlain(image), Self.isPlain(validator), wins else { return nil }
  }

  /// The one digest that genuine signatures give to the tag, whatever else is wrong.
  private static func signedDigest(_ context: CauseContext) -> String? {
    guard let tag = context.reference?.tag, let chain = context.chain else { return nil }
    let digests = chain.roles.filter { role in
      role.document?.targets != nil && role.signatures.contains(where: \.isGenuine)
    }.compactMap { $0.document?.targets?.targets[ExactText(tag)]?.sha256 }
    guard let first = digests.first, first.count == 32, Set(digests).count == 1 else { return nil }
    return "sha256:\(Hexadecimal.text(of: first))"
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

  private var wins: Bool {
    let rules = context.configuration.rules
    let rule = Rule(index: rules.count, pattern: image, validator: validator)
    let choice = Policy(rules + [rule], as: context.generation).choose(for: image)
    return choice.winner?.index == rule.index
  }

  private var isByDigest: Bool { image.firstRange(of: "@sha256:") != nil }

  var remedy: Remedy {
    let day = DateWords.day(context.moment)
    var lines = context.style.lines(
      pattern: image, validator: validator,
      comments: [
        "Temporary, since \(day): \(code.rawValue).", "Remove it when that is mended.",
      ])
    if isValidatorNew {
      lines += ["# and, under validators:"] + context.style.validatorLines(name: validator)
    }
    return Remedy(
      "as the last resort, admit this image alone without any check, for a while. "
        + "\(reach) \(deploying)", lines: lines)
  }

  /// What else the pattern matches.
  private var reach: String {
    if isByDigest { return "The rule matches this content alone." }
    switch context.generation {
    case .python: return "The rule matches this tag, whatever it comes to point to."
    case .go:
      return "The rule matches this tag, whatever it comes to point to, and, because 3.9 puts * on"
        + " both sides, longer tags and other registries in front: \(image)-x, evil.example/\(image)."
    }
  }

  private var deploying: String {
    image == context.reference?.name
      ? "It wins over the other rules." : "Deploy the image by its digest then."
  }
}
