import NotaryCore
import PolicyEditor

/// What a check of a Connaisseur found to be wrong, as data. Both generations use the same case where
/// they mean the same; what it means for people is for ``DecisionCause`` to say.
enum Finding: Sendable, Hashable {
  // MARK: Before trust data
  case referenceRefused
  case noRule
  /// A pattern ends the search for a rule.
  case patternEndsSearch
  /// Whether the rule names a validator; else the one named `default` is missing.
  case validatorNotDefined(String, isNamed: Bool)
  case staticDeny
  case notEvaluated(type: String)
  /// A validator of a type that 3.3 knows and has no code for.
  case validatorWithoutCode(type: String)
  /// A validator with which this Connaisseur does not start.
  case validatorNotUsable
  /// An option of the rule on which 3.3 fails.
  case optionNotUsable(UnusableOption)
  case trustRootNotDefined(String, isNamed: Bool)
  /// The key of a trust root cannot be read.
  case keyMalformed(trustRoot: String)
  /// The key of a trust root is one with which no signature is ever right.
  case keyNotVerifying(trustRoot: String, kind: String)

  // MARK: Documents
  /// The host is written in a way that this Connaisseur cannot use.
  case hostNotUsable
  /// The server asks for a way to sign in that this Connaisseur has not.
  case authenticationNotSpoken(String)
  /// It does not get in by the way that the server asks for.
  case signInFails(String)
  /// The documents came from a server whose certificate was not checked, as no Connaisseur would.
  case certificateNotChecked
  /// There is no document; what the source said stands in the documents.
  case notRead(RoleName)
  case malformed(RoleName, String)
  /// 3.9 dies of it.
  case fatal(RoleName, String)
  /// 3.3 meets something that it did not foresee.
  case unforeseen(RoleName, String)

  // MARK: What documents prove
  /// The key of a trust root did not sign root. In 3.3 also where another key signed too.
  case rootNotSigned(trustRoot: String)
  case signatures(SignatureFinding)
  /// A document lists a key that this Connaisseur cannot load.
  case keyNotLoaded(RoleName, keyID: ExactText, type: String)
  case expired(RoleName, since: Instant)
  case hash(RoleName, listedBy: RoleName)
  case length(RoleName, listedBy: RoleName, expected: String, actual: Int)
  /// The parent lists no hash of it.
  case notListed(RoleName, by: RoleName)

  // MARK: Delegations and the digest
  case noDelegations
  case delegationsNotDeclared([RoleName])
  case delegationsMissing([RoleName])
  /// Of several answers for delegations the first to come decides.
  case dependsOnOrder
  /// The tag or digest is not in these roles, which had to have it.
  case notSigned(in: [RoleName])
  case nothingSigned(in: [RoleName])
  case tagAndDigestDiffer(in: RoleName?, signed: String)
  case digestsDisagree([SignedDigest])
  /// The name that it would write cannot be read again.
  case resultNotReadable(String)

  /// It could not be found out from here.
  case undetermined(String)
}

/// The digest that a role signs for the image.
struct SignedDigest: Sendable, Hashable {
  let role: RoleName
  let digest: String
}

/// Signatures of a document that do not suffice.
struct SignatureFinding: Sendable, Hashable {
  let role: RoleName
  /// How many keys signed and count, and how many must; nil where this Connaisseur does not count.
  var count: Count?
  /// What is wrong with single signatures.
  var faults: [Fault] = []
  /// There is no signature at all.
  var isUnsigned = false

  struct Count: Sendable, Hashable {
    let valid: Int
    let needed: Int
  }

  struct Fault: Sendable, Hashable {
    let keyID: ExactText
    let reason: Reason
  }

  enum Reason: Sendable, Hashable {
    /// It does not match what this Connaisseur takes to be signed.
    case invalid
    /// The key is none of those that may sign, or none that is known.
    case unknownKey
    /// The key is listed under an ID that is not its own.
    case wrongKeyID
    /// The method or the key is of a kind that this Connaisseur cannot check.
    case unsupported
    /// The signature has a length that no signature of its key has.
    case malformed
  }
}

/// A finding in the place where it was made.
struct PlacedFinding: Sendable, Hashable {
  let finding: Finding
  let step: DecisionStep.Name
  /// Whether this Connaisseur stumbles over it; otherwise it would be next.
  let isReached: Bool
}
