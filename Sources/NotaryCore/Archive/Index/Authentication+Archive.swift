/// How a server let its readers in, as an index keeps it: what it asked for and answered, never with
/// what.
extension AuthenticationRecord {
  var archived: ArchiveJSON {
    .object([
      ("endpoint", endpoint.archived), ("root", root.archived),
      ("hasCredential", .bool(hasCredential)),
      ("credentialProblem", .bool(credentialProblem != nil)),
      ("tokens", .list(tokens.map(\.archived))), ("basic", basic?.archived ?? .null),
    ])
  }

  init(archived reading: ArchiveReading) throws(ArchiveIndexError) {
    var tokens: [TokenExchange] = []
    for one in try reading["tokens"].elements() { tokens.append(try TokenExchange(archived: one)) }
    let hadProblem = try reading["credentialProblem"].flag()
    self.init(
      endpoint: try Answer(archived: reading["endpoint"]),
      root: try Answer(archived: reading["root"]),
      hasCredential: try reading["hasCredential"].flag(),
      credentialProblem: hadProblem ? .noneWhenSaved : nil, tokens: tokens,
      basic: try reading["basic"].optional(Answer.init(archived:)))
  }
}

extension AuthenticationRecord.Answer {
  var archived: ArchiveJSON {
    let outcome: (String, ArchiveJSON) =
      switch outcome {
      case .status(let status): ("status", .int(status))
      case .failed(let failure): ("failure", failure.archived)
      }
    return .object([
      outcome, ("challenges", .list(challenges.map { .text($0.withoutUserInfo) })),
      ("redirected", .bool(isRedirected)),
    ])
  }

  init(archived reading: ArchiveReading) throws(ArchiveIndexError) {
    let outcome: Outcome =
      if let failure = reading["failure"].ifPresent {
        .failed(try TrustFailure(archived: failure).replayed)
      } else {
        .status(try reading["status"].number())
      }
    self.init(
      outcome, challenges: try reading["challenges"].texts(),
      isRedirected: try reading["redirected"].flag())
  }
}

extension TokenExchange {
  private enum Kind: String {
    case notAsked = "not-asked"
    case failed, refused, answered
  }

  fileprivate var archived: ArchiveJSON {
    let (kind, fact): (Kind, (String, ArchiveJSON)?) =
      switch outcome {
      case .notAsked: (.notAsked, nil)
      case .failed(let failure): (.failed, ("failure", failure.archived))
      case .refused(let status): (.refused, ("status", .int(status)))
      case .answered(let grant): (.answered, ("grant", grant.archived))
      }
    return .object(
      [
        ("realm", .text(realm.withoutUserInfo)), ("service", .optional(service)),
        ("scopes", .list(scopes.map { .text($0) })), ("outcome", .text(kind.rawValue)),
      ] + (fact.map { [$0] } ?? []))
  }

  fileprivate init(archived reading: ArchiveReading) throws(ArchiveIndexError) {
    let outcome: Outcome =
      switch try reading["outcome"].word(Kind.self) {
      case .notAsked: .notAsked
      case .failed: .failed(try TrustFailure(archived: reading["failure"]).replayed)
      case .refused: .refused(status: try reading["status"].number())
      case .answered: .answered(try TokenGrant(archived: reading["grant"]))
      }
    self.init(
      realm: try reading["realm"].text(), service: try reading["service"].optionalText(),
      scopes: try reading["scopes"].texts(), outcome: outcome)
  }
}

extension TokenGrant {
  fileprivate var archived: ArchiveJSON {
    func object<Value>(
      _ values: [Name: Value], _ json: (Value) -> ArchiveJSON
    ) -> ArchiveJSON {
      .object(
        values.sorted { $0.key.rawValue < $1.key.rawValue }.map {
          ($0.key.rawValue, json($0.value))
        })
    }
    return .object([
      ("kind", .optional(kind?.rawValue)),
      ("members", object(members) { .text($0.rawValue) }),
      (
        "issued",
        object(issued) { token in
          .object([
            ("form", .text(token.form.rawValue)), ("answer", token.answer?.archived ?? .null),
          ])
        }
      ),
    ])
  }

  fileprivate init(archived reading: ArchiveReading) throws(ArchiveIndexError) {
    func name(_ text: String, _ reading: ArchiveReading) throws(ArchiveIndexError) -> Name {
      guard let name = Name(rawValue: text) else { throw reading.failure(.value(text)) }
      return name
    }
    var members: [Name: Member] = [:]
    for (text, value) in try reading["members"].members() {
      members[try name(text, value)] = try value.word()
    }
    var issued: [Name: IssuedToken] = [:]
    for (text, value) in try reading["issued"].members() {
      issued[try name(text, value)] = IssuedToken(
        form: try value["form"].word(),
        answer: try value["answer"].optional(AuthenticationRecord.Answer.init(archived:)))
    }
    let kind: JSONValue.Kind? =
      if let present = reading["kind"].ifPresent { try present.word() } else { nil }
    self.init(kind: kind, members: members, issued: issued)
  }
}
