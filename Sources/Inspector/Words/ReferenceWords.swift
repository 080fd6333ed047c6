public import NotaryCore

/// Why a text is not an image reference, in one sentence.
extension ImageReferenceError {
  public var message: String {
    let place = offset > 0 ? " at character \(offset + 1)" : ""
    switch reason {
    case .empty: return "the \(part.rawValue) is empty"
    case .emptyComponent: return "the \(part.rawValue) has an empty part\(place)"
    case .unexpected(let scalar):
      return "the \(part.rawValue) has '\(VisibleText.of(String(scalar)))'\(place)"
    case .upperCase(let scalar):
      return "the \(part.rawValue) has the upper-case letter '\(scalar)'\(place); use lower case"
    case .startsWithSeparator(let scalar):
      return "a part of the \(part.rawValue) begins with '\(scalar)'\(place)"
    case .endsWithSeparator(let scalar):
      return "a part of the \(part.rawValue) ends with '\(scalar)'\(place)"
    case .unclosedBracket: return "the ']' of the IPv6 address is missing"
    case .tooLong(let limit): return "the \(part.rawValue) has more than \(limit) characters"
    case .unsupportedAlgorithm(let name):
      return
        "the digest algorithm '\(VisibleText.of(name, limit: 40))' is not sha256, sha384 or sha512"
    case .wrongDigestLength(let expected, let actual):
      return "the digest has \(actual) digits, and \(expected) are required"
    case .imageIdentifier:
      return "64 hexadecimal digits are the ID of a local image; name a repository"
    }
  }
}

extension NotaryServerURLError {
  public var message: String {
    switch self {
    case .empty: "it is empty"
    case .scheme: "only http and https are spoken"
    case .credentials: "credentials do not belong in it; use --user and --password-stdin"
    case .query: "a Notary server has no query"
    case .fragment: "a Notary server has no fragment"
    case .host: "the host is not a host name or address"
    case .port: "the port is not a number from 1 to 65535"
    case .path: "the path has '.' or '..'"
    case .character(let scalar):
      "'\(VisibleText.of(String(scalar)))' has to be written as %XX"
    }
  }
}

extension PublicKeyFileProblem {
  public var message: String {
    switch self {
    case .noBlock(let looksLikeDER):
      looksLikeDER
        ? "it looks like DER; write it as PEM (openssl pkey -pubin -inform DER)"
        : "there is no PEM block 'PUBLIC KEY' in it"
    case .damaged:
      "a PEM block in it begins, but does not end, or is not base64; a key would be left out"
    case .privateKey(let number):
      "block \(number) is a private key; give the public key, and keep this one to yourself"
    case .otherBlock(let type, let number):
      "block \(number) is '\(VisibleText.of(type, limit: 40))', not 'PUBLIC KEY' or 'CERTIFICATE'"
    case .unreadable(let type, let number):
      "block \(number) says '\(VisibleText.of(type, limit: 40))', but its content cannot be read"
    case .tooManyBlocks(let limit): "it has more than \(limit) blocks"
    }
  }
}
