import PolicyEditor

/// How the answer of one generation differs from a denial that it gave, and why that can be.
struct RejectionDifference {
  let rejection: Rejection
  let explanation: Explanation
  let answer: Explanation.Answer
  let circumstances: RejectionCircumstances

  private var decision: Decision { answer.decision }

  var outcome: RejectionComparison.Outcome {
    if decision.verdict == .admitted { return .admitted }
    guard rejection.names(explanation.given) != false, let said = decision.message else {
      return .differs
    }
    return isSame(said) ? .reproduced : .differs
  }

  /// Whether these are the same words, where only what varies may differ, and the image may be
  /// written another way.
  private func isSame(_ said: String) -> Bool {
    let there = PastedText(Array(rejection.message.utf8))
    if there.bytes == PastedText(Array(said.utf8)).bytes { return true }
    let here = Rejection(said)
    if let written = rejection.image?.text, let given = here.image?.text, written != given {
      let rewritten = said.replacingFirst(given, with: written)
      if there.bytes == PastedText(Array(rewritten.utf8)).bytes { return true }
    }
    guard decision.messageVaries || decision.verdict == .unknown else { return false }
    return here.situation == rejection.situation && here.generation == rejection.generation
      && here.facts.validator == rejection.facts.validator
      && here.facts.trustRoot == rejection.facts.trustRoot
  }

  /// What is certain comes first, then what is likely.
  var reasons: [RejectionReason] {
    var reasons: [RejectionReason] = []
    if rejection.names(explanation.given) == false, let image = rejection.image {
      return [.otherImage(image.text)]
    }
    reasons += differences.map { .otherValues($0) }
    if isServerMatter { reasons.append(.serverFromHere) }
    if decision.verdict == .denied, decision.steps.count(where: { $0.status == .fail }) > 1 {
      reasons.append(.oneOfSeveral)
    }
    if isTimeMatter { reasons.append(.timePassed) }
    if isKeyMatter { reasons.append(.keysRotated) }
    if rejection.image == nil { reasons.append(.otherContainer) }
    reasons.append(mended)
    if differences.isEmpty { reasons.append(.valuesNotCompared) }
    return reasons
  }

  private var mended: RejectionReason {
    let settings =
      circumstances.settings[decision.generation]
      ?? AdmissionSettings(defaultsOf: decision.generation)
    return settings.cacheSeconds > 0 && settings.cachesErrors
      ? .mendedButCached(seconds: settings.cacheSeconds) : .mended
  }

  /// Where the denial names something that the values choose otherwise or do not have.
  private var differences: [RejectionReason.Difference] {
    var found: [RejectionReason.Difference] = []
    let winner = answer.choice?.winner
    if let said = rejection.facts.rule, said != winner?.pattern {
      found.append(.rule(said: said, winning: winner?.pattern))
    }
    // 3.3 says "None" where no validator is named default.
    if let said = rejection.facts.validator, said != "None", said != answer.validator {
      found.append(.validator(said: said, chosen: answer.validator))
    }
    if let said = rejection.facts.trustRoot, !has(trustRoot: said),
      rejection.situation != .trustRootNotDefined
    {
      found.append(.trustRoot(said: said))
    }
    if rejection.situation == .noRule, let winner {
      found.append(.noRule(winning: winner.pattern))
    }
    return found
  }

  private func has(trustRoot name: String) -> Bool {
    guard let configuration = circumstances.configurations[decision.generation] else { return true }
    return configuration.validators.contains { validator in
      if case .notaryV1(let notary) = validator.kind {
        notary.trustRoots.contains { $0.name == name }
      } else {
        false
      }
    }
  }

  private var isServerMatter: Bool {
    if circumstances.isOtherSource || decision.verdict == .unknown { return true }
    switch rejection.situation {
    case .serverNotReached, .serverStatus, .timeout, .documentNotJSON, .unforeseen,
      .credentialsMissing, .unauthorized, .tokenServiceFailed, .tokenServiceRefuses, .noToken:
      return true
    default: return false
    }
  }

  private var isTimeMatter: Bool {
    let isExpiredHere = decision.message.map { Rejection($0).situation == .expired } ?? false
    return circumstances.isOtherMoment || (rejection.situation == .expired) != isExpiredHere
  }

  private var isKeyMatter: Bool {
    switch rejection.situation {
    case .rootSignature, .keyUnknown, .keyNotUsable: true
    case .signature: rejection.facts.role == "root"
    default: false
    }
  }
}

extension String {
  /// This text with the first occurrence of another replaced.
  fileprivate func replacingFirst(_ text: String, with other: String) -> String {
    let bytes = Array(utf8)
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, wanted.count <= bytes.count else { return self }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start] == wanted[0] && bytes[start...].starts(with: wanted) {
      let rest = bytes[(start + wanted.count)...]
      return String(decoding: Array(bytes[..<start]) + Array(other.utf8) + rest, as: UTF8.self)
    }
    return self
  }
}
