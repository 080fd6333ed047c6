/// Finds out how a server lets the readers of a repository in, by trying it.
struct AuthenticationInquiry: Sendable {
  private let server: NotaryServerURL
  private let client: HTTPClient
  private let service: TokenService
  private let gun: GUN

  init(_ access: HTTPAccess, gun: GUN) {
    server = access.server
    client = access.client
    service = access.service
    self.gun = gun
  }

  /// The most token services that are asked, however many a server names.
  private static let tokenLimit = 4
  /// The most bytes that are read of an answer whose status alone counts.
  private static let bodyLimit = 64 << 10

  private typealias Answer = AuthenticationRecord.Answer

  private struct Heard {
    let answer: Answer
    /// What a server asks for that may be given what it asks for: not one to which it redirects.
    let challenges: [AuthenticationChallenge]
  }

  func record() async -> AuthenticationRecord {
    async let askedEndpoint = ask(server.endpoint)
    async let askedRoot = ask(root)
    let (endpoint, root) = await (askedEndpoint, askedRoot)
    let challenges = endpoint.challenges + root.challenges
    guard !challenges.isEmpty else {
      return AuthenticationRecord(endpoint: endpoint.answer, root: root.answer)
    }
    let credential: RegistryCredential?
    do throws(CredentialProblem) {
      credential = try await service.credential()
    } catch {
      // Nobody else is asked: what they say to nobody is not what they say to whom is not known.
      return AuthenticationRecord(
        endpoint: endpoint.answer, root: root.answer, credentialProblem: error)
    }
    let redactor = client.recorder.redactor
    guard !(endpoint.answer.challenges + root.answer.challenges).contains(where: redactor.finds)
    else {
      return AuthenticationRecord(
        endpoint: endpoint.answer.redacted(by: redactor), root: root.answer.redacted(by: redactor),
        credentialProblem: .secretRepeated(server.origin.description))
    }
    let asksForBasic = challenges.contains { $0.scheme == "basic" }
    return AuthenticationRecord(
      endpoint: endpoint.answer, root: root.answer, hasCredential: credential != nil,
      tokens: await exchanges(requests(endpoint, root), with: credential),
      basic: await answer(to: asksForBasic ? credential.flatMap(Authorization.basic) : nil))
  }

  /// Nil where names like this one are never asked for.
  private var root: HTTPURL? {
    let request = TrustRequest(gun: gun, role: .root)
    return request.hasPlainNames ? server.document(request) : nil
  }

  // MARK: The server

  private func ask(_ url: HTTPURL?) async -> Heard {
    guard let url else { return Heard(answer: Answer(.status(404)), challenges: []) }
    do throws(TransferError) {
      let (response, asker) = try await client.get(url, authorization: nil, limit: Self.bodyLimit)
      let isChallenge = response.status == 401
      let answer = Answer(
        .status(response.status), challenges: isChallenge ? response.challenges : [],
        isRedirected: asker != url)
      let isItself = isChallenge && asker.origin == url.origin
      return Heard(
        answer: answer,
        challenges: isItself ? AuthenticationChallenge.parse(response.challenges) : [])
    } catch {
      return Heard(answer: Answer(outcome(of: error)), challenges: [])
    }
  }

  private func answer(to authorization: Authorization?) async -> Answer? {
    guard let authorization, let root else { return nil }
    do throws(TransferError) {
      let (response, asker) = try await client.get(
        root, authorization: authorization, limit: Self.bodyLimit)
      return Answer(.status(response.status), isRedirected: asker != root)
    } catch {
      return Answer(outcome(of: error))
    }
  }

  // MARK: Token services

  private func requests(_ endpoint: Heard, _ root: Heard) -> [TokenRequest] {
    let scope = "repository:\(gun):pull"
    let asked =
      endpoint.challenges.filter { $0.scheme == "bearer" }
      .compactMap { TokenRequest($0, scopes: [scope]) }
      + root.challenges.filter { $0.scheme == "bearer" }
      .compactMap { TokenRequest($0, scopes: $0.namedScopes) }
    var seen: Set<TokenRequest> = []
    return Array(asked.filter { seen.insert($0).inserted }.prefix(Self.tokenLimit))
  }

  private func exchanges(
    _ requests: [TokenRequest], with credential: RegistryCredential?
  ) async -> [TokenExchange] {
    var exchanges: [TokenExchange] = []
    for request in requests {
      exchanges.append(
        TokenExchange(
          realm: request.realmText, service: request.service, scopes: request.scopes,
          outcome: await outcome(of: request, with: credential)))
    }
    return exchanges
  }

  private func outcome(
    of request: TokenRequest, with credential: RegistryCredential?
  ) async -> TokenExchange.Outcome {
    guard service.mayAsk(request.realm, with: credential) else { return .notAsked }
    do throws(TransferError) {
      let reply = try await service.reply(to: request, with: credential, rejected: nil)
      guard reply.status == 200 else { return .refused(status: reply.status) }
      return .answered(await grant(reply))
    } catch {
      guard case .failed(let failure) = error else { return .notAsked }
      return .failed(failure.bare.redacted(by: client.recorder.redactor))
    }
  }

  /// The grant, with the server's answer to each of its tokens.
  private func grant(_ reply: TokenReply) async -> TokenGrant {
    var issued = reply.grant.issued
    var answers: [Authorization: Answer] = [:]
    for (name, token) in reply.grant.issued {
      guard let authorization = reply.tokens[name] else { continue }
      let known = answers[authorization]
      let answer = if let known { known } else { await answer(to: authorization) }
      answers[authorization] = answer
      issued[name] = IssuedToken(form: token.form, answer: answer)
    }
    return TokenGrant(kind: reply.grant.kind, members: reply.grant.members, issued: issued)
  }

  /// An answer whose body is too long to be read was a good one.
  private func outcome(of error: TransferError) -> Answer.Outcome {
    switch error {
    case .failed(let failure): .failed(failure.redacted(by: client.recorder.redactor))
    case .tooLarge: .status(200)
    }
  }
}

extension AuthenticationRecord.Answer {
  fileprivate func redacted(by redactor: SecretRedactor) -> AuthenticationRecord.Answer {
    AuthenticationRecord.Answer(
      outcome, challenges: challenges.map(redactor.redacted), isRedirected: isRedirected)
  }
}
