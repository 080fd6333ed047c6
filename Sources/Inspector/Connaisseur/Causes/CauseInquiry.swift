import NotaryCore
import PolicyEditor

/// Gathers what causes are told from, and asks the source for what Connaisseur itself does not ask
/// for: earlier roots where the pinned key did not sign, and other names where there is no root.
struct CauseInquiry {
  let known: KnownKeys
  let moment: Instant
  let style: RuleStyle

  /// How many bytes of a document are read that is only looked at.
  private static let limit = 4 << 20
  /// How many roots before the current one are asked for.
  private static let oldRootLimit = 20

  /// A decision and what led to it.
  struct Case {
    let given: String
    let decision: Decision
    let configuration: Configuration
    var reference: ConnaisseurReference?
    var choice: PolicyChoice?
    var validator: Validator?
    var source: (any TrustSource)?
    var documents: ConnaisseurDocuments?
    var unavailable: Explainer.Unavailable?

    func with(_ change: (inout Case) -> Void) -> Case {
      var changed = self
      change(&changed)
      return changed
    }
  }

  func context(
    of one: Case, decide: @escaping (String) -> Decision?
  ) async -> CauseContext {
    CauseContext(
      given: one.given, decision: one.decision, configuration: one.configuration,
      reference: one.reference, choice: one.choice, validator: one.validator,
      documents: one.documents,
      location: one.documents.flatMap { one.source?.location(of: $0.gun) },
      health: await health(of: one), unavailable: one.unavailable, chain: await chain(of: one),
      knownKeys: await knownKeys(for: one), otherGUNs: await otherGUNs(of: one), moment: moment,
      style: style, decide: decide)
  }

  /// Asked only where the server failed by itself.
  private func health(of one: Case) async -> ServerHealth? {
    let hasFailed = one.documents?.documents.values.contains { $0.answer.isServerError } ?? false
    return hasFailed ? await one.source?.server()?.health : nil
  }

  /// Judged as the Notary client would, so that each key and signature is told by name.
  private func chain(of one: Case) async -> ChainOfTrust? {
    guard let fetched = one.documents else { return nil }
    let needsOldRoots = isRootUnsigned(one)
    if let known = await fetched.chains.chain(withOldRoots: needsOldRoots) { return known }
    var documents = TrustDocuments(gun: fetched.gun)
    documents.documents = fetched.documents.mapValues(\.asClient)
    if needsOldRoots, let source = one.source {
      documents.oldRoots = await oldRoots(
        before: documents[.root]?.root?.header.version ?? 1, of: fetched.gun, from: source)
    }
    documents.isComplete = true
    let chain = ChainOfTrust(documents, at: moment, verifier: fetched.memory.verifier)
    await fetched.chains.keep(chain, withOldRoots: needsOldRoots)
    return chain
  }

  private func isRootUnsigned(_ one: Case) -> Bool {
    one.decision.findings.contains { placed in
      switch placed.finding {
      case .rootNotSigned: true
      case .signatures(let finding): finding.role == .root
      default: false
      }
    }
  }

  private func oldRoots(
    before version: Int, of gun: GUN, from source: any TrustSource
  ) async -> [Int: TrustDocument] {
    guard version > 1 else { return [:] }
    var roots: [Int: TrustDocument] = [:]
    for old in max(1, version - Self.oldRootLimit)..<version {
      let answer = await source.answer(
        TrustRequest(gun: gun, role: .root, rootVersion: old, limit: Self.limit))
      if answer.bytes != nil { roots[old] = TrustDocument(role: .root, answer: answer) }
    }
    return roots
  }

  private func knownKeys(for one: Case) async -> [KnownKey] {
    guard isRootUnsigned(one), let gun = one.documents?.gun else { return [] }
    return await known.keys(for: gun) + KnownKeys.keys(of: one.configuration)
  }

  /// The names under which the same image may have been meant, as far as the server knows them.
  private func otherGUNs(of one: Case) async -> [String] {
    guard one.documents?[.root]?.answer.outcome == .missing, let source = one.source,
      let gun = one.reference?.gun
    else { return [] }
    var candidates = Generation.allCases.compactMap {
      try? ConnaisseurReference.read(one.given, as: $0).get().gun
    }
    if let image = try? ImageReference(one.given) { candidates.append(image.gun.rawValue) }
    let library = "docker.io/library/"
    if gun.hasPrefix(library) { candidates.append("docker.io/" + gun.dropFirst(library.count)) }
    var found: [String] = []
    for candidate in candidates where candidate != gun && !found.contains(candidate) {
      let request = TrustRequest(gun: GUN(candidate), role: .root, limit: Self.limit)
      if await source.answer(request).bytes != nil { found.append(candidate) }
    }
    return found
  }
}
