/// Two states of a repository beside each other: an earlier one, such as an archive has it, and a later
/// one. A pure function of documents and clocks.
///
/// What is compared is what the documents say, whether or not they hold; the judgement of both sides
/// stands beside it.
public struct TrustComparison: Sendable {
  public let gun: GUN
  /// What the earlier documents proved at their time, without a pin.
  public let before: ChainOfTrust
  /// What the later documents prove.
  public let after: ChainOfTrust
  /// Root, timestamp, snapshot, targets, then delegations by name; every role that one side has.
  public let roles: [RoleDifference]

  /// - Parameters:
  ///   - before: the documents of the earlier state.
  ///   - then: when they were served; nil where that is not known, so that the later clock counts.
  ///   - moment: the clock of the later state.
  public init(
    from before: TrustDocuments, servedAt then: Instant? = nil, to after: TrustDocuments,
    at moment: Instant, verifier: SignatureVerifier = SignatureVerifier()
  ) {
    gun = after.gun
    let first = ChainOfTrust(before, at: then ?? moment, verifier: verifier)
    let last = ChainOfTrust(after, at: moment, verifier: verifier)
    self.before = first
    self.after = last
    let judge = CacheJudge(cached: before, served: after, moment: moment, verifier: verifier)
    roles = judge.roles.compactMap { role in
      // What nobody declares any more was not asked for.
      let isUndeclared =
        after[role.name] == nil && role.name.parent.map { after[$0]?.targets != nil } ?? false
      let change =
        isUndeclared ? .removed : RoleDifference.Change(role.state, after: last[role.name])
      return RoleDifference(
        change, of: role, before: first[role.name], then: then, after: last[role.name], now: moment)
    }
  }

  public subscript(role: RoleName) -> RoleDifference? { roles.first { $0.name == role } }

  /// How loud the differences are: as loud as the loudest.
  public var severity: RoleDifference.Severity { roles.map(\.severity).max() ?? .none }
}
