/// What can be wrong with a value, so that a Connaisseur does not start.
public enum StartupFault: Sendable, Hashable {
  /// A member that must be there is not.
  case missing(String)
  /// Null or empty, but it must not be.
  case empty
  /// A key that this Connaisseur does not know; 3.9 takes no others.
  case unknownKey
  /// A key that the same mapping has had before, on a line of the file.
  case repeatedKey(firstLine: Int)
  /// The key of a member is no text.
  case keyIsNoText
  /// The value is of another type than is wanted, both as people call them.
  case wrongType(found: String, wanted: String)
  /// The value is none of those that are allowed.
  case notOneOf([String])
  /// It must not be set where one of these is.
  case excludedBy([String])
  /// It must be set, because none of these is.
  case neededWithout([String])
  /// A number below zero.
  case negative
  /// Two entries of a list are the same.
  case repeatedEntry
  /// More than one validator is named `default`.
  case severalDefaults
  /// A name with a slash or a backslash, or which leads out of the folder of secrets.
  case notAName
  /// No host that this Connaisseur takes.
  case notAHost
  /// Not written as a pattern must be.
  case notAPattern
  /// No PEM certificate that this Connaisseur takes.
  case notACertificate
  /// Not exactly one of the ways to sign in: user and password, a secret, a keychain.
  case notOneWayToSignIn
  /// The secret of this name that the chart makes for a user and a password is not given to the pod.
  case secretNotMounted(String)
  /// A secret has none of the keys that are read.
  case secretWithout([String])
  /// A file of a secret that must be YAML is none.
  case secretNotYAML
  /// A file of a secret that must be a JSON object is none.
  case secretNotJSON
  /// The credentials that a secret has for a registry are not as `docker login` writes them.
  case secretEntry(String)
  /// The credentials for a registry have neither a user nor a password; empty for the own host.
  case secretBlank(String)
  /// A registry, which credentials are for, that is none.
  case notARegistry
  /// `<<` with something else than mappings.
  case notMergeable
  /// A second YAML document.
  case severalDocuments
  /// A scalar that looks like a date and is none, or a `<<` or `=` that stands for nothing: PyYAML
  /// ends with an error of its own.
  case notReadable
}

extension StartupProblem {
  /// The problem in a sentence.
  public var sentence: String {
    let what = path.isEmpty ? "the configuration" : path
    return switch fault {
    case .missing(let name): "\(what) has no \(name)"
    case .empty: "\(what) must not be empty"
    case .unknownKey: "\(what) is a key that this Connaisseur does not know"
    case .repeatedKey(let line): "\(what) is there twice, first on line \(line)"
    case .keyIsNoText: "\(what) is a key that is no text"
    case .wrongType(let found, let wanted): "\(what) is \(found), but must be \(wanted)"
    case .notOneOf(let allowed): "\(what) must be one of \(allowed.joined(separator: ", "))"
    case .excludedBy(let others):
      "\(what) must not be set beside \(others.joined(separator: " or "))"
    case .neededWithout(let others):
      "\(what) must be set where \(others.joined(separator: " and ")) are not"
    case .negative: "\(what) must be 0 or greater"
    case .repeatedEntry: "\(what) is there twice with the same content"
    case .severalDefaults: "more than one validator is named default"
    case .notAName: "\(what) is no name of a validator: it must have no slash and no backslash"
    case .notAHost: "\(what) is no host that this Connaisseur takes"
    case .notAPattern:
      "\(what) is no pattern: after the last slash there must be a name, and after it nothing, a"
        + " tag or a whole sha256 digest"
    case .notACertificate: "\(what) holds no PEM certificate that this Connaisseur can read"
    case .notOneWayToSignIn:
      "\(what) must have exactly one of the ways to sign in that this Connaisseur knows"
    case .secretNotMounted(let name):
      "\(what) becomes the secret \(name), which the chart does not give to the pod"
    case .secretWithout(let keys):
      "\(what) names a secret that has neither \(keys.joined(separator: " nor "))"
    case .secretNotYAML: "\(what) names a secret whose file cannot be read as YAML"
    case .secretNotJSON: "\(what) names a secret whose file is no JSON object"
    case .secretEntry(let registry):
      "\(what) names a secret whose entry for '\(registry)' is not as docker login writes it"
    case .secretBlank(let registry):
      "\(what) has neither a user nor a password"
        + (registry.isEmpty ? "" : " for '\(registry)'")
    case .notARegistry: "\(what) has credentials for a registry that is none"
    case .notMergeable: "\(what) merges something that is no mapping"
    case .severalDocuments: "\(what) holds more than one YAML document"
    case .notReadable: "\(what) is a value that this Connaisseur's YAML reader gives up on"
    }
  }
}
