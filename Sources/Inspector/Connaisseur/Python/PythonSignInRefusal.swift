/// Why Connaisseur 3.3 does not get in where a server asks who it is (connaisseur 3.3.4,
/// `notary.Notary`).
enum PythonSignInRefusal: Sendable, Hashable {
  /// root's 401 comes without a challenge.
  case noChallenge
  /// A scheme that it does not speak; nil where it finds none that it knows.
  case scheme(String?)
  case noRealm
  case notHTTPS(url: String)
  case pathTraversal(url: String)
  case serviceFails(url: String, status: Int)
  /// The member that it looks for is not in the token service's answer.
  case noToken(url: String, member: String, hasOther: Bool)
  case malformedToken(member: String)

  /// What the user is told, word for word.
  func message(validator: String) -> String {
    switch self {
    case .noChallenge:
      // Two pieces of text meet without a space.
      "Unable to find authorization endpoint in'www-authenticate' header for notary \(validator)."
    case .scheme(let name):
      "\(name ?? "None") is an unsupported authentication type in notary \(validator)."
    case .noRealm: "Unable to find authentication realm in auth header for notary \(validator)."
    case .notHTTPS:
      "authentication through insecure channel for notary \(validator) is prohibited."
    case .pathTraversal:
      "Potential path traversal in authentication url for notary \(validator)."
    case .serviceFails(let url, _): "Unable to get authentication token from \(url)."
    case .noToken(let url, _, _):
      "Unable to retrieve authentication token from \(url) response."
    case .malformedToken: "Authentication token has an invalid format."
    }
  }

  var fact: String {
    switch self {
    case .noChallenge: "The server answers 401 for root and does not say what it asks for."
    case .scheme(let name?): "The server asks for \(name), which this Connaisseur does not speak."
    case .scheme(nil):
      "The server's challenge has no scheme directly followed by a realm, which is how this"
        + " Connaisseur finds it."
    case .noRealm: "The server's challenge has no realm that this Connaisseur can read."
    case .notHTTPS(let url): "The token service \(shown(url)) is not https."
    case .pathTraversal(let url): "There is a \"..\" or a second \"//\" in \(shown(url))."
    case .serviceFails(_, let status): "The token service answers \(status)."
    case .noToken(_, let member, let hasOther):
      "The token service's answer has no member \(member)\(hint(member, hasOther))."
    case .malformedToken(let member):
      "The member \(member) of the token service's answer is not of the form x.y.z."
    }
  }

  private func shown(_ url: String) -> String { VisibleText.of(url, limit: 200) }

  private func hint(_ member: String, _ hasOther: Bool) -> String {
    guard hasOther else { return "" }
    return member == "token"
      ? ", only access_token, which it takes where the validator sets isAcr"
      : ", only token, and the validator sets isAcr"
  }
}
