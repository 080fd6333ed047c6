import Foundation
import NotaryCore
import TestSupport
import Testing

private let gun = GUN("docker.io/acme/web")
private let alice = ["TASTEVIN_USER": "alice", "TASTEVIN_PASSWORD": "hunter2-s3cret"]

/// The rows of `docs/sign-in.md`: what is shown, by the row's name.
private enum SignInDocument {
  static func rows() throws -> [String: String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("docs/sign-in.md"), encoding: .utf8)
    var rows: [String: String] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if cells.count == 4 { rows[cells[0].replacing("`", with: "")] = cells[2] }
    }
    return rows
  }
}

/// Situations by the names of the rows: each gives what `inspect` says.
private enum SignInFailure {
  typealias Situation = @Sendable () async throws -> Inspection

  static let all: [String: Situation] = [
    "password-needed": { try await refused(#"Basic realm="the cellar""#, as: [:]) },
    "password-wrong": { try await refused("Basic realm=x") },
    "password-wrong-for-token": { try await asking(.answer(status: 401)) },
    "token-service-fails": { try await asking(.answer(status: 500)) },
    "token-service-rubbish": { try await asking(.answer(status: 200, body: "<html>")) },
    "realm-unreachable": {
      try await refused(#"Bearer realm="http://127.0.0.1:1/token",service="s""#)
    },
    "realm-plain": {
      try await refused(#"Bearer realm="http://tokens.invalid/token",service="s""#)
    },
    "token-expired": {
      try await token { try $0.token(service: "notary.test", gun: gun, seconds: -3_600) }
    },
    "token-for-another": { try await token { try $0.token(service: "other.test", gun: gun) } },
    "scope-refused": {
      try await token { try $0.token(service: "notary.test", gun: gun, actions: []) }
    },
    "token-not-trusted": {
      try await token { _ in try TokenIssuer().token(service: "notary.test", gun: gun) }
    },
    "repository-hidden": {
      try await token(for: "docker.io/acme/other") {
        try $0.token(service: "notary.test", gun: GUN("docker.io/acme/other"), actions: [])
      }
    },
    "repository-missing": {
      try await token(for: "docker.io/acme/other") {
        try $0.token(service: "notary.test", gun: GUN("docker.io/acme/other"))
      }
    },
    "scheme-unknown": { try await refused("Digest realm=x") },
    "helper-missing": { try await helped(nil) },
    "helper-fails": { try await helped("echo the keychain is locked; exit 1") },
  ]

  /// A server that refuses everybody with a challenge.
  private static func refused(
    _ challenge: String, as environment: [String: String] = alice
  ) async throws -> Inspection {
    let server = try FakeServer { _ in
      .answer(status: 401, headers: [("WWW-Authenticate", challenge)])
    }
    return try await Inspection.run(
      ["inspect", gun.rawValue, "-s", server.url], environment: environment)
  }

  /// A server whose token service answers so.
  private static func asking(_ reply: FakeServer.Reply) async throws -> Inspection {
    let tokens = try FakeServer { _ in reply }
    return try await refused(#"Bearer realm="\#(tokens.url)/token",service="s""#)
  }

  /// A real server whose token service gives such a token.
  private static func token(
    for image: String = gun.rawValue, _ token: (TokenIssuer) throws -> String
  ) async throws -> Inspection {
    let guarded = try GuardedServer()
    guarded.answers(token: try token(guarded.issuer))
    return try await Inspection.run(
      ["inspect", image, "-s", guarded.server.url], environment: alice)
  }

  private static func helped(_ script: String?) async throws -> Inspection {
    let scripts = try HelperScripts(config: #"{"credsStore": "test"}"#)
    if let script { try scripts.add("docker-credential-test", script) }
    let server = try FakeServer { _ in
      .answer(status: 401, headers: [("WWW-Authenticate", "Basic realm=x")])
    }
    return try await Inspection.run(
      ["inspect", gun.rawValue, "-s", server.url, "--docker-config", scripts.dockerFolder],
      environment: scripts.environment)
  }
}

@Suite("docs/sign-in.md")
struct SignInFailureTests {
  @Test("has a row for each situation that is re-enacted, and no other")
  func rows() throws {
    #expect(Set(try SignInDocument.rows().keys) == Set(SignInFailure.all.keys))
  }

  @Test("tells what is shown", arguments: SignInFailure.all.keys.sorted())
  func shown(name: String) async throws {
    let situation = try #require(SignInFailure.all[name])
    let words = try #require(try SignInDocument.rows()[name])
    let inspection = try await situation()
    #expect(inspection.status == (name == "repository-missing" ? 1 : 3))
    #expect(inspection.isHarmless)
    var rest = inspection.outcome.output[...]
    for part in words.split(separator: "…").map({ $0.trimmingCharacters(in: .whitespaces) }) {
      let range = try #require(rest.firstRange(of: part), "\(part) is not in \(rest)")
      rest = rest[range.upperBound...]
    }
  }
}
