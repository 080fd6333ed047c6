public import NotaryCore

/// How signing in went, as text: what was asked, and below it what came of it. There is no secret in
/// it.
extension AuthenticationTrace {
  public var lines: [StyledLine] {
    var lines = [StyledLine("Signing in at \(whole(server))", .accent)]
    lines += steps.flatMap(\.lines)
    if steps.isEmpty { lines.append(.step("nothing was asked yet", .dim)) }
    if omitted > 0 { lines.append(.step("and \(omitted) more steps", .dim)) }
    return lines
  }
}

extension StyledLine {
  /// What goes on under itself where it is broken.
  fileprivate static func step(_ text: String, _ tone: Tone = .plain) -> StyledLine {
    StyledLine([Span("  "), Span(text, tone)], lead: 1)
  }

  /// What came of a step.
  fileprivate static func outcome(_ text: String, _ tone: Tone = .plain) -> StyledLine {
    StyledLine([Span("    "), Span(text, tone)], lead: 1)
  }
}

/// Long enough for any URL and challenge that is honest.
private func whole(_ text: String) -> String { VisibleText.of(text, limit: 600) }

extension AuthenticationTrace.Step {
  fileprivate var lines: [StyledLine] {
    switch self {
    case .request(let request): request.lines
    case .credential(let credential): [credential.line]
    case .grant(let grant): grant.lines
    case .refusal(let problem): [.step("refused: \(problem.message)", .bad)]
    }
  }
}

extension AuthenticationTrace.Request {
  fileprivate var lines: [StyledLine] {
    let asked = StyledLine.step("\(method) \(whole(url))")
    switch answer {
    case .tooLarge:
      return [asked, .outcome("\(sender.words): an answer larger than is read", .bad)]
    case .failed(let failure):
      return [asked, .outcome("\(sender.words): \(failure.message)", .bad)]
    case .status(let status, let challenges, let redirect):
      let said = status == 200 ? "200 OK" : GoWords.statusLine(status)
      let tone: Tone = status == 200 ? .good : status >= 400 && status != 401 ? .bad : .plain
      return [asked, .outcome("\(sender.words): \(said)", tone)]
        + challenges.map { .outcome("asks: \(whole($0))", .dim) }
        + (redirect.map { [.outcome("leads to \(whole($0))", .dim)] } ?? [])
    }
  }
}

extension AuthenticationTrace.Sender {
  fileprivate var words: String {
    switch self {
    case .nobody: "as nobody"
    case .password(let user): "as \(whole(user)) with a password"
    case .identityToken: "with the identity token of the login"
    case .token: "with a token"
    }
  }
}

extension AuthenticationTrace.Credential {
  fileprivate var line: StyledLine {
    switch self {
    case .none: return .step("to sign in with: nothing was found", .warning)
    case .problem(let problem): return .step("to sign in with: \(problem.message)", .bad)
    case .found(let kind, let user, let origin):
      let owner = user.isEmpty ? "" : " of \(whole(user))"
      let place = origin.map { ", from \(whole($0))" } ?? ""
      return .step("to sign in with: \(kind.words)\(owner)\(place)")
    }
  }
}

extension RegistryCredential.Kind {
  fileprivate var words: String {
    switch self {
    case .password: "the password"
    case .identityToken: "an identity token"
    case .registryToken: "a registry token"
    }
  }
}

extension AuthenticationTrace.Grant {
  fileprivate var lines: [StyledLine] {
    guard let tokenLength else {
      return [.step("\(whole(service)) gave no token that can be used", .bad)]
    }
    let form = claims == nil ? "not a JSON Web Token" : "a JSON Web Token"
    let life = seconds.map { ", taken to be good for \($0) s" } ?? ""
    var lines = [StyledLine.step("a token of \(tokenLength) bytes, \(form)\(life)")]
    lines.append(.outcome("members  \(members.map(\.rawValue).joined(separator: ", "))", .dim))
    if let clockDifference, abs(clockDifference) > 5 {
      let side = clockDifference > 0 ? "ahead of" : "behind"
      let distance = "\(clockDifference.magnitude) s \(side) this machine's"
      lines.append(.outcome("clock    \(distance)", .warning))
    }
    return lines + (claims?.lines ?? [])
  }
}

extension TokenClaims {
  /// What a token says of itself.
  fileprivate var lines: [StyledLine] {
    var lines: [StyledLine] = []
    if let issuer { lines.append(.outcome("issuer   \(whole(issuer))")) }
    if let subject, !subject.isEmpty { lines.append(.outcome("subject  \(whole(subject))")) }
    if !audience.isEmpty {
      lines.append(.outcome("audience \(audience.map(whole).joined(separator: ", "))"))
    }
    if let notBefore { lines.append(.outcome("from     \(notBefore.rfc3339)")) }
    if let expires { lines.append(.outcome("until    \(expires.rfc3339)")) }
    guard let access else { return lines }
    guard !access.isEmpty else {
      return lines + [.outcome("allows   nothing: its access is empty", .warning)]
    }
    return lines
      + access.map { one in
        let actions = one.actions.map(whole).joined(separator: ", ")
        return .outcome(
          "allows   \(actions.isEmpty ? "nothing" : actions) on \(whole(one.type)) \(whole(one.name))",
          actions.isEmpty ? .warning : .plain)
      }
  }
}
