internal import NotaryCore
internal import PolicyEditor

/// What Connaisseur 3.3 makes of the answers to its requests (connaisseur 3.3.4, `notary.Notary`).
struct PythonDownload {
  let documents: ConnaisseurDocuments?
  let validatorName: String
  let validator: NotaryValidator
  let signIn: PythonSignIn.Outcome?

  init(
    documents: ConnaisseurDocuments?, validatorName: String, validator: NotaryValidator
  ) {
    self.documents = documents
    self.validatorName = validatorName
    self.validator = validator
    signIn = PythonSignIn.outcome(
      documents?.authentication, validator: validator, named: validatorName)
  }

  enum Result {
    case document(PythonTrustData)
    case problem(PythonProblem)

    var document: PythonTrustData? {
      if case .document(let document) = self { document } else { nil }
    }
  }

  func document(_ role: RoleName) -> Result {
    guard let documents else { return undetermined(nil, "Trust data was not fetched.") }
    guard let document = documents[role] else {
      return undetermined(nil, "\(role) was not fetched.")
    }
    let answer = document.answer
    if let problem = difference(role, answer) { return .problem(problem) }
    switch answer.outcome {
    case .document(let bytes):
      switch document.asPython(bytes) {
      case .success(let document): return .document(document)
      case .failure(let refusal): return .problem(.refused(refusal))
      }
    case .missing:
      // Only for the other roles does it foresee this.
      return .problem(
        .refused(
          role == .root
            ? .exception("The server has no root (404).")
            : .missing(role, validator: validatorName)))
    case .tooLarge:
      return undetermined(nil, "\(role) is larger than is read here.")
    case .failed(let failure):
      return .problem(problem(failure, role))
    }
  }

  /// What this Connaisseur meets where it is not what this program met, which signs in otherwise.
  private func difference(_ role: RoleName, _ answer: TrustAnswer) -> PythonProblem? {
    let unauthorized = PythonProblem.refused(.unauthorized(role, validator: validatorName))
    let root: AuthenticationRecord.Answer
    switch signIn {
    case .ends, nil: return nil
    case .open(let answer), .token(let answer): root = answer
    }
    guard role == .root else {
      // The token that root asks for, or none, is all that it sends.
      if case .open = signIn, answer.isAuthorized { return unauthorized }
      return answer.isUnauthorized ? unauthorized : nil
    }
    switch root.outcome {
    case .status(200):
      return answer.isUnauthorized
        ? .undetermined(message: nil, fact: "It can read root, by a way that is not taken here.")
        : nil
    case .status(401): return unauthorized
    case .status(let status):
      return answer.bytes == nil
        ? nil : .refused(.exception("The server answers \(status) for root."))
    case .failed(let failure): return answer.bytes == nil ? nil : problem(failure, role)
    }
  }

  private func problem(_ failure: TrustFailure, _ role: RoleName) -> PythonProblem {
    let unknownError = PythonRefusal.unknownError
    func undetermined(_ message: String?, _ fact: String) -> PythonProblem {
      .undetermined(message: message, fact: fact)
    }
    switch failure.bare {
    case .unauthorized:
      let refusal = PythonRefusal.unauthorized(role, validator: validatorName)
      if case .secret(let name) = validator.authentication {
        return undetermined(refusal.message, "It needs secret \(name).")
      }
      return .refused(refusal)
    case .credentials(let problem): return undetermined(nil, "\(problem.sentence).")
    case .forbidden: return .refused(.exception("The server refuses access to \(role) (403)."))
    case .tooManyRequests:
      return .refused(.exception("The server asks to slow down (429)."))
    case .status(let status), .needsTLS(let status?):
      return .refused(.exception("The server answers \(status) for \(role)."))
    case .nameNotResolved(let host):
      return undetermined(unknownError, "\(host) cannot be resolved from here.")
    case .proxy: return undetermined(unknownError, "The proxy lets nothing through.")
    case .connectionRefused:
      return undetermined(unknownError, "The server cannot be reached from here.")
    case .certificate: return undetermined(unknownError, "The server's certificate is not trusted.")
    case .tls, .needsTLS: return undetermined(unknownError, "TLS with the server fails.")
    case .protocolError, .interrupted:
      return undetermined(unknownError, "The server's answer breaks off.")
    case .timedOut:
      return undetermined(PythonRefusal.timeout, "The server does not answer in time.")
    case .archive(let gap): return undetermined(nil, "\(gap.sentence).")
    case .redirectRefused, .unreadable, .cancelled, .tokenService, .recorded:
      return undetermined(nil, "\(role) could not be read.")
    }
  }

  private func undetermined(_ message: String?, _ fact: String) -> Result {
    .problem(.undetermined(message: message, fact: fact))
  }
}

extension TrustAnswer {
  /// Whether the server asks for credentials, and there is no telling which.
  var isMissingCredentials: Bool {
    if case .failed(.credentials(let problem)) = outcome { problem != .cancelled } else { false }
  }

  /// Whether the server asks for other credentials than were sent, or for some.
  var isUnauthorized: Bool {
    if case .failed(.unauthorized) = outcome { true } else { isMissingCredentials }
  }
}
