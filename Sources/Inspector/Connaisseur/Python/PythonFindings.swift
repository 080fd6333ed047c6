internal import NotaryCore

/// The refusals of Connaisseur 3.3 as data.
extension PythonRefusal {
  /// - Parameter role: the document that was being judged, where the refusal does not say.
  func findings(in role: RoleName) -> [Finding] {
    switch self {
    case .reference: [.referenceRefused]
    case .noRule: [.noRule]
    case .noValidator(let name): [.validatorNotDefined(name ?? "default", isNamed: name != nil)]
    case .staticDeny: [.staticDeny]
    case .noTrustRoot(let name, _, let isNamed): [.trustRootNotDefined(name, isNamed: isNamed)]
    case .unusableKey(_, let finding), .signature(_, _, let finding), .hash(_, _, let finding):
      [finding]
    case .noSuchCode(let type): [.validatorWithoutCode(type: type)]
    case .unusableOption(let option): [.optionNotUsable(option)]
    case .exception(let fact): [.unforeseen(role, fact)]
    case .missing(let role, _), .unauthorized(let role, _): [.notRead(role)]
    case .signIn(.scheme("Basic"), _): [.authenticationNotSpoken(fact)]
    case .signIn: [.signInFails(fact)]
    case .malformed(let role, let fault): [.malformed(role, fault)]
    case .unknownKey(let id, let role):
      [
        .signatures(
          SignatureFinding(
            role: role, faults: [.init(keyID: ExactText(id), reason: .unknownKey)]))
      ]
    case .expired(let role, let since): [.expired(role, since: since)]
    case .noHash(let role): [.notListed(role, by: role == .snapshot ? .timestamp : .snapshot)]
    case .noDelegations: [.noDelegations]
    case .undeclared(let names): [.delegationsNotDeclared(names.map { RoleName($0) })]
    case .noDelegationData(let names, _): [.delegationsMissing(names.map { RoleName($0) })]
    case .noTargets(let roles): [.nothingSigned(in: roles)]
    case .notAllDelegations(_, let roles), .noDigest(_, let roles): [.notSigned(in: roles)]
    case .tagAndDigestDiffer(let listed, let role):
      [.tagAndDigestDiffer(in: role, signed: "sha256:\(listed)")]
    case .severalDigests(let digests, _): [.digestsDisagree(digests)]
    case .oneOf(let refusals): refusals.flatMap { $0.findings(in: role) }
    }
  }
}
