import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let target = "/v2/docker.io/acme/web/_trust/tuf/root.json"

private func source(
  _ url: String, _ options: TransferOptions = TransferOptions()
) throws -> NotaryServerSource {
  try NotaryServerSource(NotaryServerURL(url), options: options)
}

private func request(limit: Int = 1_000) -> TrustRequest {
  TrustRequest(gun: gun, role: .root, limit: limit)
}

@Suite("A server's answer")
struct ServerAnswerTests {
  @Test("is asked for with one plain request that names the program")
  func request() async throws {
    let server = try FakeServer { _ in .answer(status: 200, body: "{}") }
    let source = try source("\(server.url)/notary/", TransferOptions(userAgent: "tastevin/7"))
    let answer = await source.answer(IntegrationTests.request())
    #expect(answer.outcome == .document(Array("{}".utf8)))
    #expect(answer.origin == "\(server.url)/notary\(target)")
    let asked = try #require(server.requests.first)
    #expect(server.requests.count == 1)
    #expect(asked.method == "GET")
    #expect(asked.target == "/notary\(target)")
    #expect(asked.headers["user-agent"] == "tastevin/7")
    #expect(asked.headers["authorization"] == nil)
    #expect(asked.headers["accept-encoding"] == nil)
  }

  @Test(
    "tells how far the server's clock is from this machine's",
    arguments: [
      ("Sat, 01 Jan 2000 00:00:00 GMT", true), ("Sat, 01 Jan 2000 00:00:00 +0100", false),
      ("Sat, 32 Jan 2000 00:00:00 GMT", false), ("now", false),
    ])
  func clock(date: String, isRead: Bool) async throws {
    let server = try FakeServer { _ in
      .answer(status: 404, headers: [(name: "Date", value: date)])
    }
    let difference = await (try source(server.url)).answer(IntegrationTests.request())
      .clockDifference
    #expect((difference != nil) == isRead)
    // The test is younger than the year 2020.
    if let difference { #expect(difference < -20 * 365 * 86_400) }
  }

  @Test("escapes what a URL cannot hold, and never asks for names that climb")
  func escaping() async throws {
    let server = try FakeServer { _ in .answer(status: 404) }
    let source = try source(server.url)
    let odd = TrustRequest(gun: GUN("[::1]:5000/a"), role: RoleName("targets/a?b#c%20 é"))
    #expect(await source.answer(odd).outcome == .missing)
    #expect(
      server.requests.map(\.target) == [
        "/v2/%5B::1%5D:5000/a/_trust/tuf/targets/a%3Fb%23c%2520%20%C3%A9.json"
      ])
    for name in ["../a", "a/./b", "a//b", "", ".."] {
      let climbing = TrustRequest(gun: gun, role: RoleName("targets/\(name)"))
      #expect(await source.answer(climbing).outcome == .missing)
      #expect(await source.answer(TrustRequest(gun: GUN(name), role: .root)).outcome == .missing)
    }
    #expect(server.requests.count == 1)
  }

  @Test(
    "is told apart by its status",
    arguments: [
      (404, TrustAnswer.Outcome.missing), (429, .failed(.tooManyRequests(retryAfter: nil))),
      (500, .failed(.status(500))), (502, .failed(.status(502))), (503, .failed(.status(503))),
      (400, .failed(.status(400))), (204, .failed(.status(204))), (304, .failed(.status(304))),
    ])
  func statuses(status: Int, outcome: TrustAnswer.Outcome) async throws {
    let server = try FakeServer { _ in .answer(status: status) }
    let answer = await (try source(server.url)).answer(IntegrationTests.request())
    #expect(answer.outcome == outcome)
    #expect(answer.httpStatus == status)
  }

  @Test("403 is a refusal, of whoever was named in the request")
  func forbidden() async throws {
    let server = try FakeServer { request in
      request.target.contains("private") && request.headers["authorization"] == nil
        ? .answer(status: 401, headers: [("WWW-Authenticate", "Basic")]) : .answer(status: 403)
    }
    let alice = RegistryCredential(user: "alice", password: "s3cret")
    let source = try NotaryServerSource(NotaryServerURL(server.url), credential: alice)
    for repository in ["public", "private"] {
      let request = TrustRequest(gun: GUN("r.io/\(repository)"), role: .root)
      let outcome = await source.answer(request).outcome
      guard case .failed(.forbidden(let detail)) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(detail.contains("'alice'") == (repository == "private"))
    }
  }

  @Test(
    "that is not HTTP is an error of the protocol",
    arguments: [
      "hello\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nX: \(String(repeating: "x", count: 70_000))\r\n\r\n",
      "HTTP/1.1 200 OK\r\n"
        + String(repeating: "X: \(String(repeating: "x", count: 1_000))\r\n", count: 70),
    ])
  func garbage(text: String) async throws {
    let server = try FakeServer { _ in .raw(text) }
    let outcome = await (try source(server.url)).answer(IntegrationTests.request()).outcome
    guard case .failed(.protocolError(let detail)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!detail.isEmpty)
  }

  @Test("is read to the limit and not a byte more")
  func tooLarge() async throws {
    let server = try FakeServer { _ in .answer(status: 200, body: "12345") }
    let source = try source(server.url)
    #expect(await source.answer(IntegrationTests.request(limit: 5)).bytes == Array("12345".utf8))
    #expect(await source.answer(IntegrationTests.request(limit: 4)).outcome == .tooLarge(size: 5))
  }

  @Test("without end is left at the limit", arguments: ["200 OK", "500 Sorry", "401 No"])
  func flood(status: String) async throws {
    let server = try FakeServer { _ in .flood("HTTP/1.1 \(status)\r\n\r\n") }
    let outcome = await (try source(server.url)).answer(IntegrationTests.request()).outcome
    switch outcome {
    case .tooLarge(size: nil): #expect(status == "200 OK")
    case .failed(.status(500)): #expect(status == "500 Sorry")
    case .failed(.unauthorized): #expect(status == "401 No")
    default: Issue.record("\(outcome)")
    }
    await server.waitForDeparture()
  }
}

@Suite("A server that does not answer")
struct NoAnswerTests {
  @Test("because nothing listens is a refused connection")
  func refused() async throws {
    let port = try FakeServer { _ in .answer(status: 200) }.port
    let outcome = await (try source("http://127.0.0.1:\(port)")).answer(request()).outcome
    #expect(outcome == .failed(.connectionRefused(detail: "Connection refused")))
  }

  @Test("because its name has no address is named")
  func unknownName() async throws {
    let outcome = await (try source("http://notary.invalid")).answer(request()).outcome
    #expect(outcome == .failed(.nameNotResolved(host: "notary.invalid")))
  }

  /// A server that stops somewhere, the limit that it then meets, and what is said of that. The
  /// limits leave a busy machine time to come as far as the place.
  @Test(
    "in time is told by where it stopped and by the limit that it met",
    arguments: [
      ("http", "", TransferOptions(totalTimeout: 2), "waiting"),
      ("http", half, TransferOptions(totalTimeout: 2), "reading"),
      ("http", half, TransferOptions(totalTimeout: 600, stallTimeout: 2), "reading"),
      ("https", "", TransferOptions(connectTimeout: 2, totalTimeout: 600), "connecting"),
    ])
  func timeouts(
    scheme: String, said: String, options: TransferOptions, phase: String
  ) async throws {
    let server = try FakeServer { _ in .stall(said) }
    let source = try source("\(scheme)://127.0.0.1:\(server.port)", options)
    let expected = TrustFailure.timedOut(phase: phase, seconds: 2)
    #expect(await source.answer(request()).outcome == .failed(expected))
  }

  private static let half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12"

  @Test("is left at once when the task is cancelled, and its connection closed")
  func cancellation() async throws {
    let server = try FakeServer { _ in .stall("HTTP/1.1 200 OK\r\n\r\n12") }
    let source = try source(server.url, TransferOptions(totalTimeout: 600, stallTimeout: 600))
    let task = Task { await source.answer(request()).outcome }
    await server.waitForRequest()
    task.cancel()
    #expect(await task.value == .failed(.cancelled))
    await server.waitForDeparture()
  }

  @Test("is not even asked by a cancelled task")
  func cancelledBefore() async throws {
    let server = try FakeServer { _ in .answer(status: 200) }
    let source = try source(server.url)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await source.answer(request()).outcome
    }
    #expect(await task.value == .failed(.cancelled))
    #expect(server.requests.isEmpty)
  }

  @Test("does not keep others waiting, however many are asked")
  func parallel() async throws {
    let stalled = try FakeServer { _ in .stall("") }
    let good = try FakeServer { _ in .answer(status: 200, body: "{}") }
    // Patient enough that none of the stalled ones gives up, and lets another begin, on a busy machine.
    let patient = TransferOptions(connectTimeout: 600, totalTimeout: 600, stallTimeout: 600)
    let (slow, quick) = (try source(stalled.url, patient), try source(good.url, patient))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<40 { group.addTask { _ = await slow.answer(request()) } }
      await withTaskGroup { answers in
        for _ in 0..<100 { answers.addTask { await quick.answer(request()).bytes } }
        for await bytes in answers { #expect(bytes == Array("{}".utf8)) }
      }
      // Before anything is cancelled, which lets those that waited for their turn begin.
      #expect(stalled.requests.count <= 32)
      group.cancelAll()
    }
    #expect(good.requests.count == 100)
  }
}
