import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// Every cause of the catalogue, from what leads to it.
@Suite("Causes")
struct CauseTests {
  static let rows =
    policyRows + serverRows + documentRows + rootRows + signatureRows + expiryRows + digestRows

  @Test("what this Connaisseur stumbles over is told first, with its evidence", arguments: rows)
  func reached(row: CauseRow) async throws {
    let explanation = try await row.explanation()
    for answer in explanation.answers {
      #expect(answer.decision.verdict != .admitted)
      let cause = try #require(answer.causes.first, "\(answer.decision.message ?? "")")
      #expect(cause.code == row.code, "\(answer.decision.generation): \(cause.message)")
      #expect(cause.isReached)
      #expect(cause.step != nil)
      row.check(cause, answer)
      #expect(answer.causes.allSatisfy { !$0.message.isEmpty && !$0.remedies.isEmpty })
    }
  }

  @Test("what holds whatever the verdict is noted", arguments: noticeRows)
  func noted(row: CauseRow) async throws {
    let explanation = try await row.explanation()
    for answer in explanation.answers {
      let codes = answer.notices.map(\.code.rawValue)
      let notice = try #require(
        answer.notices.first { $0.code == row.code }, "\(answer.decision.generation): \(codes)")
      row.check(notice, answer)
    }
  }

  @Test("a sound image has neither causes nor notices")
  func sound() async throws {
    let explanation = try await CauseSituation().explain()
    for answer in explanation.answers {
      #expect(answer.decision.verdict == .admitted, "\(answer.decision.message ?? "")")
      #expect(answer.causes.isEmpty)
      #expect(answer.notices.isEmpty)
    }
    #expect(explanation.comparison?.isSame == true)
  }

  @Test("a validator of an unknown type is told as what comes behind the start")
  func unknownType() async throws {
    var situation = CauseSituation()
    situation.moreValidators = ["- name: other", "  type: mystery"]
    situation.rules[0].lines = ["validator: other"]
    for answer in try await situation.explain().answers {
      let cause = try #require(answer.causes.first { $0.code == .validatorNotUsable })
      #expect(!cause.isReached)
      #expect(cause.message.contains("of type mystery"))
    }
  }

  @Test("every code has its row")
  func complete() {
    // What keeps Connaisseur from starting comes before this one.
    let next: Set<CauseCode> = [.validatorNotUsable]
    let told = Set((Self.rows + Self.noticeRows).map(\.code)).union(next)
    #expect(Set(CauseCode.allCases).subtracting(told).map(\.rawValue).sorted() == [])
  }

  @Test("the text fits 80 columns, but for what cannot be broken", arguments: rows + noticeRows)
  func columns(row: CauseRow) async throws {
    let lines = try await row.explanation().lines.map(\.text)
    let tooLong = lines.filter { line in
      line.count > 80 && !line.split(separator: " ").contains { $0.count > 55 }
    }
    #expect(tooLong == [])
  }
}

// MARK: The image and the policy

extension CauseTests {
  private static let digest = String(repeating: "ab", count: 32)

  static let policyRows: [CauseRow] = [
    CauseRow(
      .referenceNotValid, evidence: ["upper-case letter 'A'", "docker.io/ACME/web:v1"],
      remedies: ["docker.io/acme/web:v1", "lower case"]
    ) { $0.image = "docker.io/ACME/web:v1" },
    CauseRow(.referenceNotValid, [.python], remedies: ["quay.io/acme/web:v1"]) {
      $0.image = "https://quay.io/acme/web:v1"
    },
    CauseRow(
      .referenceHang, [.python], evidence: ["failurePolicy"], remedies: ["differently"]
    ) { $0.image = "docker.io/" + String(repeating: "a", count: 60) + "!" },
    CauseRow(
      .referenceMisread, [.go], evidence: ["for the tag of this image"],
      remedies: ["docker.io/library/nginx@sha256:"]
    ) {
      $0.image = "docker.io/nginx@sha256:\(digest)"
      $0.repository.gun = GUN("docker.io/library/nginx")
      $0.rules[0].pattern = "*"
    },
    CauseRow(
      .noRule, evidence: ["rule 1, docker.io/acme/*:*, does not match"],
      remedies: ["quay.io/nobody/x:*"]
    ) { $0.image = "quay.io/nobody/x:v1" },
    CauseRow(
      .patternNotUsable, [.go], evidence: ["rule 1", "the pod restarts"], remedies: ["no [ ]"]
    ) { $0.rules[0].pattern = "docker.io/acme/[web" },
    CauseRow(
      .validatorNotDefined, evidence: ["defined are default", "rule 1"],
      remedies: ["perhaps default is meant"]
    ) { $0.rules[0].lines = ["validator: defalt"] },
    CauseRow(.noDefaultValidator, evidence: ["defined are acme", "a sole validator"]) {
      $0.validatorName = "acme"
    },
    CauseRow(.validatorNotEvaluated, evidence: ["cosign"], remedies: ["cosign's own command"]) {
      $0.moreValidators =
        ["- name: other", "  type: cosign", "  trustRoots:", "  - name: default", "    key: |"]
        + rootKey.publicPEM.split(separator: "\n").map { "      \($0)" }
      $0.rules[0].lines = ["validator: other"]
    },
    CauseRow(.configurationNotAccepted) {
      $0.moreValidators = ["- name: other", "  type: mystery"]
      $0.rules[0].lines = ["validator: other"]
    },
    CauseRow(.staticDeny, evidence: ["rule 1", "the validator is deny"]) {
      $0.moreValidators = ["- name: deny", "  type: static", "  approve: false"]
      $0.rules[0].lines = ["validator: deny"]
    },
    CauseRow(.trustRootNotDefined, evidence: ["has default", "named other"]) {
      $0.with("trustRoot: other")
    },
    CauseRow(.trustRootNotDefined, [.python], evidence: ["every key must have signed"]) {
      $0.with("trustRoot: \"*\"")
    },
    CauseRow(.noDefaultTrustRoot, evidence: ["has acme", "a sole trust root"]) {
      $0.keys = [("acme", rootKey.publicPEM)]
    },
    CauseRow(
      .keyMalformed, evidence: ["no PEM", "neither generation"],
      remedies: ["as PEM", "not from the server"]
    ) { $0.keys = [("default", "!not a key")] },
    CauseRow(.keyMalformed, [.go], evidence: ["without the lines of PEM", "3.3 takes such keys"]) {
      $0.keys = [("default", Base64.encode(rootKey.subjectPublicKeyInfo))]
    },
    CauseRow(.keyMalformed, evidence: ["it is a certificate"], remedies: ["openssl x509"]) {
      let certificate = TestCertificate(rootKey, commonName: "docker.io/acme/web")
      $0.keys = [("default", certificate.pem)]
    },
  ]
}

// MARK: The server

extension CauseTests {
  private static func failing(_ failure: TrustFailure) -> [String: TrustAnswer.Outcome] {
    ["root.json", "targets.json", "snapshot.json", "timestamp.json"].reduce(into: [:]) {
      $0[$1] = .failed(failure)
    }
  }

  @Test("what all documents meet is told once, and is not what would come next")
  func toldOnce() async throws {
    var situation = CauseSituation()
    situation.answers = Self.failing(.nameNotResolved(host: "notary.acme.example"))
    for answer in try await situation.explain().answers {
      #expect(answer.causes.map(\.code) == [.serverUnreachable])
      let step = try #require(answer.decision.steps.first { $0.name == .download })
      if answer.decision.generation == .python {
        #expect(step.message == "notary.acme.example cannot be resolved from here.")
      }
    }
  }

  /// A server that asks for something for root alone.
  private static func asking(_ challenge: String) -> AuthenticationRecord {
    AuthenticationRecord(
      endpoint: .init(.status(200)), root: .init(.status(401), challenges: [challenge]),
      hasCredential: true)
  }

  static let serverRows: [CauseRow] = [
    CauseRow(
      .authenticationNotSpoken, [.python], evidence: ["asks for Basic"],
      remedies: ["hand out tokens", "upgrade", "last resort"]
    ) {
      $0.record = asking("Basic realm=\"notary\"")
      $0.validatorLines = ["auth:", "  username: alice", "  password: secret-word"]
    },
    CauseRow(
      .signInFails, [.python], evidence: ["root asks: Negotiate"], remedies: ["challenge"]
    ) {
      $0.record = asking("Negotiate realm=\"notary\"")
      $0.validatorLines = ["auth:", "  username: alice", "  password: secret-word"]
    },
    CauseRow(
      .optionNotUsable, [.python], evidence: ["rule 1", "does not look inside"],
      remedies: ["correct the rule's with"]
    ) { $0.with("delegations: [1]") },
    CauseRow(
      .repositoryUnknown, evidence: ["docker.io/acme/nowhere", "root.json: not there"],
      remedies: ["check the image's name", "init docker.io/acme/nowhere", "last resort"]
    ) { $0.image = "docker.io/acme/nowhere:v1" },
    CauseRow(
      .wrongRepository, [.python],
      evidence: ["what is there is docker.io/acme/web", "index.docker.io for docker.io"],
      remedies: ["docker.io/acme/web:v1"]
    ) {
      $0.image = "index.docker.io/acme/web:v1"
      $0.rules[0].pattern = "*/acme/web:*"
    },
    CauseRow(.wrongServer, evidence: ["is a registry"], remedies: ["notary.docker.io"]) {
      $0.host = "registry-1.docker.io"
      $0.image = "docker.io/acme/nowhere:v1"
    },
    CauseRow(.wrongServer, evidence: ["a web page"], remedies: ["a login page"]) {
      $0.answers["root.json"] = .document(Array("<!doctype html>".utf8))
    },
    CauseRow(.hostNotUsable, [.python], evidence: ["has a scheme"], remedies: ["3.9 takes both"]) {
      $0.host = "https://notary.acme.example"
    },
    CauseRow(.retiredServer, evidence: ["switched off on 2026-12-08"], remedies: ["anew"]) {
      $0.host = "notary.docker.io"
      $0.image = "docker.io/acme/nowhere:v1"
      $0.at = Instant(rfc3339: "2026-12-09T00:00:00Z") ?? .zero
    },
    CauseRow(
      .serverUnreachable, evidence: ["no such host", "seen from this machine"],
      remedies: ["DNS in the cluster", "kubectl run"]
    ) { $0.answers = failing(.nameNotResolved(host: "notary.acme.example")) },
    CauseRow(.serverUnreachable, evidence: ["no connection"], remedies: ["network policies"]) {
      $0.answers = failing(.connectionRefused(detail: "Connection refused"))
    },
    CauseRow(.serverUnreachable, evidence: ["timed out"], remedies: ["firewalls"]) {
      $0.answers = failing(.timedOut(phase: "waiting", seconds: 10))
    },
    CauseRow(
      .tls, evidence: ["certificate is self-signed", "has no cert", "seen from this machine"],
      remedies: ["into the validator's cert"]
    ) {
      $0.answers = failing(
        .certificate(CertificateFailure(.selfSigned, host: "notary.acme.example")))
    },
    CauseRow(.tls, evidence: ["the port does not speak TLS"], remedies: ["the scheme and the port"])
    {
      $0.answers = failing(.tls(TLSFailure(.notTLS)))
    },
    CauseRow(
      .certificateNotChecked, evidence: ["--insecure", "read from", "has no cert"],
      remedies: ["ask without --insecure"]
    ) {
      var route = SourceRoute()
      route.isUnchecked = true
      $0.location = SourceLocation(
        kind: .server, text: "https://notary.acme.example", route: route)
    },
    CauseRow(.serverError, evidence: ["status 503"], remedies: ["its log", "last resort"]) {
      $0.answers = failing(.status(503))
    },
    CauseRow(.serverError, evidence: ["429"], remedies: ["wait"]) {
      $0.answers = failing(.tooManyRequests(retryAfter: nil))
    },
    CauseRow(.accessRefused, evidence: ["403"], remedies: ["let the account read"]) {
      $0.answers = failing(.forbidden(detail: "the server refuses"))
    },
    CauseRow(.credentialsNeeded, evidence: ["401", "has no credentials"]) {
      $0.answers = failing(.unauthorized(detail: "the server asks for a user"))
    },
    CauseRow(.credentialsRefused, [.python], evidence: ["401"], remedies: ["renew"]) {
      $0.answers = failing(.unauthorized(detail: "refused"))
      $0.validatorLines = ["auth:", "  username: alice", "  password: secret-word"]
    },
    CauseRow(.secretNeeded, evidence: ["notary-login"], remedies: ["--password-stdin"]) {
      $0.answers = failing(.credentials(.secretMissing(name: "notary-login")))
      $0.validatorLines = ["auth:", "  secretName: notary-login"]
    },
    CauseRow(.serverNotUsable, evidence: ["the certificate is garbage"]) {
      $0.unavailable = .server("the certificate is garbage")
    },
    CauseRow(
      .documentMissing, evidence: ["the server has no timestamp"], remedies: ["its signer"]
    ) { $0.answers["timestamp.json"] = .missing },
    CauseRow(.documentNotRead, evidence: ["larger than is read"]) {
      $0.answers["targets.json"] = .tooLarge(size: 1 << 30)
    },
  ]
}
