import NotaryCore
import PolicyEditor

/// How Connaisseur 3.9 gets at the documents: it asks `GET /v2/` what it has to show, and shows that
/// with every request; what the documents' own answers ask for it never looks at (connaisseur 3.9.1,
/// `notaryserver.newNotaryClient`, on distribution 2.8.3, `registry/client/auth`).
struct GoSignIn {
  enum Outcome {
    /// Its requests carry nothing; what the server says for root to such a one.
    case open(root: AuthenticationRecord.Answer)
    /// Its requests carry a token or a user and a password; what the server says for root to that.
    case signed(root: AuthenticationRecord.Answer)
    case ends(End)
  }

  /// Why no request for a document leaves it.
  enum End {
    /// `/v2/` gives no answer from here.
    case unreachable(TrustFailure)
    /// What it says of the document that it was about to ask for.
    case denied(String, fact: String)
    case crash(fact: String)
    /// What it would say of the document that it was about to ask for, if it met the same.
    case unknown(String?, fact: String)
  }

  let record: AuthenticationRecord
  let gun: GUN
  let authentication: Authentication?

  var outcome: Outcome {
    switch record.endpoint.outcome {
    case .failed(let failure): return .ends(.unreachable(failure))
    // Challenges are kept by the URL that gave them, which after a redirect is another one.
    case .status(401) where !record.endpoint.isRedirected: break
    case .status: return .open(root: record.root)
    }
    let challenges = record.endpoint.challenges.compactMap(GoChallenge.init)
    var outcome = Outcome.open(root: record.root)
    if let bearer = challenges.first(where: { $0.scheme == "bearer" }) {
      outcome = token(bearer.parameters)
      if case .ends = outcome { return outcome }
    }
    // What Basic asks for then takes the token's place.
    return challenges.contains { $0.scheme == "basic" } ? basic : outcome
  }

  private var hasCredential: Bool {
    switch authentication {
    case .inline, .secret: true
    // The keychain is not looked at by a notaryv1 validator.
    case .keychain, .incomplete, .unused, .unusable, nil: false
    }
  }

  /// Why what the server says to this program is not what it would say to the validator.
  var missingCredential: String? {
    if hasCredential, let problem = record.credentialProblem { return problem.message }
    guard hasCredential != record.hasCredential else { return nil }
    switch authentication {
    case .secret(let name): return "needs secret \(name)"
    case .inline: return "the validator's user and password were not used here"
    case .keychain, .incomplete, .unused, .unusable, nil:
      return "a user and a password were used here, and the validator has none"
    }
  }

  private var basic: Outcome {
    guard hasCredential else {
      return .ends(
        .denied(
          "no basic auth credentials",
          fact: "the server asks for a user and a password, and the validator has none"))
    }
    if let missingCredential { return .ends(.unknown(nil, fact: missingCredential)) }
    guard let root = record.basic else {
      return .ends(.unknown(nil, fact: "a user and a password were not tried here"))
    }
    return .signed(root: root)
  }
}
