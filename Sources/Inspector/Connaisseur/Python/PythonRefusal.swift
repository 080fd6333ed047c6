internal import NotaryCore
internal import PolicyEditor

/// Why Connaisseur 3.3 denies: its exceptions, each with the words that its user gets
/// (connaisseur 3.3.4) and the fact that those words hide.
enum PythonRefusal: Error, Sendable, Hashable {
  case reference(message: String, given: String)
  case noRule(image: String)
  case noValidator(String?)
  case staticDeny
  case noTrustRoot(String, validator: String, isNamed: Bool)
  /// A key that cannot be loaded, with what is known of it.
  case unusableKey(String, Finding)
  /// An option of the rule on which it fails.
  case unusableOption(UnusableOption)
  /// A type of validator that it knows and has no code for (`NotaryV2Validator.validate`).
  case noSuchCode(type: String)
  /// Any exception that it did not foresee, with its cause.
  case exception(String)
  case missing(RoleName, validator: String)
  case unauthorized(RoleName, validator: String)
  /// It does not get in where the server asks who it is.
  case signIn(PythonSignInRefusal, validator: String)
  case malformed(RoleName, fault: String)
  case signature(RoleName, fact: String, Finding)
  case unknownKey(String, RoleName)
  case expired(RoleName, since: Instant)
  case hash(RoleName, fact: String, Finding)
  case noHash(RoleName)
  case noDelegations
  case undeclared([String])
  case noDelegationData([String], image: String)
  case noTargets(in: [RoleName])
  case notAllDelegations(image: String, lacking: [RoleName])
  case noDigest(image: String, in: [RoleName])
  case tagAndDigestDiffer(listed: String, in: RoleName? = nil)
  case severalDigests([SignedDigest], image: String)
  /// Downloads that run side by side all fail; the first to do so is told of.
  case oneOf([PythonRefusal])

  static let unknownError = "unknown error. please check the logs."
  static let timeout =
    "couldn't retrieve the necessary trust data for verification within 30s. most likely there was"
    + " a network failure. check connectivity to external servers or retry"

  /// What the user is told, word for word.
  var message: String {
    switch self {
    case .reference(let message, _): message
    case .noRule(let image): "No matching policy rule could be found for image \(image)."
    case .noValidator(let name): "Unable to find validator configuration \(name ?? "None")."
    case .staticDeny: "Static deny."
    case .noTrustRoot(let name, let validator, _):
      "Trust root \"\(name)\" not configured for validator \"\(validator)\"."
    case .unusableKey: "Error loading the trust root."
    case .exception, .unusableOption, .noSuchCode: Self.unknownError
    case .missing(let role, let validator):
      "Unable to get \(role) trust data from \(validator)."
    case .unauthorized(.root, let validator):
      "Unable to get root trust data from \(validator) due to faulty authentication."
    case .unauthorized(let role, let validator):
      // Two pieces of text meet without a space.
      "Unable to get \(role) trust data from \(validator)due to faulty authentication."
    case .signIn(let refusal, let validator): refusal.message(validator: validator)
    case .malformed(let role, let fault): "Trust data \(role) has an invalid format: \(fault)"
    case .signature(let role, _, _): "Failed to verify signature of trust data \(role)."
    case .unknownKey(let id, _): "Unable to find key \(id) in keystore."
    case .expired(let role, _): "Trust data \(role) has expired."
    case .hash(let role, _, _): "Failed to validate hash of trust data \(role)."
    case .noHash(let role): "Unable to find hash for \(role) in keystore."
    case .noDelegations: "Unable to find any delegations in trust data."
    case .undeclared(let names):
      "Unable to find delegation roles \(PythonRepresentation.text(of: names)) in trust data."
    case .noDelegationData(let names, let image):
      "Unable to find trust data for delegation roles \(PythonRepresentation.text(of: names))"
        + " and image \(image)."
    case .noTargets: "Unable to find any image digests in trust data."
    case .notAllDelegations(let image, _):
      "Not all required delegations have trust data for image \(image)."
    case .noDigest(let image, _): "Unable to find signed digest for image \(image)."
    case .tagAndDigestDiffer: "Image tag and digest do not match."
    case .severalDigests(_, let image): "Found multiple signed digests for image \(image)."
    case .oneOf(let refusals): refusals.first?.message ?? Self.unknownError
    }
  }

  /// A library wrote a part of the message, or it is not the same in every run.
  var messageVaries: Bool {
    switch self {
    case .malformed, .oneOf: true
    // Names come in the order of a Python set.
    case .undeclared(let names): names.count > 1
    default: false
    }
  }
}
