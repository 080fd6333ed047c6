import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// What each Connaisseur makes of a server that asks who it is.
@Suite("Signing in, as each Connaisseur does")
struct ExplainAuthenticationTests {
  private typealias Row = SignInRow

  @Test("the challenge is read where, and as, each of them reads it", arguments: challenges)
  private func challenge(row: SignInRow) async throws { try await row.check() }

  private static let bearer = SignInSituation.bearer
  private static let unknownError = "unknown error. please check the logs."
  private static let unsupported = " is an unsupported authentication type in notary default."
  private static let insecure =
    "authentication through insecure channel for notary default is prohibited."
  private static let traversal =
    "Potential path traversal in authentication url for notary default."
  private static let noRealm =
    "Unable to find authentication realm in auth header for notary default."
  private static let scope = "scope=repository%3Adocker.io%2Facme%2Fweb%3Apull"

  private static let challenges: [SignInRow] = [
    Row("nobody asks", .admitted, .admitted) {
      $0.endpoint = nil
      $0.documents = nil
    },
    Row("/v2/ and the documents name a token service", .admitted, .admitted),
    Row("only the documents ask", .admitted, .status("401 Unauthorized")) { $0.endpoint = nil },
    Row("only /v2/ asks", .admitted, .admitted) { $0.documents = nil },
    Row("only /v2/ asks, for what cannot be had", .admitted, .request("no basic auth credentials"))
    {
      $0.endpoint = ["Basic realm=x"]
      $0.documents = nil
      $0.authentication = nil
    },
    Row(
      "only the documents beside root ask",
      .denied("Unable to get targets trust data from defaultdue to faulty authentication."),
      .status("401 Unauthorized")
    ) {
      $0.endpoint = nil
      $0.asking = { $0 == "targets.json" }
    },
    Row("Basic, with a user and a password", .denied("Basic" + unsupported), .admitted) {
      $0.askForBasic()
    },
    Row(
      "Basic, without", .denied("Basic" + unsupported), .request("no basic auth credentials")
    ) {
      $0.askForBasic()
      $0.authentication = nil
    },
    Row(
      "Basic, without, though this program has some", .denied("Basic" + unsupported),
      .request("no basic auth credentials")
    ) {
      $0.askForBasic()
      $0.authentication = nil
      $0.credential = SignInSituation.alice
    },
    Row("Basic, with others", .denied("Basic" + unsupported), .status("401 Unauthorized")) {
      $0.askForBasic()
      $0.accepted = []
    },
    Row(
      "Basic, with the keychain, at which a notaryv1 validator does not look, and which 3.3 refuses",
      .doesNotStart, .request("no basic auth credentials")
    ) {
      $0.askForBasic()
      $0.authentication = .keychain
    },
    Row("another scheme", .denied("Digest" + unsupported), .status("401 Unauthorized")) {
      $0.ask("Digest realm=\"x\", nonce=1")
    },
    Row("a scheme without a realm behind it", .denied("None" + unsupported), .admitted) {
      $0.ask(#"Bearer service="notary",realm="{tokens}/token""#)
    },
    Row("no challenge", .denied(noEndpoint), .status("401 Unauthorized")) {
      $0.endpoint = []
      $0.documents = []
    },
    Row("an empty challenge", .denied("None" + unsupported), .status("401 Unauthorized")) {
      $0.ask("")
    },
    Row(
      "no realm", .denied(noRealm), .request("no realm specified for token auth challenge")
    ) { $0.ask(#"Bearer realm="",service="notary""#) },
    Row(
      "a realm without a scheme", .denied(insecure),
      .request(#"Get "nowhere?account=alice&\#(scope)&service=s": unsupported protocol scheme """#)
    ) { $0.ask(#"Bearer realm="nowhere",service="s""#) },
    Row(
      "a realm with a scheme that is not http", .denied(insecure),
      .request(
        #"Get "ftp://x/y?account=alice&\#(scope)&service=s": unsupported protocol scheme "ftp""#)
    ) { $0.ask(#"Bearer realm="ftp://x/y",service="s""#) },
    Row(
      "a realm whose host is taken for a scheme", .denied(insecure),
      .request(
        "invalid token auth challenge realm: parse \"127.0.0.1:80\": "
          + "first path segment in URL cannot contain colon")
    ) { $0.ask(#"Bearer realm="127.0.0.1:80""#) },
    Row("a realm over http", .denied(insecure), .admitted) {
      $0.ask(#"Bearer realm="{plain}/token",service="notary""#)
    },
    Row("a realm over http on another machine, which is not asked", .denied(insecure), .unknown) {
      $0.ask(#"Bearer realm="http://tokens.invalid/",service="notary""#)
    },
    Row("a realm that climbs", .denied(traversal), .admitted) {
      $0.ask(#"Bearer realm="{tokens}/a/../token",service="notary""#)
    },
    Row("a realm with an empty component", .denied(traversal), .admitted) {
      $0.ask(#"Bearer realm="{tokens}//token",service="notary""#)
    },
    Row("a realm with a query", .admitted, .admitted) {
      $0.ask(#"Bearer realm="{tokens}/token?x=1",service="notary""#)
    },
    Row("no scope in the challenge of the documents", .admitted, .admitted) {
      $0.ask(#"Bearer realm="{tokens}/token",service="notary""#)
    },
    Row("a scope that one of them cuts off", .admitted, .admitted) {
      $0.ask(#"Bearer realm="{tokens}/token",scope="repository:docker.io/acme/web:pull,push""#)
    },
    Row("a service that one of them cuts off, and so asks otherwise", .unknown, .admitted) {
      $0.ask(#"Bearer realm="{tokens}/token",service="my notary""#)
    },
    Row(
      "a realm without quotes, of which one reads the beginning alone", .unknown,
      .request(#"Get "https?account=alice&\#(scope)": unsupported protocol scheme """#)
    ) { $0.ask("Bearer realm={tokens}/token,service=notary") },
    Row("two challenges in a header, whose realms one mixes up", .denied(insecure), .admitted) {
      $0.ask(#"Bearer realm="{tokens}/token",service="notary", Basic realm="x""#)
    },
    Row(
      "two headers, of which one takes the last", .denied("Basic" + unsupported),
      .status("401 Unauthorized")
    ) {
      $0.endpoint = [bearer, "Basic realm=x"]
      $0.documents = [bearer, "Basic realm=x"]
    },
    Row(
      "two headers, which the other follows both", .admitted, .request("no basic auth credentials")
    ) {
      $0.endpoint = ["Basic realm=x", bearer]
      $0.documents = ["Basic realm=x", bearer]
      $0.authentication = nil
    },
    Row("/v2/ that redirects to the server that asks", .admitted, .status("401 Unauthorized")) {
      $0.ping = .answer(status: 307, headers: [("Location", "/v2/other")])
    },
    Row("/v2/ that answers nothing", .admitted, .unknown) { $0.ping = .raw("") },
    Row("/v2/ that fails", .admitted, .status("401 Unauthorized")) {
      $0.ping = .answer(status: 500)
    },
  ]

  private static let noEndpoint =
    "Unable to find authorization endpoint in'www-authenticate' header for notary default."

  @Test("the token service's answer is taken as each of them takes it", arguments: services)
  private func tokenService(row: SignInRow) async throws { try await row.check() }

  /// What 3.3 asks.
  private static let url =
    "{tokens}/token?service=notary&scope=repository:docker.io/acme/web:pull"
  private static let noToken = "Unable to retrieve authentication token from \(url) response."
  private static let failing = "Unable to get authentication token from \(url)."
  private static let malformed = "Authentication token has an invalid format."
  private static let rejected =
    "Unable to get root trust data from default due to faulty authentication."
  private static let included =
    "authorization server did not include a token in the response"
  private static let undecoded = "unable to decode token response: "

  private static let services: [SignInRow] = [
    Row("access_token alone", .denied(noToken), .admitted) {
      $0.answer(#"{"access_token": "aa.bb.cc"}"#)
    },
    Row("access_token alone, for an Azure registry", .admitted, .any) {
      $0.answer(#"{"access_token": "aa.bb.cc"}"#)
      $0.isACR = true
    },
    Row("token alone, for an Azure registry", .denied(noToken), .any) { $0.isACR = true },
    Row("both the same", .admitted, .admitted) {
      $0.answer(#"{"token": "aa.bb.cc", "access_token": "aa.bb.cc", "expires_in": 300}"#)
    },
    Row("two, of which token is the good one", .admitted, .status("401 Unauthorized")) {
      $0.answer(#"{"token": "aa.bb.cc", "access_token": "dd.ee.ff"}"#)
    },
    Row(
      "two, of which access_token is the good one, which this program does not try",
      .denied(rejected), .unknown
    ) {
      $0.answer(#"{"token": "dd.ee.ff", "access_token": "aa.bb.cc"}"#)
    },
    Row("an opaque token", .denied(malformed), .admitted) {
      $0.answer(#"{"token": "opaque"}"#)
      $0.accepted = ["Bearer opaque"]
    },
    Row("a token of two parts", .admitted, .admitted) {
      $0.answer(#"{"token": "aa.bb="}"#)
      $0.accepted = ["Bearer aa.bb="]
    },
    Row("a token with a slash behind its dot", .admitted, .admitted) {
      $0.answer(#"{"token": "aa.b/b.cc"}"#)
      $0.accepted = ["Bearer aa.b/b.cc"]
    },
    Row("a token with a slash before its dot", .denied(malformed), .admitted) {
      $0.answer(#"{"token": "a/a.bb.cc"}"#)
      $0.accepted = ["Bearer a/a.bb.cc"]
    },
    Row("a token with two dots in a row", .denied(malformed), .admitted) {
      $0.answer(#"{"token": "aa..cc"}"#)
      $0.accepted = ["Bearer aa..cc"]
    },
    Row("an empty token", .denied(malformed), .request(included)) { $0.answer(#"{"token": ""}"#) },
    Row(
      "a token that is no text", .denied(unknownError),
      .request(
        undecoded
          + "json: cannot unmarshal number into Go struct field getTokenResponse.token of type string"
      )
    ) {
      $0.answer(#"{"token": 1}"#)
    },
    Row("no token", .denied(noToken), .request(included)) { $0.answer("{}") },
    Row(
      "a list", .denied(unknownError),
      .request(
        undecoded + "json: cannot unmarshal array into Go value of type auth.getTokenResponse")
    ) { $0.answer("[]") },
    Row("null", .denied(unknownError), .request(included)) { $0.answer("null") },
    Row("no JSON", .denied(unknownError), .request(undecoded)) { $0.answer("<html>") },
    Row(
      "a lifetime that is no number", .admitted,
      .request(
        undecoded
          + "json: cannot unmarshal string into Go struct field getTokenResponse.expires_in of type int"
      )
    ) {
      $0.answer(#"{"token": "aa.bb.cc", "expires_in": "300"}"#)
    },
    Row("a refresh_token, which one of them cannot keep", .admitted, .crash) {
      $0.answer(#"{"token": "aa.bb.cc", "refresh_token": "r"}"#)
    },
    Row("a rejected token", .denied(rejected), .status("401 Unauthorized")) { $0.accepted = [] },
    Row(
      "500", .denied(failing),
      .request("received unexpected HTTP status: 500 Internal Server Error")
    ) { $0.tokenService = .answer(status: 500) },
    Row("401", .denied(unknownError), .request("unauthorized: authentication required")) {
      $0.tokenService = .answer(status: 401)
    },
    Row("404", .denied(unknownError), .request("unknown: unknown error")) {
      $0.tokenService = .answer(status: 404)
    },
    Row("the end of the connection", .unknown, .unknown) { $0.tokenService = .raw("") },
    Row(
      "what only /v2/ has use for, failing", .admitted,
      .request("unauthorized: authentication required")
    ) {
      $0.documents = nil
      $0.tokenService = .answer(status: 401)
    },
  ]

  @Test("a user and a password that are not the validator's prove nothing")
  func othersCredentials() async throws {
    for (authentication, credential) in [
      (Authentication.inline(SignInSituation.alice), nil),
      (.secret(name: "login"), nil), (nil, SignInSituation.alice),
    ] {
      var situation = SignInSituation()
      situation.authentication = authentication
      situation.credential = .some(credential)
      let verdicts = try await situation.explain().explanation.answers.map(\.decision.verdict)
      #expect(verdicts == [.unknown, .unknown], "\(String(describing: authentication))")
    }
  }

  @Test("a token is asked for with the validator's user and password, for this repository alone")
  func requests() async throws {
    let answer = try await SignInSituation().explain()
    for request in answer.tokenRequests {
      #expect(request.headers["authorization"] == SignInSituation.basic)
      #expect(
        request.target == "/token?service=notary&scope=repository:docker.io/acme/web:pull")
    }
    #expect(!answer.tokenRequests.isEmpty)
    #expect(answer.requests.contains { $0.target == "/v2/" && $0.headers["authorization"] == nil })
  }

  @Test("the steps say where this program could read what a Connaisseur cannot")
  func difference() async throws {
    var situation = SignInSituation()
    situation.askForBasic()
    let decision = try await situation.explain().decision(.python)
    let download = try #require(decision.steps.first { $0.name == .download })
    #expect(download.message.contains("This program could read root"))
    // What follows is examined all the same.
    #expect(decision.steps.first { $0.name == .root }?.status == .ok)
  }

  @Test("the cause shows what was asked and what came of it")
  func evidence() async throws {
    var situation = SignInSituation()
    situation.accepted = []
    let answer = try await situation.explain()
    for told in answer.explanation.answers {
      let cause = try #require(told.causes.first)
      #expect(cause.code == .credentialsRefused)
      let evidence = cause.evidence.map(\.text)
      let challenge = answer.filled(SignInSituation.bearer)
      #expect(evidence.contains("/v2/ asks: \(challenge)"))
      #expect(evidence.contains("root with token: 401 Unauthorized"))
    }
  }

  @Test("the cause tells what a Connaisseur does not speak from credentials that are wrong")
  func causes() async throws {
    var situation = SignInSituation()
    situation.askForBasic()
    let spoken = try await situation.explain().explanation.answers
    #expect(spoken.map { $0.causes.first?.code } == [.authenticationNotSpoken, nil])
    situation.authentication = nil
    let needed = try await situation.explain().explanation.answers
    #expect(needed.map { $0.causes.first?.code } == [.authenticationNotSpoken, .credentialsNeeded])
  }

  @Test("no secret is in what was found out, nor in what is said of it")
  func secrets() async throws {
    for change: @Sendable (inout SignInSituation) -> Void in [
      { _ in }, { $0.accepted = [] }, { $0.askForBasic() },
      { $0.answer(#"{"token": "s3cret-token"}"#) },
    ] {
      var situation = SignInSituation()
      change(&situation)
      let text = "\(try await situation.explain().explanation)"
      for secret in ["s3cret", SignInSituation.token, SignInSituation.basic] {
        // Inline credentials show no password either.
        #expect(!text.contains(secret))
      }
    }
  }
}

extension SignInSituation {
  /// Both `/v2/` and the documents ask for this.
  fileprivate mutating func ask(_ challenge: String) {
    endpoint = [challenge]
    documents = [challenge]
  }

  fileprivate mutating func askForBasic() {
    ask("Basic realm=\"notary\"")
    accepted = [Self.basic]
  }

  /// The token service answers this.
  fileprivate mutating func answer(_ body: String) {
    tokenService = .answer(status: 200, body: body)
  }
}
