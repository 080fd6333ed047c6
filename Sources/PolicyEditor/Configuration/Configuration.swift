public import NotaryCore

/// What Connaisseur is configured with: validators and the image policy, as far as they could be
/// read, each with its place in the file.
public struct Configuration: Sendable {
  public var validators: [Validator]
  public var rules: [Rule]

  public init(validators: [Validator], rules: [Rule]) {
    self.validators = validators
    self.rules = rules
  }
}

/// Where something stands: the file as it was named, line and column from 1, columns in characters.
public struct SourcePosition: Hashable, Sendable {
  public let file: String
  public let line: Int
  public let column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// A stretch of a file, the end exclusive.
public struct SourceRange: Hashable, Sendable {
  public let file: String
  public let start: YAMLLocation
  public let end: YAMLLocation

  public init(file: String, start: YAMLLocation, end: YAMLLocation) {
    self.file = file
    self.start = start
    self.end = end
  }
}

/// One entry of `validators`.
public struct Validator: Sendable, Hashable {
  /// Nil where it has none.
  public var name: String?
  public var kind: Kind
  public var position: SourcePosition?
  /// The trust roots of a validator that is not evaluated.
  public var otherTrustRoots: [TrustRoot] = []
  /// Keys that this Connaisseur does not know: 3.3 ignores them, 3.9 does not start.
  public var ignoredKeys: [String]

  public enum Kind: Sendable, Hashable {
    case notaryV1(NotaryValidator)
    /// `approve`; nil where it is missing.
    case `static`(approve: Bool?)
    /// A validator that is read and shown, but not evaluated: cosign, notation.
    case notEvaluated(type: String)
    /// A type that Connaisseur has not; nil where it is missing.
    case unknown(type: String?)
  }

  public init(
    name: String?, kind: Kind, position: SourcePosition? = nil, ignoredKeys: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.position = position
    self.ignoredKeys = ignoredKeys
  }
}

/// What a `notaryv1` validator is configured with.
public struct NotaryValidator: Sendable, Hashable {
  /// As written; nil where it is missing.
  public var host: String?
  public var trustRoots: [TrustRoot]
  /// PEM certificates that replace the system's roots; nil where there are none.
  public var certificate: String?
  public var authentication: Authentication?
  /// `isAcr`, which only 3.3 knows.
  public var isACR: Bool

  public init(
    host: String?, trustRoots: [TrustRoot] = [], certificate: String? = nil,
    authentication: Authentication? = nil, isACR: Bool = false
  ) {
    self.host = host
    self.trustRoots = trustRoots
    self.certificate = certificate
    self.authentication = authentication
    self.isACR = isACR
  }
}

/// A key that may sign root.
public struct TrustRoot: Sendable, Hashable {
  public var name: String?
  /// As written: PEM, or anything else; nil where it is missing.
  public var key: String?
  public var position: SourcePosition?
  /// The member that stands in place of a key, such as `cert` or `keyless`; nil where none does.
  public var substitute: String?

  public init(name: String?, key: String?, position: SourcePosition? = nil) {
    self.name = name
    self.key = key
    self.position = position
  }
}

/// How a validator is to sign in.
public enum Authentication: Sendable, Hashable {
  /// A user and a password, which stand in the values or in a secret that is at hand.
  case inline(RegistryCredential)
  /// What a secret of this name holds, which is not at hand.
  case secret(name: String)
  case keychain
  /// Present, but with nothing that can be used.
  case incomplete
  /// There are credentials, but none that this Connaisseur reads for this host: it signs in with
  /// nothing.
  case unused(Unused)
  /// There are a user and a password, but this Connaisseur fails when it is about to use them.
  case unusable(Unusable)

  /// Why credentials are not used.
  public enum Unused: Sendable, Hashable {
    /// The secret of this name has not the key that 3.3 reads.
    case noFile(secret: String)
    /// They are for these registries, with none of which the host begins, as 3.9 wants it; the name
    /// of the secret, or nil for those that stand in the values.
    case otherRegistries(secret: String?, [String])
  }

  /// What aiohttp's `BasicAuth` refuses in 3.3.
  public enum Unusable: Sendable, Hashable {
    /// Members beside the user and the password.
    case otherMembers
    /// A colon in the user's name.
    case colonInUser
    /// Characters that Latin-1 has not.
    case characters
  }
}

/// One entry of `policy`.
public struct Rule: Sendable, Hashable {
  /// Its place in the list, from 0.
  public var index: Int
  public var pattern: String
  /// The validator's name; nil stands for the one named `default`.
  public var validator: String?
  /// `with.trustRoot`; nil stands for the one named `default`.
  public var trustRoot: String?
  /// `with.delegations` as written; nil where it is missing.
  public var delegations: [String]?
  /// `with.mode`, such as `insecureValidateOnly`; nil where it is missing.
  public var mode: String?
  public var position: SourcePosition?
  /// Members of `with` that this Connaisseur does not know, such as `key`: 3.3 ignores them, 3.9 does
  /// not start.
  public var ignoredOptions: [String]
  /// What of `with` 3.3 fails on; none for 3.9, which does not start with such.
  public var unusableOptions: [UnusableOption] = []

  public init(
    index: Int, pattern: String, validator: String? = nil, trustRoot: String? = nil,
    delegations: [String]? = nil, mode: String? = nil, position: SourcePosition? = nil,
    ignoredOptions: [String] = []
  ) {
    self.index = index
    self.pattern = pattern
    self.validator = validator
    self.trustRoot = trustRoot
    self.delegations = delegations
    self.mode = mode
    self.position = position
    self.ignoredOptions = ignoredOptions
  }
}
