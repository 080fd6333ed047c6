import Inspector
import NotaryCore
import TestSupport
import Testing

private let hostile = "\u{1B}[31m\u{202E}\u{0}\n\u{2028}\u{9B}"
private let hostileText = ExactText(hostile)
private let hostileRole = RoleName(hostile)

/// One problem of each kind, with hostile text wherever text can stand.
private let everyProblem: [TrustProblem] = [
  .missing, .unavailable(.connectionRefused(detail: hostile)), .tooLarge(limit: 1, actual: nil),
  .noPayload, .malformedMember(path: hostile, expected: "object", found: "null", offset: 3),
  .notAnInteger(path: hostile, text: hostile, offset: 1),
  .malformedDate(path: hostile, text: hostile, offset: 1),
  .malformedBase64(path: hostile, offset: 1), .duplicateMember(path: hostile, offset: 1),
  .memberInTwoSpellings(path: hostile, offset: 1), .contentNotCovered,
  .roundedNumber(path: hostile, number: hostile), .base64WithLineBreaks(path: hostile),
  .base64WithTrailingBits(path: hostile), .oddDate(path: hostile, text: hostile),
  .nestedTooDeep(depth: 10_001), .wrongType(expected: "Root", found: hostile), .versionBelowOne(0),
  .missingRole(.root), .thresholdBelowOne(role: hostileRole, threshold: 0),
  .keyNotIncluded(role: hostileRole, keyID: hostileText), .invalidDelegationName(hostileRole),
  .nullDelegation, .missingDigest(of: .root), .malformedDigest(of: .root, algorithm: "sha256"),
  .noSignatures, .keyIDNotOfContent(listed: hostileText, actual: KeyID("ab")),
  .belowThreshold(valid: 0, threshold: 1),
  .rootKeyRefused(
    keyID: hostileText, .certificate(.otherName(commonName: hostile, gun: GUN("docker.io/a/b")))),
  .noUsableRootKey, .noPinMatches, .delegationKeyRefused(keyID: hostileText, .sha1),
  .sameKeyTwice(canonicalID: KeyID("ab")), .expired(.zero), .digestMismatch(algorithm: "sha256"),
  .noUsableDigest, .rootDigestMismatch(algorithm: "sha512"), .declaredTwice, .notInSnapshot,
  .notDelegated, .parentNotVerified(hostileRole), .pathOutsideParent(path: hostileText), .noPaths,
  .targetsOutsidePaths(count: 2, first: hostileText), .tooManyDelegations(limit: 2_000),
]

/// The two problems that only reading can make.
private func readProblems() -> [TrustProblem] {
  ["\"\\x", #"{"signed":{"x":0.5}}"#].flatMap { text in
    TrustDocument(
      role: .targets, answer: TrustAnswer(.document(Array(text.utf8)), origin: "test")
    ).problems
  }.filter { ["invalid-json", "no-canonical-form"].contains($0.code) }
}

@Suite("The words for a problem")
struct ProblemWordsTests {
  private let problems = everyProblem + readProblems()

  @Test("of a broken repository blame the role that breaks it")
  func culprit() async throws {
    let repository = TestRepository.motley.with {
      $0.delegations["targets/alice"]?.isServed = false
    }
    let report = try await repository.report(
      replacing: ["targets/releases.json": .document(Array("<html>".utf8))])
    #expect(report.status == .broken)
    // alice is not in snapshot, and bob, below its threshold, is left out: both do no harm.
    #expect(report.answer.first?.text.hasPrefix("targets/releases: ") == true)
  }

  @Test("of a repository that is not there at all tell where to look")
  func nowhere() async throws {
    let files = ["root.json", "timestamp.json", "snapshot.json", "targets.json"]
    let report = try await TestRepository.motley.report(
      replacing: Dictionary(uniqueKeysWithValues: files.map { ($0, .missing) }))
    #expect(report.status == .broken)
    let sentence = "there is no trust data of docker.io/acme/web: check the name and the server"
    #expect(report.sentence == sentence)
    #expect(report.answer.map(\.text) == [sentence])
    let partly = try await TestRepository.motley.report(replacing: ["root.json": .missing])
    #expect(partly.sentence == "the Notary client would refuse this repository")
  }

  @Test("have a code of their own for every kind")
  func codes() {
    let codes = problems.map(\.code)
    #expect(codes.count == 47)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil })
  }

  @Test("are a sentence of their own, in which nothing controls or reorders a terminal's line")
  func messages() {
    for problem in problems {
      let message = problem.message
      #expect(isSafe(message) && !message.contains("\n"), "\(problem.code)")
      #expect(!message.isEmpty && message != problem.code, "\(problem.code)")
      #expect(message.count < 400, "\(problem.code)")
    }
    #expect(Set(problems.map(\.message)).count == problems.count)
  }
}

@Suite("The words for a failure")
struct FailureWordsTests {
  private let failures: [TrustFailure] = [
    .nameNotResolved(host: hostile), .connectionRefused(detail: hostile),
    .proxy(ProxyFailure(.nameNotResolved, proxy: hostile)),
    .proxy(ProxyFailure(.refused(detail: hostile), proxy: hostile)),
    .proxy(ProxyFailure(.status(407), proxy: hostile)),
    .proxy(ProxyFailure(.status(502), proxy: hostile)),
    .proxy(ProxyFailure(.other(detail: hostile), proxy: hostile)),
    .certificate(CertificateFailure(.unknownAuthority(issuer: hostile), host: hostile)),
    .certificate(
      CertificateFailure(
        .unknownAuthority(issuer: hostile), host: hostile, authorities: .file(path: hostile))),
    .certificate(
      CertificateFailure(
        .unknownAuthority(issuer: hostile), host: hostile, authorities: .validator)),
    .certificate(CertificateFailure(.untrustedRoot(subject: hostile), host: hostile)),
    .certificate(CertificateFailure(.selfSigned, host: hostile)),
    .certificate(CertificateFailure(.expired(index: 0), host: hostile)),
    .certificate(CertificateFailure(.expired(index: 1), host: hostile)),
    .certificate(CertificateFailure(.notYetValid(index: 0), host: hostile)),
    .certificate(CertificateFailure(.otherName, host: hostile)),
    .certificate(CertificateFailure(.unusableAuthorities, host: hostile)),
    .certificate(CertificateFailure(.other(detail: hostile), host: hostile)),
    .tls(TLSFailure(.notTLS)), .tls(TLSFailure(.version)), .tls(TLSFailure(.alert(40))),
    .tls(TLSFailure(.alert(200))), .tls(TLSFailure(.closed)),
    .tls(TLSFailure(.other, detail: hostile)), .needsTLS(status: 400),
    .interrupted(Interruption(wasReset: false)), .interrupted(Interruption(wasReset: true)),
    .interrupted(Interruption(wasReset: true, received: 5, announced: nil)),
    .interrupted(Interruption(wasReset: false, received: 5, announced: 10)),
    .timedOut(phase: "connecting", seconds: 10), .unauthorized(detail: hostile),
    .forbidden(detail: hostile), .tooManyRequests(retryAfter: nil),
    .tooManyRequests(retryAfter: 30), .status(500), .protocolError(detail: hostile),
    .redirectRefused(detail: hostile), .unreadable(detail: hostile), .cancelled,
    .tokenService(origin: hostile, .status(503)),
  ]

  @Test("say what happened and what to do, safely")
  func words() {
    #expect(Set(failures.map(\.message)).count == failures.count)
    for failure in failures {
      #expect(isSafe(failure.message) && !failure.message.contains("\n"))
      #expect(!failure.remedy.isEmpty)
    }
  }
}

@Suite("The words for a gap in an archive")
struct ArchiveGapWordsTests {
  @Test("name the first servers of a repository, and count those that are too many")
  func servers() {
    let servers = (1...5_000).map { "https://\($0).acme.io" }
    let few = ArchiveGap.servers(gun: GUN("docker.io/acme/web"), Array(servers.prefix(2))).message
    #expect(few.hasSuffix("https://1.acme.io and https://2.acme.io"))
    let many = ArchiveGap.servers(gun: GUN("docker.io/acme/web"), servers).message
    #expect(many.contains("https://8.acme.io") && many.hasSuffix(" and 4992 more"))
    #expect(many.count < 400)
  }
}

@Suite("Text by strangers")
struct VisibleTextTests {
  @Test(
    "is shown as it is, unless it would control or reorder a line",
    arguments: [
      ("v1.0-beta_é 日本 😀", "v1.0-beta_é 日本 😀"), ("\u{1B}[0m", "^[[0m"), ("a\nb\t\u{0}", "a^Jb^I^@"),
      ("\u{7F}", "^?"), ("\u{9B}2J", "<U+009B>2J"), ("a\u{202E}b", "a<U+202E>b"),
      ("\u{2066}\u{200F}\u{FEFF}", "<U+2066><U+200F><U+FEFF>"), ("\u{2028}", "<U+2028>"),
      ("\u{E000}\u{E0041}", "<U+E000><U+E0041>"), ("\r\n", "^M^J"),
    ])
  func visible(text: String, shown: String) {
    #expect(VisibleText.of(text) == shown)
    #expect(isSafe(VisibleText.of(text)))
  }

  @Test("is cut where it is longer than there is room for")
  func cut() {
    #expect(VisibleText.of("abcdef", limit: 3) == "abc…")
    #expect(VisibleText.of("abc", limit: 3) == "abc")
    #expect(VisibleText.of("a\u{1B}bc", limit: 2) == "a^[…")
  }
}

@Suite("Dates for people")
struct DateWordsTests {
  @Test(
    "are distances in the largest unit of which there are two",
    arguments: [
      (0, "now"), (1, "in 1 second"), (119, "in 119 seconds"), (120, "in 2 minutes"),
      (-7_199, "119 minutes ago"), (-7_200, "2 hours ago"), (86_400, "in 24 hours"),
      (13 * 86_400, "in 13 days"), (-61 * 86_400, "2 months ago"), (1_096 * 86_400, "in 3 years"),
    ] as [(Int64, String)])
  func distances(seconds: Int64, words: String) {
    let now = Instant(seconds: 1_795_366_800)
    #expect(DateWords.distance(from: now, to: now.adding(seconds: seconds)) == words)
  }

  @Test("are days and minutes in UTC")
  func absolute() {
    let instant = Instant(seconds: 1_795_366_859, nanoseconds: 5)
    #expect(DateWords.day(instant) == "2026-11-22")
    #expect(DateWords.minute(instant) == "2026-11-22 17:00 UTC")
  }
}
