import NotaryCore

/// Documents whose date is over, and who signs them again.
extension CauseFinder {
  func expired(_ role: RoleName, _ since: Instant) -> Told {
    let distance = DateWords.distance(from: context.moment, to: since)
    let name = shown(role.rawValue)
    let message =
      since == .zero
      ? "\(name) has no date of expiry, which counts as expired"
      : "\(name) expired \(distance), on \(DateWords.minute(since))"
    let code: CauseCode
    let remedies: [Remedy]
    switch role {
    case .timestamp:
      code = .timestampExpired
      remedies = [
        Remedy(
          "whoever runs \(shown(context.host)) looks at the server and its signer: they sign timestamp"
            + " anew by themselves, nobody does it by hand"),
        Remedy("the server makes a new one when it is asked for it, if its signer answers"),
      ]
    case .snapshot:
      code = .snapshotExpired
      remedies = [
        Remedy(
          "if the server holds its key (docker trust has it so), whoever runs it looks at the server"
            + " and its signer; nobody signs it by hand"),
        startAgain("else "),
      ]
    case .root:
      code = .rootExpired
      remedies = [startAgain()]
    case .targets:
      code = .targetsExpired
      remedies = [startAgain()]
    default:
      code = .delegationExpired
      remedies = [
        Remedy("\(signers(of: role)) must sign \(name) again", lines: resign(role))
      ]
    }
    return Told(
      code: code, message: message,
      evidence: [Evidence("expires: \(since.rfc3339)", at: .trust(role))] + clock,
      remedies: remedies, isTemporaryRuleSafe: true)
  }

  /// Who can sign a delegation, by name where that is known.
  private func signers(of role: RoleName) -> String {
    let names = (context.chain?[role]?.keys ?? []).compactMap(\.name)
    if !names.isEmpty { return list(Set(names).sorted().map(shown)) }
    return role == .releases ? "one of its signers" : "the signer \(shown(role.lastComponent))"
  }

  /// Another clock may be the cause of an expiry.
  private var clock: [Evidence] {
    guard let difference = context.documents?.clockDifference, difference.magnitude > 60 else {
      return []
    }
    let words = DateWords.duration(seconds: difference.magnitude)
    let direction = difference > 0 ? "behind" : "ahead of"
    return [Evidence("this machine's clock is \(words) \(direction) the server's: check both")]
  }
}

extension ConnaisseurDocuments {
  /// By how many seconds the server's clock is ahead of this machine's; nil where it tells none.
  var clockDifference: Int64? {
    RoleName.base.lazy.compactMap { self[$0]?.answer.clockDifference }.first
  }
}
