import NotaryCore
import PolicyEditor

/// The narrowest rule that admits one image for a while, checked to win and to admit nothing that is
/// not said.
struct StaticRule {
  private let context: CauseContext
  private let code: CauseCode
  /// What is to be deployed, as this Connaisseur writes it.
  private let image: String
  /// What the rule matches: 3.3's way of writing the image where that wins in 3.9 too, so that one
  /// rule does for both, else this Connaisseur's.
  private let pattern: String
  private let winsInBoth: Bool
  private let validator: String
  private let isValidatorNew: Bool

  /// Nil where no such rule would win, or its pattern cannot be written plainly.
  init?(_ context: CauseContext, for code: CauseCode) {
    guard context.rule != nil, let image = Self.image(of: context, as: context.generation) else {
      return nil
    }
    self.context = context
    self.code = code
    self.image = image
    let approving = context.configuration.validators.first {
      if case .static(approve: true) = $0.kind { $0.name?.isEmpty == false } else { false }
    }
    isValidatorNew = approving == nil
    let names = context.configuration.validators.compactMap(\.name)
    let validator = approving?.name ?? (names.contains("allow") ? "tastevin-allow" : "allow")
    self.validator = validator
    func wins(_ pattern: String, as generation: Generation) -> Bool {
      guard let image = Self.image(of: context, as: generation) else { return false }
      let rules = context.configuration.rules
      let rule = Rule(index: rules.count, pattern: pattern, validator: validator)
      return Policy(rules + [rule], as: generation).choose(for: image).winner?.index == rule.index
    }
    let shared = Self.image(of: context, as: .python)
    winsInBoth = shared.map { wins($0, as: .python) && wins($0, as: .go) } ?? false
    pattern = winsInBoth ? shared ?? image : image
    guard Self.isPlain(pattern), Self.isPlain(validator),
      winsInBoth || wins(pattern, as: context.generation)
    else { return nil }
  }

  /// What is to be deployed: the image by its digest, where that is known, as a generation writes it.
  private static func image(of context: CauseContext, as generation: Generation) -> String? {
    guard let reference = try? ConnaisseurReference.read(context.given, as: generation).get() else {
      return nil
    }
    guard reference.digest == nil, let digest = signedDigest(context) else { return reference.name }
    return "\(reference.repository)@\(digest)"
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

  private var isByDigest: Bool { image.firstRange(of: "@sha256:") != nil }

  var remedy: Remedy {
    let day = DateWords.day(context.moment)
    var lines = context.style.lines(
      pattern: pattern, validator: validator,
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
    let tag = "The rule matches this tag, whatever it comes to point to."
    guard winsInBoth || context.generation == .go else { return tag }
    return
      "\(tag) Connaisseur 3.9 puts * on both sides of a pattern, so that there it matches longer"
      + " tags and other registries in front too: \(pattern)-x, evil.example/\(pattern)."
  }

  private var deploying: String {
    image == context.reference?.name
      ? "It wins over the other rules." : "Deploy the image by its digest then."
  }
}
