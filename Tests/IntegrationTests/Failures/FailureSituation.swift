import NotaryCore
import TestSupport
import Testing

/// One row of `docs/failures.md`, re-enacted.
struct FailureSituation: Sendable, CustomTestStringConvertible {
  /// What the program is run with.
  struct Scene: Sendable {
    /// For `--server`.
    let server: String
    var options: [String] = []
    var environment: [String: String] = [:]
    var input = ""
    /// What must live as long as the program runs.
    var keeping: [any Sendable] = []
  }

  /// The row's name.
  let row: String
  let arrange: @Sendable () throws -> Scene

  init(_ row: String, _ arrange: @escaping @Sendable () throws -> Scene) {
    self.row = row
    self.arrange = arrange
  }

  var testDescription: String { row }

  static var all: [FailureSituation] { network + proxies + certificates + answers }

  /// The image that is asked for.
  static let image = "docker.io/acme/web:v1"
}

// MARK: The way there

extension FailureSituation {
  private static let network = [
    FailureSituation("dns-failure") { Scene(server: "https://notary.invalid") },
    FailureSituation("refused") { Scene(server: "https://127.0.0.1:1") },
    FailureSituation("refused-in-cluster") { Scene(server: "https://notary.acme.svc:4443") },
    plain("stalled", .stall(""), ["--timeout", "1"]),
    plain(
      "stalled-within", .stall("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12"),
      ["--timeout", "1"]),
    plain("closed", .raw("")),
    plain("reset", .reset("")),
    plain("truncated", .raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")),
    plain("not-http", .raw("SSH-2.0-OpenSSH_9.2\r\n")),
  ]

  private static let proxies = [
    FailureSituation("proxy-refused") {
      Scene(
        server: "https://notary.acme.test", environment: ["https_proxy": "http://127.0.0.1:1"])
    },
    FailureSituation("proxy-unknown") {
      Scene(
        server: "https://notary.acme.test",
        environment: ["HTTPS_PROXY": "http://user:s3cret@proxy.invalid:3128"])
    },
    proxy("proxy-credentials", "http_proxy", "http://notary.acme.test", status: 407),
    proxy("proxy-forbids", "all_proxy", "https://notary.acme.test", status: 403),
  ]

  /// A plain server that answers everything alike.
  private static func plain(
    _ row: String, _ reply: FakeServer.Reply, _ options: [String] = []
  ) -> FailureSituation {
    FailureSituation(row) {
      let server = try FakeServer { _ in reply }
      return Scene(server: server.url, options: options, keeping: [server])
    }
  }

  private static func proxy(
    _ row: String, _ variable: String, _ server: String, status: Int
  ) -> FailureSituation {
    FailureSituation(row) {
      let proxy = try FakeServer { _ in .answer(status: status) }
      return Scene(server: server, environment: [variable: proxy.url], keeping: [proxy])
    }
  }
}

// MARK: TLS

extension FailureSituation {
  private static let certificates = [
    secure("certificate-unknown"),
    secure("certificate-root-sent", .withAuthority),
    secure("certificate-self-signed", .selfSigned),
    secure("certificate-expired", .expired, isTrusted: true),
    secure("certificate-not-yet-valid", .notYetValid, isTrusted: true),
    secure("certificate-other-name", for: "DNS:notary.test", isTrusted: true),
    FailureSituation("certificate-other-authority") {
      let other = try ServerCertificates(for: "IP:127.0.0.1")
      let server = try FakeServer(certificates: try ServerCertificates(for: "IP:127.0.0.1")) { _ in
        .answer(status: 404)
      }
      return Scene(
        server: server.url, options: ["--cacert", other.authorityPath], keeping: [server, other])
    },
    FailureSituation("cacert-without-certificate") {
      let server = try FakeServer(certificates: try ServerCertificates(for: "IP:127.0.0.1")) { _ in
        .answer(status: 404)
      }
      let folder = try TemporaryFolder()
      try folder.write(
        "-----BEGIN CERTIFICATE-----\nrubbish\n-----END CERTIFICATE-----\n", to: "ca.pem")
      return Scene(
        server: server.url, options: ["--cacert", "\(folder.path)/ca.pem"],
        keeping: [server, folder])
    },
    FailureSituation("http-on-tls-port") {
      let server = try NotaryServer(certificates: try ServerCertificates(for: "IP:127.0.0.1"))
      let plain = server.url.replacing("https://", with: "http://")
      return Scene(server: plain, keeping: [server])
    },
    FailureSituation("https-on-plain-port") {
      let server = try NotaryServer()
      let secure = server.url.replacing("http://", with: "https://")
      return Scene(server: secure, keeping: [server])
    },
    FailureSituation("tls-version") {
      let server = try FixedTLSServer(
        certificates: try ServerCertificates(for: "IP:127.0.0.1"), answers: [:],
        options: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
      return Scene(server: server.url, keeping: [server])
    },
  ]

  /// A TLS server with a certificate.
  ///
  /// - Parameter isTrusted: whether its authority is given with `--cacert`.
  private static func secure(
    _ row: String, _ kind: ServerCertificates.Kind = .good, for name: String = "IP:127.0.0.1",
    isTrusted: Bool = false
  ) -> FailureSituation {
    FailureSituation(row) {
      let certificates = try ServerCertificates(for: name, kind)
      let server = try FakeServer(certificates: certificates) { _ in .answer(status: 404) }
      let options = isTrusted ? ["--cacert", certificates.authorityPath] : []
      return Scene(server: server.url, options: options, keeping: [server, certificates])
    }
  }
}

// MARK: Answers

extension FailureSituation {
  private static let answers = [
    plain("too-many-requests", .answer(status: 429, headers: [("Retry-After", "30")])),
    plain("server-error", .answer(status: 503)),
    plain("forbidden", .answer(status: 403)),
    plain("missing", .answer(status: 404)),
    plain("not-json", .answer(status: 200, body: "<html>a login page</html>")),
    FailureSituation("oversized") {
      let server = try FakeServer { request in
        request.target.hasSuffix("/timestamp.json")
          ? .flood("HTTP/1.1 200 OK\r\n\r\n")
          : .answer(status: 200, body: "{}")
      }
      return Scene(server: server.url, keeping: [server])
    },
    FailureSituation("redirect-to-plain") {
      let plain = try FakeServer { _ in .answer(status: 200, body: "{}") }
      let certificates = try ServerCertificates(for: "IP:127.0.0.1")
      let url = plain.url
      let server = try FakeServer(certificates: certificates) { _ in
        .answer(status: 307, headers: [("Location", url)])
      }
      return Scene(
        server: server.url, options: ["--cacert", certificates.authorityPath],
        keeping: [plain, server, certificates])
    },
  ]
}
