import NotaryCore
import PolicyEditor

/// Whether the generations come to the same, and if not, which change makes the difference: "would
/// this break when I upgrade?"
public struct GenerationComparison: Sendable, Hashable {
  /// Whether the verdict and the digest are the same.
  public let isSame: Bool
  /// What they come to beside each other, in few words.
  public let outcome: String
  /// What makes the difference, in a sentence or two; nil where there is none.
  public let reasons: String?

  /// Both.
  public var message: String { reasons.map { "\(outcome). \($0)" } ?? outcome }
}

extension Explanation {
  /// Nil unless both generations were asked.
  public var comparison: GenerationComparison? {
    guard let old = answers.first(where: { $0.decision.generation == .python }),
      let new = answers.first(where: { $0.decision.generation == .go })
    else { return nil }
    return ComparisonFinder(old: old, new: new).comparison
  }
}

/// Compares the answers of 3.3 and 3.9 to one image.
private struct ComparisonFinder {
  let old: Explanation.Answer
  let new: Explanation.Answer

  var comparison: GenerationComparison {
    let isSame =
      old.decision.verdict == new.decision.verdict && old.decision.digest == new.decision.digest
    guard isSame else {
      return GenerationComparison(isSame: false, outcome: outcome, reasons: reasons)
    }
    let codes = [old, new].map { Set($0.causes.filter(\.isReached).map(\.code)) }
    switch old.decision.verdict {
    case .admitted:
      return GenerationComparison(
        isSame: true, outcome: "both admit it: an upgrade changes nothing", reasons: nil)
    case .unknown:
      return GenerationComparison(
        isSame: true, outcome: "neither answer could be found out here", reasons: nil)
    case .denied, .crash:
      let both = old.decision.verdict == .denied ? "both deny it" : "both die of it"
      guard codes[0].isDisjoint(with: codes[1]) else {
        return GenerationComparison(
          isSame: true,
          outcome: "\(both) for the same cause: an upgrade does not help",
          reasons: nil)
      }
      return GenerationComparison(
        isSame: true, outcome: "\(both), but stumble over different things", reasons: reasons)
    }
  }

  private var outcome: String {
    switch (old.decision.verdict, new.decision.verdict) {
    case (.admitted, .admitted): "3.3 and 3.9 admit different digests"
    case (.admitted, .denied): "an upgrade to 3.9 would break it: 3.3 admits, 3.9 denies"
    case (.admitted, .crash): "an upgrade to 3.9 would break it: 3.3 admits, 3.9 dies"
    case (.denied, .admitted): "an upgrade to 3.9 would mend it: 3.3 denies, 3.9 admits"
    case (.denied, .crash): "3.3 denies it, 3.9 dies of it"
    case (.unknown, let verdict): "of 3.3 it is not known, 3.9 says \(verdict.rawValue)"
    case (let verdict, .unknown): "3.3 says \(verdict.rawValue), of 3.9 it is not known"
    default: "3.3 says \(old.decision.verdict.rawValue), 3.9 \(new.decision.verdict.rawValue)"
    }
  }

  // MARK: Why

  /// What differs, the earliest first; at most two things.
  private var reasons: String {
    let found = [reference, gun, rule].compactMap { $0 } + causes
    return found.isEmpty
      ? "They judge the same documents differently."
      : found.prefix(2)
        .joined(separator: " ")
  }

  private var reference: String? {
    switch (old.reference, new.reference) {
    case (nil, .some): "3.3 does not take the reference, 3.9 does."
    case (.some, nil): "3.9 does not take the reference, 3.3 does."
    default: nil
    }
  }

  private var gun: String? {
    guard let old = old.reference?.gun, let new = new.reference?.gun, old != new else { return nil }
    return "3.3 asks for the trust data of \(shown(old)), 3.9 for that of \(shown(new))."
  }

  private var rule: String? {
    guard let before = old.choice, let after = new.choice else { return nil }
    if before.failure != nil || after.failure != nil {
      return before.failure == nil
        ? "3.9 cannot apply a pattern of the policy." : "3.3 cannot apply a pattern of the policy."
    }
    guard before.winner?.index != after.winner?.index else { return nil }
    let winners = [before.winner, after.winner].map { rule in
      rule.map { "rule \($0.index + 1) (\(shown($0.pattern)))" } ?? "no rule"
    }
    let sentence = "In 3.3 \(winners[0]) wins, in 3.9 \(winners[1])"
    guard before.candidates.map(\.rule.pattern) == after.candidates.map(\.rule.pattern) else {
      return "\(sentence). No file sets the policy, and each chart has one of its own."
    }
    return "\(sentence): \(patterns(before, after))."
  }

  /// Why the same patterns choose differently.
  private func patterns(_ before: PolicyChoice, _ after: PolicyChoice) -> String {
    let wasMatching = before.candidates.filter { $0.matches == true }.map(\.rule.index)
    let isMatching = after.candidates.filter { $0.matches == true }.map(\.rule.index)
    if wasMatching != isMatching {
      return "3.9 matches \(shown(after.name)) and puts * on both sides of a pattern; 3.3 matches"
        + " \(shown(before.name)) as a whole"
    }
    return after.name.hasPrefix("index.docker.io/")
      ? "3.9 matches \(shown(after.name)), with which patterns that begin with docker.io share nothing"
      : "3.9 compares the lengths of all parts, and of equal rules takes the later"
  }

  /// What each generation stumbles over that the other does not mind, nor would come to mind next.
  private var causes: [String] {
    let before = old.causes.filter(\.isReached).map(\.code)
    let after = new.causes.filter(\.isReached).map(\.code)
    var sentences: [String] = []
    for (code, generation) in before.map({ ($0, Generation.python) })
      + after.map({ ($0, Generation.go) })
    {
      let other = generation == .python ? new : old
      guard !other.causes.contains(where: { $0.code == code }),
        let why = Self.difference(code, generation),
        !sentences.contains(why)
      else { continue }
      sentences.append(why)
    }
    return sentences
  }

  /// How the other generation treats what one denies.
  private static func difference(_ code: CauseCode, _ generation: Generation) -> String? {
    switch (code, generation) {
    case (.unsupportedKeyType, .python):
      "3.3 takes ECDSA keys alone, and refuses a repository that lists others; 3.9 takes RSA and"
        + " Ed25519, and keys in certificates, in every role."
    case (.unsupportedKeyType, .go): "3.9 has no use for this kind of key."
    case (.belowThreshold, .go):
      "3.9 counts signatures against the role's threshold; 3.3 ignores thresholds."
    case (.signingKeyUnknown, .go), (.keyIDMismatch, .go):
      "3.9 takes a role's own keys alone, under their true IDs; in 3.3 any key of the repository may"
        + " sign any role."
    case (.signingKeyUnknown, .python):
      "3.3 wants every signature that is listed to be by a key it knows; 3.9 passes over others."
    case (.signatureBroken, .python):
      "3.3 wants every signature that is listed to hold; 3.9 is content when enough do."
    case (.notSignedByAnybody, .go): "3.3 takes a document without any signature; 3.9 denies it."
    case (.rootSignedTwice, .python):
      "3.3 wants every signature of root to be by the pinned key; 3.9 wants one that is."
    case (.hashMismatch, _):
      "3.3 takes hashes over the document written anew, 3.9 over its bytes, and sha512 too."
    case (.lengthMismatch, .python): "3.3 checks lengths, 3.9 does not."
    case (.hashNotListed, _): "They ask for different hashes in snapshot and timestamp."
    case (.contentRefused, .python):
      "3.3 refuses what Notary takes: nested delegations, characters outside ASCII, members that are"
        + " not sorted, blanks between them."
    case (.contentRefused, .go):
      "3.9 verifies what it decoded, without members that it does not know; 3.3 the text as it came."
    case (.delegationMissing, _), (.delegationsIgnored, _), (.delegationNotDeclared, _),
      (.signedOnlyInTargets, _), (.tagNotSigned, _), (.signedByAnother, _), (.nothingSigned, _):
      "They fall back to targets differently where the file of a delegation is missing."
    case (.trustRootNotDefined, .python):
      "trustRoot \"*\" is a name like any other in 3.3, and every key in 3.9."
    case (.everyKeyMustSign, .go): "trustRoot \"*\" asks 3.9 for a signature by every key."
    case (.keyMalformed, _): "They take different writings of a key: 3.9 wants one PEM block alone."
    case (.documentMalformed, _), (.documentFatal, _):
      "They ask for different forms of a document."
    case (.authenticationNotSpoken, _), (.signInFails, _), (.credentialsNeeded, _):
      "3.3 signs in as root.json asks, with https tokens alone; 3.9 as /v2/ asks, with Basic too."
    case (.hostNotUsable, .python): "3.3 takes no host with https://, 3.9 does."
    case (.referenceMisread, .go): "3.9 misreads a digest behind docker.io/NAME; 3.3 does not."
    case (.digestMalformed, .go): "3.3 writes whatever digest is signed; 3.9 reads it again."
    default: nil
    }
  }
}
