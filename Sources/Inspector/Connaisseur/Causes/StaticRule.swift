import NotaryCore
import PolicyEditor

/// The narrowest rule that admits one image for a while, checked to win and to admit nothing that is
/// not said.
struct StaticRule {
  private let context: CauseContext
  private let code: CauseCode
  /// What is to be deployed, as this Connaisseur writes it.
  private let image: String
  private let rule: ApprovingRule

  /// Nil where no such rule would win, or its pattern cannot be written plainly.
  init?(_ context: CauseContext, for code: CauseCode) {
    var names: [Generation: String] = [:]
    for generation in Generation.allCases {
      names[generation] = Self.image(of: context, as: generation)
    }
    guard context.rule != nil, let image = names[context.generation],
      let rule = ApprovingRule(
        for: names, in: [context.generation], { _ in context.configuration })
    else { return nil }
    self.context = context
    self.code = code
    self.image = image
    self.rule = rule
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

  private var isByDigest: Bool { image.firstRange(of: "@sha256:") != nil }

  var remedy: Remedy {
    let day = DateWords.day(context.moment)
    var lines = context.style.lines(
      pattern: rule.pattern, validator: rule.validator,
      comments: [
        "Temporary, since \(day): \(code.rawValue).", "Remove it when that is mended.",
      ])
    if rule.isValidatorNew {
      lines += ["# and, under validators:"] + context.style.validatorLines(name: rule.validator)
    }
    return Remedy(
      "as the last resort, admit this image alone without any check, for a while. "
        + "\(reach) \(deploying)", lines: lines)
  }

  /// What else the pattern matches.
  private var reach: String {
    if isByDigest { return "The rule matches this content alone." }
    let tag = "The rule matches this tag, whatever it comes to point to."
    guard rule.winsInBoth || context.generation == .go else { return tag }
    return
      "\(tag) Connaisseur 3.9 puts * on both sides of a pattern, so that there it matches longer"
      + " tags and other registries in front too: \(rule.pattern)-x, evil.example/\(rule.pattern)."
  }

  private var deploying: String {
    image == context.reference?.name
      ? "It wins over the other rules." : "Deploy the image by its digest then."
  }
}
