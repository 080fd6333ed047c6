internal import NotaryCore
internal import PolicyEditor

/// What Connaisseur 3.3 does not tell: the facts behind its refusals, for people.
extension PythonRefusal {
  var fact: String {
    switch self {
    case .reference(_, let given): "\(given) is no reference that it takes."
    case .noRule(let image): "No rule matches \(image)."
    case .noValidator(let name):
      "No validator is named \(name ?? "default, which a rule without one asks for")."
    case .staticDeny: "The validator denies every image."
    case .noTrustRoot(let name, let validator, _):
      name == "*"
        ? "\"*\" is the name of a trust root here, and validator \(validator) has none of it."
        : "Validator \(validator) has no trust root named \(name)."
    case .unusableOption(let option): "\(option.sentence), and the program fails on that."
    case .noSuchCode(let type): "It has no code for validators of type \(type)."
    case .missing(let role, _): "The server has no \(role)."
    case .unauthorized(let role, _): "The server wants other credentials for \(role)."
    case .signIn(let refusal, _): refusal.fact
    case .malformed(let role, let fault): "\(role) is not of the form it takes: \(fault)"
    case .unusableKey(let fact, _), .exception(let fact), .signature(_, let fact, _),
      .hash(_, let fact, _):
      fact
    case .unknownKey(let id, let role):
      "\(role) is signed with key \(id), which neither root nor targets lists."
    case .expired(let role, let since): "\(role) expired at \(since.rfc3339)."
    case .noHash(let role): "\(role == .snapshot ? "timestamp" : "snapshot") does not list \(role)."
    case .noDelegations: "targets declares no delegations, and some are required."
    case .undeclared(let names):
      "targets does not declare \(names.joined(separator: ", "))."
    case .noDelegationData(let names, _):
      "No file that can be read for \(names.joined(separator: ", "))."
    case .noTargets: "No tag is signed at all."
    case .notAllDelegations: "A required delegation has not signed it."
    case .noDigest: "Nobody who counts has signed it."
    case .tagAndDigestDiffer(let listed, _): "The tag's signed digest is sha256:\(listed)."
    case .severalDigests(let digests, _):
      "The required delegations signed different digests: "
        + digests.map { "\($0.digest) in \($0.role)" }.joined(separator: ", ") + "."
    case .oneOf(let refusals): refusals.map(\.fact).joined(separator: " ")
    }
  }
}

enum PythonFacts {
  static func text(_ problem: PythonJSONProblem, in role: RoleName) -> String {
    switch problem {
    case .notUTF8: "\(role) is not UTF-8."
    case .byteOrderMark: "\(role) begins with a byte order mark."
    case .syntax(let offset): "\(role) is not JSON, from byte \(offset) on."
    case .tooDeep: "\(role) is nested too deeply."
    case .hugeInteger: "\(role) holds an integer of more than 4300 digits."
    }
  }

  static func unusable(_ key: PythonKey) -> String {
    guard case .other(let what) = key else { return "The key cannot be used." }
    return "The trust root is \(what), with which it verifies nothing."
  }

  static func wrongSignature(_ signature: PythonTrustData.Signature, of role: RoleName) -> String {
    role == .root
      ? "The signature of key \(signature.keyID.string) on root is not the trust root's; every"
        + " signature has to be."
      : "The signature of key \(signature.keyID.string) on \(role) is wrong."
  }

  static func unusableKey(_ key: PythonTrustData.ListedKey, of role: RoleName) -> String {
    "Key \(key.name.string) of \(role), of type \(key.type), cannot be loaded."
  }

  static func hash(expected: [UInt8], actual: [UInt8]) -> String {
    "SHA-256 \(Hexadecimal.text(of: expected)) is listed, \(Hexadecimal.text(of: actual)) is what"
      + " it computes over the document written anew."
  }

  static func length(expected: PythonValue, actual: Int) -> String {
    "A length of \(PythonRepresentation.text(of: expected)) is listed, \(actual) bytes is what it"
      + " counts in the document written anew."
  }
}
