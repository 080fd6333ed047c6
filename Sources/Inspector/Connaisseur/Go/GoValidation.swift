import NotaryCore
import PolicyEditor

/// The check of one image by a notaryv1 validator of Connaisseur 3.9, in its order: download and
/// parse the base documents, find the root keys, root, then targets, snapshot and timestamp, then
/// the checksums, then delegations, then the digest.
struct GoValidation {
  let image: String
  let reference: ConnaisseurReference
  let rule: Rule
  /// The validator's name.
  let name: String
  let validator: NotaryValidator
  let documents: ConnaisseurDocuments
  let at: Instant
  var trace: GoTrace

  private var signatures: GoSignatures {
    GoSignatures(verifier: documents.memory.verifier, at: at)
  }

  /// The digest that it comes to, whatever failed on the way; nil where there is none.
  mutating func run() -> String? {
    let server = GoServer(validator, gun: documents.gun, record: documents.authentication)
    let repository = GoRepository(documents, server: server)
    if case .ends(let end)? = server.signIn {
      failSignIn(end, server)
    } else {
      checkDownload(repository, server)
    }
    let keys = trustRoots()
    checkRoot(repository, keys)
    for role in [RoleName.targets, .snapshot, .timestamp] { checkRole(role, repository) }
    checkChecksum(.root, listedBy: .snapshot, repository)
    checkChecksum(.targets, listedBy: .snapshot, repository)
    checkChecksum(.snapshot, listedBy: .timestamp, repository)
    guard let targets = repository[.targets]?.targets else {
      trace.skipped(.delegations, "not checked: there is no targets document")
      trace.skipped(.digest, "not checked: there is no targets document")
      return nil
    }
    var delegations = GoDelegations(
      required: rule.delegations ?? [], repository: repository, server: server,
      documents: documents, signatures: signatures)
    let searched = checkDelegations(&delegations, targets: targets)
    return searched.flatMap { findDigest(in: $0) }
  }

  /// A denial in the words that this Connaisseur puts in front.
  private func denied(_ message: String, varies: Bool = false) -> GoEnd {
    .denied(Self.words(image, message), varies: varies)
  }

  private static func words(_ image: String, _ message: String) -> String {
    "error during notaryv1 validation of image \(image): \(message)"
  }
}

// MARK: Base documents

extension GoValidation {
  /// All four are downloaded at once, and the first failure to arrive is told: of several any.
  private mutating func checkDownload(_ repository: GoRepository, _ server: GoServer) {
    var ends: [(end: GoEnd, rank: Int, fact: String, finding: Finding)] = []
    for role in GoRepository.baseRoles {
      let isRead = documents[role]?.answer.bytes != nil
      switch repository.fetched[role] {
      case .document, nil: break
      case .unknown(let fact, let said):
        let said = said.map { "error during notaryv1 validation of image \(image): \($0)" }
        let fact = "\(role): \(fact)"
        ends.append((.unknown(said), 0, fact, isRead ? .undetermined(fact) : .notRead(role)))
      case .malformed(.crash(let fact)):
        ends.append((.crash, 1, "\(fact), on which it dies", .fatal(role, fact)))
      case .refused(let status):
        let fact = "\(role): \(status)"
        let asks = documents[role]?.answer.isMissingCredentials ?? false
        let finding: Finding =
          asks ? .authenticationNotSpoken(fact) : isRead ? .signInFails(fact) : .notRead(role)
        ends.append((denied(server.acquiring(role, status)), 2, fact, finding))
      case .malformed(.notUnmarshalled(let error)):
        let said =
          "error downloading trust data: error acquiring trust data \(role): "
          + "error unmarshalling trust data \(role): \(error)"
        ends.append(
          (
            denied(said, varies: true), 2, "\(role) is no document: \(error)",
            .malformed(role, error)
          ))
      case .malformed(.notParsed(let error, let varies)):
        let said = "error downloading trust data: error parsing trust data for \(role): \(error)"
        ends.append((denied(said, varies: varies), 2, error, .malformed(role, error)))
      }
    }
    let facts = ends.map { VisibleText.of($0.fact, limit: 300) }.joined(separator: "; ")
    guard let first = ends.min(by: { $0.rank < $1.rank }) else {
      trace.ok(.download, "root, targets, snapshot and timestamp of \(reference.gun)")
      return
    }
    if case .denied(let said, let varies) = first.end {
      trace.ends(
        .download, .denied(said, varies: varies || ends.count > 1), facts, ends.map(\.finding))
    } else {
      let decisive = ends.filter { $0.rank == first.rank }
      trace.ends(.download, first.end, facts, decisive.map(\.finding))
    }
  }

  /// It asks for no document. Of which of the four it says so is chance.
  private mutating func failSignIn(_ end: GoSignIn.End, _ server: GoServer) {
    let unread = GoRepository.baseRoles.filter { documents[$0]?.answer.bytes == nil }
    let hasRoot = !unread.contains(.root)
    let more =
      hasRoot ? "; this program could read root: it signs in otherwise than this Connaisseur" : ""
    func said(_ message: String) -> String {
      "error during notaryv1 validation of image \(image): \(message)"
    }
    switch end {
    case .unreachable(let failure):
      let fact = "/v2/: \(failure.message)"
      trace.ends(
        .download, .unknown(server.pinging(failure).map(said)), fact + more,
        unread.isEmpty ? [.undetermined(fact)] : unread.map(Finding.notRead))
    case .denied(let error, let fact):
      trace.ends(
        .download, denied(server.requesting(.root, error), varies: true), fact + more,
        .signInFails(fact))
    case .crash(let fact):
      trace.ends(.download, .crash, "\(fact): it dies of that\(more)", .signInFails(fact))
    case .unknown(let error, let fact):
      let message = error.map { said(server.requesting(.root, $0)) }
      trace.ends(.download, .unknown(message), fact + more, .signInFails(fact))
    }
  }

  private mutating func trustRoots() -> [GoTrustRoots.Key]? {
    do throws(GoTrustRoots.Failure) {
      let keys = try GoTrustRoots.keys(
        named: rule.trustRoot, of: validator, name: name, by: documents.memory)
      let names = keys.map { "\($0.name) \(GoWords.keyID($0.key.id.rawValue))" }
      trace.ok(.trustRoot, names.joined(separator: ", "))
      return keys
    } catch {
      let said = "error getting trust root keys for validator \(name): \(error.said)"
      trace.ends(.trustRoot, denied(said, varies: error.varies), error.fact, error.finding)
      return nil
    }
  }

  /// Each configured key must have signed root. Root's own threshold and key IDs mean nothing.
  private mutating func checkRoot(_ repository: GoRepository, _ keys: [GoTrustRoots.Key]?) {
    let prefix = "error validating trust data: error validating root: "
    guard let root = repository[.root] else {
      trace.skipped(.root, "not checked: there is no root document")
      return
    }
    switch root.signed {
    case .notWritten(let error):
      trace.ends(
        .root, denied(prefix + "serialization error for root: \(error)"), error,
        .malformed(.root, error))
    case .notRead(let error):
      trace.ends(
        .root, denied(prefix + "error unmarshalling root: \(error)"), error,
        .malformed(.root, error))
    case .message(let message):
      if root.signatures.isEmpty {
        trace.ends(
          .root, denied(prefix + "no signatures found for root"), "nobody signed",
          .signatures(SignatureFinding(role: .root, isUnsigned: true)))
      } else if let keys {
        for key in keys {
          let id = key.key.id.rawValue
          if let error = signatures.rootError(root, message, by: key.key) {
            let said = prefix + "error validating root signature with key \(id): \(error)"
            trace.ends(
              .root, denied(said), "no signature by the key \(GoWords.keyID(id)) of \(key.name)",
              .rootNotSigned(trustRoot: key.name))
          } else {
            trace.ok(.root, "signed by the key \(GoWords.keyID(id)) of \(key.name)")
          }
        }
      } else {
        trace.unchecked(.root, "signatures not checked: there are no root keys")
      }
    }
    checkExpiry(root, .root, prefix + "root trust data expired")
  }

  /// Signatures by the keys that root gives the role, then expiry.
  private mutating func checkRole(_ role: RoleName, _ repository: GoRepository) {
    let prefix = "error validating trust data: error validating base trust data: "
    let step = GoWords.step(role)
    guard let document = repository[role] else {
      trace.skipped(step, "not checked: there is no \(role) document")
      return
    }
    if case .notWritten(let error) = document.signed {
      trace.ends(
        step, denied(prefix + "serialization error for \(role): \(error)"), error,
        .malformed(role, error))
    } else if let root = repository[.root]?.root,
      let specification = root.roles[ExactText(role.rawValue)]
    {
      let result = signatures.check(document, specification, keys: root.keys)
      if result.holds {
        trace.ok(step, result.fact)
      } else {
        trace.ends(
          step, denied(prefix + "error validating \(role) signatures"), result.fact,
          .signatures(result.finding))
      }
    } else {
      trace.unchecked(step, "signatures not checked: there is no root document")
    }
    checkExpiry(document, step, prefix + "\(role) trust data expired")
  }

  private mutating func checkExpiry(
    _ document: GoDocument, _ step: DecisionStep.Name, _ said: String
  ) {
    let fact = GoWords.expiry(signatures.expiry(of: document), at: signatures.at)
    if signatures.isExpired(document) {
      let since = signatures.expiry(of: document)
      trace.ends(step, denied(said), fact, .expired(document.role, since: since))
    } else {
      trace.ok(step, fact)
    }
  }

  private mutating func checkChecksum(
    _ role: RoleName, listedBy parent: RoleName, _ repository: GoRepository
  ) {
    guard let document = repository[role] else { return }
    guard let listing = repository[parent] else {
      return trace.unchecked(
        GoWords.step(role), "not compared with \(parent), of which there is no document")
    }
    let hashes = listing.meta[ExactText(role.rawValue)]?.hashes ?? [:]
    if let error = GoSignatures.checksumError(document, listed: hashes) {
      let said =
        "error validating trust data: error validating base trust data checksums: "
        + "error validating \(role) checksums: \(error.said)"
      trace.ends(
        GoWords.step(role), denied(said, varies: error.varies),
        "it is not the file that \(parent) lists",
        hashes.isEmpty ? .notListed(role, by: parent) : .hash(role, listedBy: parent))
    } else {
      trace.ok(GoWords.step(role), "it is the file that \(parent) lists")
    }
  }
}

// MARK: Delegations and digest

extension GoValidation {
  /// The documents in which the image is looked for, by role; nil where they cannot be known.
  private mutating func checkDelegations(
    _ delegations: inout GoDelegations, targets: TargetsContent
  ) -> [GoDelegations.Searched]? {
    let own = [GoDelegations.Searched(role: .targets, content: targets)]
    switch delegations.outcome() {
    case .noneNeeded:
      trace.skipped(.delegations, "none required, and the repository has none")
      return own
    case .noneFound:
      // It prints another list than the one that the rule holds: always an empty one.
      trace.ends(
        .delegations,
        denied("no delegations found for validator \(name), but following were required: []"),
        "the repository has no delegations", .noDelegations)
      return nil
    case .holds(let found, let fact):
      trace.ok(.delegations, fact)
      return found
    case .fallsBack(let fact):
      trace.ok(.delegations, fact)
      return own
    case .fails(let problems, let varies):
      trace.ends(
        .delegations, denied(said(of: delegations), varies: varies), facts(problems),
        problems.map(\.finding))
      return nil
    case .dependsOnOrder(let problems):
      // Where targets has not signed it either, every order denies.
      let end: GoEnd =
        isSigned(in: targets)
        ? .unknown(Self.words(image, said(of: delegations)))
        : denied(said(of: delegations), varies: true)
      trace.ends(
        .delegations, end,
        "\(facts(problems)); whichever of these answers comes first decides, and snapshot does not"
          + " list all of them: it may be admitted by the tags of targets",
        [.dependsOnOrder] + problems.map(\.finding))
      return nil
    case .crash(let problem):
      trace.ends(.delegations, .crash, "\(problem.fact), on which it dies", problem.finding)
      return nil
    case .unknown(let problem):
      trace.ends(.delegations, .unknown(nil), problem.fact, problem.finding)
      return nil
    }
  }

  private func said(of delegations: GoDelegations) -> String {
    let roles = GoWords.quotedList(delegations.roles.map(\.rawValue))
    return "error during download and validation of delegations for targets: \(roles)"
  }

  private func facts(_ problems: [GoDelegations.Problem]) -> String {
    problems.map { VisibleText.of($0.fact, limit: 300) }.joined(separator: "; ")
  }

  /// Every document must have the tag or digest, and all the same one.
  private mutating func findDigest(in searched: [GoDelegations.Searched]) -> String? {
    var digests: [SignedDigest] = []
    for place in searched {
      let found: String
      if let tag = reference.tag {
        guard let meta = place.content.targets[ExactText(tag)] else {
          missing("no tag '\(tag)' found in targets", in: searched, at: place)
          return nil
        }
        found = Self.digest(of: meta)
        if let given = reference.digest, given != found {
          let said =
            "digest \(found) resolved for tag \(tag) doesn't match given digest \(given)"
          trace.ends(
            .digest, denied(said), "\(place.role) signs \(tag) with another digest",
            .tagAndDigestDiffer(in: place.role, signed: found))
          return nil
        }
      } else {
        let given = reference.digest ?? ""
        guard place.content.targets.values.contains(where: { Self.digest(of: $0) == given }) else {
          missing("no digest '\(given)' found in targets", in: searched, at: place)
          return nil
        }
        found = given
      }
      digests.append(SignedDigest(role: place.role, digest: found))
    }
    return judge(digests)
  }

  /// - Parameter place: the first that does not have it.
  private mutating func missing(
    _ said: String, in searched: [GoDelegations.Searched], at place: GoDelegations.Searched
  ) {
    let lacking = searched.filter { !isSigned(in: $0.content) }.map(\.role)
    trace.ends(
      .digest, denied("validated targets don't contain reference: \(said)"),
      "\(place.role) does not sign \(reference.tag ?? reference.digest ?? "")",
      searched.allSatisfy { $0.content.targets.isEmpty }
        ? .nothingSigned(in: lacking) : .notSigned(in: lacking))
  }

  private func isSigned(in content: TargetsContent) -> Bool {
    if let tag = reference.tag { return content.targets[ExactText(tag)] != nil }
    return content.targets.values.contains { Self.digest(of: $0) == reference.digest }
  }

  private mutating func judge(_ found: [SignedDigest]) -> String? {
    var digests: [String] = []
    for signed in found where !digests.contains(signed.digest) { digests.append(signed.digest) }
    guard let digest = digests.first, digests.count == 1 else {
      let said =
        "validator \(name) found \(digests.count) digests for image "
        + "\(reference.digest ?? reference.tag ?? ""), expected 1"
      trace.ends(
        .digest, denied(said), digests.joined(separator: ", "), .digestsDisagree(found))
      return nil
    }
    // It reads the reference again that it is about to write.
    let admitted = reference.admitted(digest: digest)
    guard case .success = ConnaisseurReference.read(admitted, as: .go) else {
      trace.ends(
        .digest, .denied(GoWords.invalidResult(admitted)), "\(digest) is no digest",
        .resultNotReadable(digest))
      return nil
    }
    let isRewritten = rule.mode != "insecureValidateOnly"
    trace.ok(.digest, digest + (isRewritten ? "" : ", but the image is not rewritten to it"))
    return digest
  }

  private static func digest(of meta: FileMeta) -> String {
    "sha256:" + Hexadecimal.text(of: meta.sha256 ?? [])
  }
}
