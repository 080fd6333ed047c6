import NotaryCore

/// Which documents Connaisseur 3.9 looks for an image in: targets, or the delegations that a rule
/// requires, or `targets/releases` where the repository has delegations and the rule asks for none.
struct GoDelegations {
  /// As the rule has them.
  let required: [String]
  let repository: GoRepository
  let server: GoServer
  let documents: ConnaisseurDocuments
  let signatures: GoSignatures

  /// A document whose tags count.
  struct Searched {
    let role: RoleName
    let content: TargetsContent
  }

  enum Outcome {
    /// The rule requires none and the repository has none.
    case noneNeeded
    /// The rule requires some and the repository has none.
    case noneFound
    case holds([Searched], fact: String)
    /// A file is missing that snapshot does not list: targets counts, as if there were no delegations.
    case fallsBack(fact: String)
    case fails([Problem], varies: Bool)
    /// Of answers that come side by side the first decides: a refused one falls back to targets, another
    /// one ends it.
    case dependsOnOrder([Problem])
    case crash(Problem)
    case unknown(Problem)
  }

  /// What is wrong with a delegation, for people and as data.
  struct Problem {
    let fact: String
    let finding: Finding
  }

  /// The full names of the roles that must agree, in their order, repetitions included.
  var roles: [RoleName] {
    let names = required.isEmpty ? [RoleName.releases.lastComponent] : required
    return names.map(Self.fullName)
  }

  /// `alice` means `targets/alice`; the prefix may be written.
  static func fullName(_ name: String) -> RoleName {
    RoleName(name.hasPrefix("targets/") ? name : "targets/\(name)")
  }

  func outcome() -> Outcome {
    let declared = repository.delegations
    guard !declared.isEmpty else { return required.isEmpty ? .noneNeeded : .noneFound }
    let unknown = roles.filter { role in !declared.contains { $0.name == role } }
    guard unknown.isEmpty else {
      let facts = unknown.map { "\($0) is not a delegation of targets" }
      return .fails(
        [
          Problem(
            fact: facts.joined(separator: "; "), finding: .delegationsNotDeclared(unknown))
        ], varies: false)
    }
    return fetchedOutcome()
  }

  /// All are downloaded at once, and the first failure to arrive ends it.
  private func fetchedOutcome() -> Outcome {
    var found: [GoDocument] = []
    var refused: [Problem] = []
    var failed: [Problem] = []
    var fatal: [Problem] = []
    for role in roles {
      switch server.fetched(role, documents[role]) {
      case .document(let document): found.append(document)
      case .refused(let status):
        refused.append(Problem(fact: "\(role): \(status)", finding: .notRead(role)))
      case .malformed(.crash(let fact)):
        fatal.append(Problem(fact: fact, finding: .fatal(role, fact)))
      case .malformed(.notUnmarshalled(let error)), .malformed(.notParsed(let error, _)):
        failed.append(Problem(fact: "\(role): \(error)", finding: .malformed(role, error)))
      case .unknown(let fact, _):
        return .unknown(Problem(fact: "\(role): \(fact)", finding: .notRead(role)))
      }
    }
    let unlisted = roles.first { repository.snapshotMeta[ExactText($0.rawValue)] == nil }
    if !refused.isEmpty, unlisted != nil, !(fatal + failed).isEmpty {
      return .dependsOnOrder(fatal + failed + refused)
    }
    if let fatal = fatal.first { return .crash(fatal) }
    if !failed.isEmpty { return .fails(failed + refused, varies: !refused.isEmpty) }
    guard refused.isEmpty else {
      guard let first = unlisted else { return .fails(refused, varies: false) }
      let facts = refused.map(\.fact).joined(separator: "; ")
      return .fallsBack(
        fact: "\(facts), and snapshot does not list \(first): "
          + "the tags of targets count, as if there were no delegations")
    }
    let problems = found.compactMap(problem)
    guard problems.isEmpty else { return .fails(problems, varies: false) }
    let names = found.map(\.role.rawValue).joined(separator: ", ")
    return .holds(
      found.compactMap { document in
        document.targets.map { Searched(role: document.role, content: $0) }
      }, fact: names)
  }

  /// The first thing that is wrong with a delegation: signatures, expiry, checksum.
  private func problem(_ document: GoDocument) -> Problem? {
    let role = document.role
    guard let targets = repository[.targets]?.targets,
      let specification = repository.delegations.first(where: { $0.name == role })?.specification
    else {
      return Problem(
        fact: "\(role) is not a delegation of targets", finding: .delegationsNotDeclared([role]))
    }
    if case .notWritten(let error) = document.signed {
      return Problem(fact: "\(role): \(error)", finding: .malformed(role, error))
    }
    let result = signatures.check(document, specification, keys: targets.delegationKeys)
    guard result.holds else {
      return Problem(fact: "\(role): \(result.fact)", finding: .signatures(result.finding))
    }
    guard !signatures.isExpired(document) else {
      let expiry = signatures.expiry(of: document)
      return Problem(
        fact: "\(role) \(GoWords.expiry(expiry, at: signatures.at))",
        finding: .expired(role, since: expiry))
    }
    let hashes = repository.snapshotMeta[ExactText(role.rawValue)]?.hashes ?? [:]
    guard GoSignatures.checksumError(document, listed: hashes) == nil else {
      return hashes.isEmpty
        ? Problem(
          fact: "\(role) is not listed in snapshot", finding: .notListed(role, by: .snapshot))
        : Problem(
          fact: "\(role) is not the file that snapshot lists",
          finding: .hash(role, listedBy: .snapshot))
    }
    return nil
  }
}
