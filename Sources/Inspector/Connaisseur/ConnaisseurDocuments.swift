public import NotaryCore
import PolicyEditor

/// The documents of a repository as Connaisseur asks for them: by their plain names, never by digest,
/// whatever snapshot says.
public struct ConnaisseurDocuments: Sendable {
  public let gun: GUN
  /// What the source said, by role. A role that was not asked for is not there.
  public let answers: [RoleName: TrustAnswer]
  /// How the server lets readers in; nil where nobody asks for credentials, as in a folder.
  public let authentication: AuthenticationRecord?
  /// What they prove to the Notary client, once somebody has asked for it.
  let chains = ChainMemory()

  /// How many delegations are asked for beyond those that a rule requires.
  static let declaredLimit = 200

  public init(
    gun: GUN, answers: [RoleName: TrustAnswer], authentication: AuthenticationRecord? = nil
  ) {
    self.gun = gun
    self.answers = answers
    self.authentication = authentication
  }

  /// Fetches the four base documents, then the delegations that a rule requires and those that
  /// targets declares, so that both generations find what they ask for; and finds out what each of
  /// them would be asked before it gets any.
  ///
  /// - Parameter required: the full names of the roles that a rule requires, as `targets/alice`.
  public static func load(
    from source: any TrustSource, gun: GUN, required: [RoleName] = []
  ) async -> ConnaisseurDocuments {
    let source = source.opened(for: gun)
    async let authentication = source.authentication(for: gun)
    var answers = await fetch(RoleName.base, from: source, gun: gun)
    var delegations = required.filter { $0.rawValue.hasPrefix("targets/") }
    if let answer = answers[.targets] {
      let declared = TrustDocument(role: .targets, answer: answer).targets?.delegations ?? []
      delegations += declared.compactMap { $0?.name }.prefix(declaredLimit)
    }
    if !delegations.contains(.releases) { delegations.append(.releases) }
    let more = await fetch(Array(Set(delegations)).sorted(), from: source, gun: gun)
    answers.merge(more) { first, _ in first }
    return ConnaisseurDocuments(
      gun: gun, answers: answers, authentication: await authentication)
  }

  private static func fetch(
    _ roles: [RoleName], from source: any TrustSource, gun: GUN
  ) async -> [RoleName: TrustAnswer] {
    await withTaskGroup(of: (RoleName, TrustAnswer).self) { group in
      for role in roles {
        group.addTask { (role, await source.answer(TrustRequest(gun: gun, role: role))) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }
}

extension Rule {
  /// The full names of the roles that the rule requires, as `targets/alice`.
  var requiredRoles: [RoleName] {
    (delegations ?? []).map { RoleName($0.hasPrefix("targets/") ? $0 : "targets/\($0)") }
  }
}
