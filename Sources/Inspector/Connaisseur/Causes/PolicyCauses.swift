import NotaryCore
import PolicyEditor

/// The image's name and the choice of a rule.
extension CauseFinder {
  func policy(_ finding: Finding) -> Told {
    switch finding {
    case .referenceRefused: referenceRefused
    case .noRule: noRule
    case .resultNotReadable(let text): resultNotReadable(text)
    default: patternEndsSearch
    }
  }

  private var referenceRefused: Told {
    if context.generation == .python, context.decision.verdict == .unknown {
      return Told(
        code: .referenceHang,
        message:
          "\(context.name) gives no answer to this reference: its regular expression backtracks",
        evidence: [Evidence("the webhook times out, and failurePolicy decides")],
        remedies: advice + [Remedy("write the reference differently")])
    }
    let fault = ReferenceAdvice.fault(in: context.given)
    var evidence = [Evidence("as written: \(shown(context.given))")]
    if fault == nil {
      let other = context.generation == .python ? "3.9" : "3.3"
      evidence.append(
        Evidence(
          isTaken(by: context.generation == .python ? .go : .python)
            ? "Connaisseur \(other) takes it" : "Docker takes it; Connaisseur is stricter here"))
    }
    return Told(
      code: .referenceNotValid,
      message: fault ?? "\(context.name) does not take this for an image reference",
      evidence: evidence,
      remedies: advice + [Remedy("write it as registry/repository:tag, all but the tag lower case")]
    )
  }

  private func isTaken(by generation: Generation) -> Bool {
    if case .success = ConnaisseurReference.read(context.given, as: generation) {
      true
    } else {
      false
    }
  }

  private var advice: [Remedy] {
    ReferenceAdvice.nearest(to: context.given, as: context.generation).map {
      [Remedy("in the manifest, perhaps this is meant:", lines: [shown($0)])]
    } ?? []
  }

  private var noRule: Told {
    let name = context.choice?.name ?? context.given
    var evidence = [Evidence("the policy is matched with \(shown(name))")]
    let rules = context.configuration.rules
    if rules.isEmpty { evidence.append(Evidence("the policy has no rules at all")) }
    let near = EditDistance.nearest(to: name, among: rules.map(\.pattern), limit: 2)
    for pattern in near {
      guard let rule = rules.first(where: { $0.pattern == pattern }) else { continue }
      evidence.append(
        Evidence("rule \(rule.index + 1), \(shown(pattern)), does not match", at: rule.place))
      if let reason = trap(in: pattern) { evidence.append(Evidence(reason, at: rule.place)) }
    }
    return Told(
      code: .noRule, message: "no rule of the policy matches the image", evidence: evidence,
      remedies: [
        Remedy(
          "add a rule whose pattern matches it, with the validator that its signers need",
          lines: context.style.lines(
            pattern: "\(patternRepository):*", validator: "NAME", comments: [])),
        Remedy("'tastevin match FILE IMAGE' shows what each pattern matches"),
      ])
  }

  private var patternRepository: String {
    let repository = context.reference?.repository ?? context.given
    return repository.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }
      ? repository : "REPOSITORY"
  }

  /// Why a pattern that looks right does not match.
  private func trap(in pattern: String) -> String? {
    guard context.generation == .python else { return nil }
    if pattern.hasPrefix("index.docker.io/") {
      return "3.3 calls Docker Hub docker.io; index.docker.io is 3.9's name for it"
    }
    let head = pattern.prefix { $0 != "/" }
    if !pattern.contains("/") || (!head.contains(".") && !head.contains(":") && !head.contains("*"))
    {
      return "3.3 matches the whole name, so a pattern begins with the registry, as docker.io/…"
    }
    return nil
  }

  private var patternEndsSearch: Told {
    guard let failure = context.choice?.failure else {
      return Told(code: .patternNotUsable, message: "a pattern ends the search for a rule")
    }
    let pattern = shown(failure.rule.pattern)
    let why =
      switch failure.cause {
      case .badPattern: "its pattern is malformed"
      case .moreComponentsThanImage:
        "its pattern matches, but has more parts between slashes than the image"
      case .unboundedPattern: "its alternatives are too many to be judged here"
      }
    let outcome =
      context.choice?.isCrash == true
      ? "3.9 dies of it: the pod restarts, and every image is refused meanwhile"
      : "the search for a rule ends there, whatever other rules match"
    return Told(
      code: .patternNotUsable,
      message: "rule \(failure.rule.index + 1), \(pattern), cannot be applied: \(why)",
      evidence: [Evidence(pattern, at: failure.rule.place), Evidence(outcome)],
      remedies: [
        Remedy("write the pattern with * and ? alone: no [ ], { } or \\, one rule for each case")
      ])
  }

  private func resultNotReadable(_ text: String) -> Told {
    if text.hasPrefix("sha256:") {
      return Told(
        code: .digestMalformed,
        message: "what is signed for the tag, \(shown(text)), is not a SHA-256",
        evidence: [Evidence("3.3 would admit the image with it")],
        remedies: [Remedy("whoever signed the tag signs it again, with the digest of the manifest")]
      )
    }
    return Told(
      code: .referenceNotValid,
      message: "3.9 would write the image as \(shown(text)), and cannot read that again",
      remedies: [Remedy("write the image with its registry and repository")])
  }
}
