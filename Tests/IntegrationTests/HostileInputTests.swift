import Foundation
import NotaryCore
import TestSupport
import Testing

private let image = "docker.io/acme/web:v1"
/// Clears the screen, colours, rings, reorders, breaks lines, and ends a string early.
private let evil = "\u{1B}[2J\u{9B}31m\u{7}\u{202E}\u{2066}\r\n\u{0}\u{2028}"
private let escaped = evil.unicodeScalars.map { scalar in
  let digits = String(scalar.value, radix: 16)
  return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}.joined()

/// The same body for every document.
private func serving(_ body: String) throws -> FakeServer {
  try FakeServer { _ in .answer(status: 200, body: body) }
}

@Suite("Input by strangers")
struct HostileInputTests {
  @Test("never sends what controls a terminal, wherever it stands in a document")
  func controls() async throws {
    let role = #"{"keyids": ["\#(escaped)"], "threshold": 1}"#
    let document = """
      {"signed": {"_type": "\(escaped)", "version": 1, "expires": "\(escaped)",
        "keys": {"\(escaped)": {"keytype": "\(escaped)", "keyval": {"public": "\(escaped)"}}},
        "roles": {"root": \(role), "snapshot": \(role), "targets": \(role), "timestamp": \(role)},
        "meta": {"\(escaped)": {"hashes": {"\(escaped)": "AAAA"}, "length": 5},
          "targets/a": {"hashes": {"sha256": "AAAA"}, "length": 5}},
        "targets": {"\(escaped)": {"hashes": {}, "length": 5}},
        "delegations": {"keys": {}, "roles": [
          {"name": "targets/\(escaped)", "keyids": ["\(escaped)"], "threshold": 1,
           "paths": ["\(escaped)"]},
          {"name": "targets/a", "keyids": ["\(escaped)"], "threshold": 1, "paths": ["\(escaped)"]}
        ]}, "\(escaped)": 1, "\(escaped)": 2},
       "signatures": [{"keyid": "\(escaped)", "method": "\(escaped)", "sig": "\(escaped)"}]}
      """
    let server = try serving(document)
    let text = try await Inspection.run(["inspect", image, "-s", server.url])
    #expect(text.status == 1)
    #expect(text.isHarmless)
    #expect(text.outcome.output.contains("^[[2J"))
    let json = try await Inspection.run(["inspect", image, "-s", server.url, "-o", "json"])
    #expect(json.status == 1)
    let controls = json.outcome.outputBytes.filter { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }
    #expect(controls.isEmpty)
    let method = try json.role("root")["signatures"]?.elements.first?["method"]?.string
    #expect(method == evil.lowercased())
    let keys = try await Inspection.run(["root-key", "-i", image, "-s", server.url])
    #expect(keys.status == 1)
    #expect(keys.isHarmless)
  }

  @Test(
    "never sends what controls a terminal, wherever it stands in an answer's head",
    arguments: [
      "401 No\r\nWWW-Authenticate: Basic realm=\"\u{1B}[31m\u{202E}\u{7}\"",
      "401 No\r\nWWW-Authenticate: Bearer realm=\"http://\u{1B}[31m/\",service=\"\u{9B}\"",
      "401 No\r\nWWW-Authenticate: \u{1B}[31m\u{202E}",
      "302 Go\r\nLocation: http://127.0.0.1:1/\u{1B}[31m\u{202E}",
      "302 Go\r\nLocation: ftp://\u{1B}[31m\u{9B}/", "500 \u{1B}[31m\u{202E}", "200 \u{1B}[31m",
    ])
  func heads(head: String) async throws {
    let server = try FakeServer { _ in .raw("HTTP/1.1 \(head)\r\nContent-Length: 0\r\n\r\n") }
    let inspection = try await Inspection.run(["inspect", image, "-s", server.url])
    #expect(inspection.status == (head.hasPrefix("200") ? 1 : 3))
    #expect(inspection.isHarmless, "\(inspection.outcome.output.debugDescription)")
  }

  @Test("never sends back what controls a terminal from the command line")
  func arguments() async throws {
    let odd = "\u{1B}[31m\u{202E}"
    for arguments in [
      ["inspect", odd], ["inspect", "a/b", "--at", odd], ["inspect", "a/b", "--timeout", odd],
      ["inspect", "a/b", "--\(odd)"], ["inspect", "a/b", "-s", odd], ["inspect", "a/b", "-o", odd],
      ["inspect", "a/b", "--pin", odd], ["inspect", "a/b", "--cacert", odd],
      ["inspect", "a/b", "--trust-dir", odd], ["inspect", "a/b", odd], ["root-key", "-i", odd],
      [odd, odd],
    ] {
      let inspection = try await Inspection.run(arguments)
      #expect(inspection.status == 2, "\(arguments)")
      #expect(inspection.isHarmless, "\(arguments)")
    }
  }

  @Test("that has no end, or no bottom, is left at a limit")
  func limits() async throws {
    let levels = 200_001
    let replies: [FakeServer.Reply] = [
      .answer(status: 200, body: String(repeating: "[", count: levels)),
      .answer(
        status: 200,
        body: String(repeating: #"{"a":"#, count: levels) + String(repeating: "}", count: levels)),
      .answer(
        status: 200, body: "[" + String(repeating: "0,", count: 2_500_000) + "0]"),
      .flood("HTTP/1.1 200 OK\r\n\r\n"),
    ]
    for reply in replies {
      let server = try FakeServer { request in
        request.target.contains("timestamp") ? reply : .answer(status: 404)
      }
      let inspection = try await Inspection.run(
        ["inspect", image, "-s", server.url, "-o", "json"])
      #expect(inspection.status == 1)
      let problems = try inspection.problems("timestamp")
      #expect(problems.contains("invalid-json") || problems.contains("too-large"))
    }
  }

  /// Searching lists for each of them would take minutes, and the deadline of a command is one.
  @Test("may list thousands of keys and as many signatures")
  func manyKeys() async throws {
    let names = (0..<8_000).map { "k\($0)" }
    let keys = names.map { #""\#($0)": {"keytype": "ecdsa", "keyval": {"public": "AAAA"}}"# }
    let listed = names.map { "\"\($0)\"" }.joined(separator: ",")
    let signatures = names.map { #"{"keyid": "\#($0)", "method": "ecdsa", "sig": "AAAA"}"# }
    let role = #"{"keyids": [\#(listed)], "threshold": 1}"#
    let root = """
      {"signed": {"_type": "Root", "version": 1, "expires": "2036-01-01T00:00:00Z",
        "keys": {\(keys.joined(separator: ","))}, "roles": {"root": \(role)}},
       "signatures": [\(signatures.joined(separator: ","))]}
      """
    let server = try serving(root)
    let inspection = try await Inspection.run(["inspect", image, "-s", server.url, "-o", "json"])
    #expect(inspection.status == 1)
    #expect(try inspection.role("root")["keys"]?.elements.count == names.count)
  }

  @Test("in a trust folder may be no file, no end, or nothing at all")
  func folder() async throws {
    let folder = try TemporaryFolder()
    let gun = "docker.io/acme/web"
    try folder.write("", to: "\(gun)/huge.json")
    let path = "\(folder.path)/\(gun)"
    #expect(truncate("\(path)/huge.json", 1 << 40) == 0)
    #expect(mkfifo("\(path)/fifo.json", 0o600) == 0)
    let codes = [
      "fifo.json": "unavailable", "/dev/zero": "unavailable", "/": "unavailable",
      "root.json": "unavailable", "huge.json": "too-large", "nothing.json": "missing",
    ]
    for (target, code) in codes {
      unlink("\(path)/root.json")
      #expect(symlink(target, "\(path)/root.json") == 0)
      let inspection = try await Inspection.run(
        ["inspect", image, "--trust-dir", folder.path, "-o", "json"])
      #expect(inspection.status == 1, "\(target)")
      #expect(try inspection.problems("root").first == code, "\(target)")
    }
  }
}
