public import NotaryCore
import PolicyEditor

/// The documents of a repository as Connaisseur asks for them: by their plain names, never by digest,
/// whatever snapshot says.
public struct ConnaisseurDocuments: Sendable {
  public let gun: GUN
  /// By role. A role that was not asked for is not there.
  let documents: [RoleName: FetchedDocument]
  /// How the server lets readers in; nil where nobody asks for credentials, as in a folder.
  public let authentication: AuthenticationRecord?
  /// What was found out about them before.
  let memory: JudgingMemory
  /// What they prove to the Notary client, once somebody has asked for it.
  let chains = ChainMemory()

  init(
    gun: GUN, documents: [RoleName: FetchedDocument], authentication: AuthenticationRecord?,
    memory: JudgingMemory
  ) {
    self.gun = gun
    self.documents = documents
    self.authentication = authentication
    self.memory = memory
  }

  public init(
    gun: GUN, answers: [RoleName: TrustAnswer], authentication: AuthenticationRecord? = nil
  ) {
    let documents = answers.map { ($0, FetchedDocument(role: $0, answer: $1)) }
    self.init(
      gun: gun, documents: Dictionary(uniqueKeysWithValues: documents),
      authentication: authentication, memory: JudgingMemory())
  }

  subscript(role: RoleName) -> FetchedDocument? { documents[role] }

  /// What the source said, by role. A role that was not asked for is not there.
  public var answers: [RoleName: TrustAnswer] { documents.mapValues(\.answer) }

  /// Fetches what ``FetchedRepository`` does.
  ///
  /// - Parameter required: the full names of the roles that a rule requires, as `targets/alice`.
  public static func load(
    from source: any TrustSource, gun: GUN, required: [RoleName] = []
  ) async -> ConnaisseurDocuments {
    var repository = await FetchedRepository.load(from: source, gun: gun, required: required)
    return await repository.documents(required: required)
  }
}

extension Rule {
  /// The full names of the roles that the rule requires, as `targets/alice`.
  var requiredRoles: [RoleName] {
    (delegations ?? []).map { RoleName($0.hasPrefix("targets/") ? $0 : "targets/\($0)") }
  }
}
