import NotaryCore
import PolicyEditor

/// What is worth knowing whatever the verdict: an admission that will not last, or that rests on
/// something else than the configuration seems to say.
struct Notices {
  let context: CauseContext

  func all() -> [DecisionCause] {
    [
      otherServer, retirement, surprisingRule, ignoredOptions, ignoredDelegations, everyKey,
      unsigned,
    ].compactMap { $0 }
  }

  private func notice(
    _ code: CauseCode, _ step: DecisionStep.Name, _ message: String, _ evidence: [Evidence] = [],
    _ remedies: [Remedy] = []
  ) -> DecisionCause {
    DecisionCause(code, message: message, evidence: evidence, remedies: remedies, step: step)
  }

  private var otherServer: DecisionCause? {
    guard context.notary != nil, let location = context.location, context.isOtherSource else {
      return nil
    }
    return notice(
      .otherServer, .download,
      "this is not what the cluster sees: it was read from \(shown(location.text)), and the cluster"
        + " asks \(shown(context.host))")
  }

  private var retirement: DecisionCause? {
    guard context.notary != nil,
      let retirement = RetiredServer.retirement(ofHost: context.hostName)
    else { return nil }
    let isOver = retirement.isOver(at: context.moment)
    let distance = DateWords.distance(from: context.moment, to: retirement.last)
    return notice(
      .retiredServer, .download,
      isOver
        ? "\(retirement.name) was switched off on \(retirement.day): in the cluster this fails"
        : "\(retirement.name) is switched off on \(retirement.day), \(distance): from then on every"
          + " image of this validator is denied",
      [
        Evidence(
          "host of validator \(shown(context.validatorName))", at: context.validator?.place)
      ], retirement.remedies)
  }

  /// A rule that says more about the image than the one that wins.
  private var surprisingRule: DecisionCause? {
    guard let winner = context.rule, let choice = context.choice else { return nil }
    let own = Self.literals(winner.pattern)
    let better = choice.candidates.filter { candidate in
      candidate.matches == true && candidate.reason != nil
        && Self.literals(candidate.rule.pattern) > own
    }
    guard
      let loser = better.max(by: { Self.literals($0.rule.pattern) < Self.literals($1.rule.pattern) }
      ),
      let reason = loser.reason
    else { return nil }
    return notice(
      .unexpectedRule, .rule,
      "rule \(winner.index + 1), \(shown(winner.pattern)), wins over rule \(loser.rule.index + 1),"
        + " \(shown(loser.rule.pattern)), which says more about the image",
      [
        Evidence(words(for: reason, loser.rule), at: loser.rule.place),
        Evidence("the rule that wins", at: winner.place),
      ],
      [Remedy("write both patterns with as many parts, the same way round the registry")])
  }

  private func words(for reason: PolicyCandidate.Reason, _ loser: Rule) -> String {
    switch reason {
    case .fewerComponents: return "more parts between slashes come first"
    case .shorterPrefix:
      let isHub = context.generation == .go && loser.pattern.hasPrefix("docker.io/")
      return isHub
        ? "3.9 calls Docker Hub index.docker.io, so a pattern that begins with docker.io shares no"
          + " letter with it"
        : "the beginning of a part that it shares with the image is shorter"
    case .shorterComponent: return "the length of a part decides"
    case .earlierEqualRule: return "3.3 cannot tell them apart, and takes the earlier"
    case .laterEqualRule: return "3.9 cannot tell them apart, and takes the later"
    case .notMatching, .failed, .undecided: return "it does not win"
    }
  }

  private static func literals(_ pattern: String) -> Int {
    pattern.unicodeScalars.count { $0 != "*" && $0 != "?" }
  }

  private var ignoredOptions: DecisionCause? {
    guard context.generation == .python, let rule = context.rule, !rule.ignoredOptions.isEmpty
    else { return nil }
    let names = list(rule.ignoredOptions.map { "with.\(shown($0))" })
    let isKey = rule.ignoredOptions.contains("key") && rule.trustRoot == nil
    return notice(
      .optionIgnored, .rule,
      "3.3 ignores \(names)" + (isKey ? ": the trust root named default counts" : ""),
      context.ruleEvidence.map { [$0] } ?? [],
      [
        Remedy(
          isKey
            ? "write with.trustRoot in place of with.key" : "remove it; 3.9 would not start with it"
        )
      ])
  }

  private var ignoredDelegations: DecisionCause? {
    guard context.notary != nil, context.decision.verdict == .admitted,
      context.rule?.delegations?.isEmpty != false
    else { return nil }
    let declared = (context.chain?[.targets]?.document?.targets?.delegations ?? [])
      .compactMap { $0?.name }.filter { $0 != .releases }
    guard !declared.isEmpty else { return nil }
    return notice(
      .delegationsIgnored, .delegations,
      "the rule requires no delegation, so that targets/releases alone counts, not what "
        + list(declared.prefix(3).map { shown($0.lastComponent) }) + " signed",
      [Evidence("targets declares \(declared.count) more", at: .trust(.targets))],
      [Remedy("if certain signers must have signed, require them in the rule (with.delegations)")])
  }

  private var everyKey: DecisionCause? {
    guard context.generation == .go, context.rule?.trustRoot == "*", context.trustRoots.count > 1,
      context.decision.verdict == .admitted
    else { return nil }
    return notice(
      .everyKeyMustSign, .trustRoot,
      "trustRoot \"*\" asks for a signature by every one of the \(context.trustRoots.count) keys, not"
        + " by any of them", context.ruleEvidence.map { [$0] } ?? [],
      [Remedy("name one trust root in the rule, if one key suffices")])
  }

  /// 3.3 takes documents without a signature for good.
  private var unsigned: DecisionCause? {
    guard context.generation == .python, context.decision.verdict == .admitted,
      let chain = context.chain
    else { return nil }
    let roles = chain.roles.filter { $0.document?.content != nil && $0.signatures.isEmpty }
    guard let first = roles.first else { return nil }
    return notice(
      .notSignedByAnybody, GoWords.step(first.name),
      "3.3 admits this though \(list(roles.map { shown($0.name.rawValue) })) has no signature: anyone"
        + " who can write to the server could have made it",
      roles.map { Evidence("signatures: none", at: .trust($0.name)) },
      [Remedy("treat it as an attack until its signer says otherwise; 3.4 and later deny it")])
  }
}
