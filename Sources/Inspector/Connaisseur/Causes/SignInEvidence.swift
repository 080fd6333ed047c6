import NotaryCore

/// What a server asked for and what came of giving it, as evidence. There is no secret in it.
extension AuthenticationRecord {
  /// How many headers of an answer are shown.
  private static let challengeLimit = 3

  var evidence: [Evidence] {
    var lines = lines(of: endpoint, "/v2/") + lines(of: root, "root")
    lines += tokens.map(\.line)
    for exchange in tokens {
      guard case .answered(let grant) = exchange.outcome else { continue }
      for name in [TokenGrant.Name.token, .accessToken] {
        guard let answer = grant.issued[name]?.answer else { continue }
        lines.append("root with \(name.rawValue): \(answer.outcome.words)")
      }
    }
    if let basic { lines.append("root with user and password: \(basic.outcome.words)") }
    var seen: Set<String> = []
    return lines.filter { seen.insert($0).inserted }.map { Evidence($0) }
  }

  private func lines(of answer: Answer, _ name: String) -> [String] {
    let challenges = answer.challenges.prefix(Self.challengeLimit)
    guard challenges.isEmpty else {
      return challenges.map { "\(name) asks: \(VisibleText.of($0, limit: 300))" }
    }
    return ["\(name) without credentials: \(answer.outcome.words)"]
  }
}

extension AuthenticationRecord.Answer.Outcome {
  fileprivate var words: String {
    switch self {
    case .status(let status): GoWords.statusLine(status)
    case .failed(let failure): failure.message
    }
  }
}

extension TokenExchange {
  fileprivate var line: String {
    let name = "token service \(VisibleText.of(realm, limit: 200))"
    let scope =
      scopes.isEmpty ? "" : " for \(VisibleText.of(scopes.joined(separator: " "), limit: 200))"
    return "\(name)\(scope): \(outcome.words)"
  }
}

extension TokenExchange.Outcome {
  fileprivate var words: String {
    switch self {
    case .notAsked: return "not asked, because it is plain http"
    case .failed(let failure): return failure.message
    case .refused(let status): return GoWords.statusLine(status)
    case .answered(let grant):
      let names = TokenGrant.Name.allCases.filter { grant.members[$0] != nil }.map(\.rawValue)
      return names.isEmpty ? "no token" : "an answer with \(names.joined(separator: ", "))"
    }
  }
}
