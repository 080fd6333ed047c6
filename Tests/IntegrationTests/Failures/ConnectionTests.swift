import NotaryCore
import TestSupport
import Testing

private let image = "docker.io/acme/web:v1"

/// A server that has a sound repository.
private func serving(
  _ certificates: ServerCertificates? = nil, on address: FakeServer.Address = .v4
) throws -> FakeServer {
  let files = TestRepository("docker.io/acme/web").files()
  return try FakeServer(certificates: certificates, on: address) { request in
    let name = request.target.split(separator: "/").last ?? ""
    let role = name.split(separator: ".").first.map(String.init) ?? ""
    guard let bytes = files["\(role).json"] else { return .answer(status: 404) }
    return .answer(status: 200, body: String(decoding: bytes, as: UTF8.self))
  }
}

private func inspect(
  _ url: String, _ options: [String] = [], environment: [String: String] = [:]
) async throws -> Inspection {
  try await Inspection.run(
    ["inspect", image, "-s", url, "-o", "json", "--at", TestRepository.now.rfc3339] + options,
    environment: environment)
}

@Suite("The way to a server")
struct ConnectionTests {
  @Test("is IPv6 where the address is")
  func ipv6() async throws {
    let server = try serving(on: .v6)
    #expect(server.url.hasPrefix("http://[::1]:"))
    #expect(try await inspect(server.url).verdict() == "unpinned")
    let certificates = try ServerCertificates(for: "IP:::1")
    let secure = try serving(certificates, on: .v6)
    let inspection = try await inspect(secure.url, ["--cacert", certificates.authorityPath])
    #expect(try inspection.verdict() == "unpinned")
  }

  @Test("is another address with --connect-to, while the name for TLS and for the server stays")
  func connectTo() async throws {
    let certificates = try ServerCertificates(for: "DNS:notary.acme.svc")
    let server = try serving(certificates)
    let options = [
      "--cacert", certificates.authorityPath, "--connect-to",
      "notary.acme.svc:4443:127.0.0.1:\(server.port)",
    ]
    let inspection = try await inspect("https://notary.acme.svc:4443", options)
    #expect(try inspection.verdict() == "unpinned")
    #expect(try inspection.json()["source"]?["connectTo"]?.string == server.host)
    #expect(server.requests.allSatisfy { $0.headers["host"] == "notary.acme.svc:4443" })
    let text = try await Inspection.run(
      ["inspect", image, "-s", "https://notary.acme.svc:4443"] + options)
    #expect(text.outcome.output.contains("https://notary.acme.svc:4443 by \(server.host)"))
    // Another port is not meant.
    let other = try await inspect("https://notary.acme.svc:4444", options)
    #expect(try other.verdict() == "unavailable")
  }

  @Test(
    "is wrong usage where --connect-to is not four parts",
    arguments: [["--connect-to", "a:1:b"], ["--connect-to", "a:1:b:x"], ["--connect-to", ""]])
  func usage(options: [String]) async throws {
    let inspection = try await inspect("https://x.invalid", options)
    #expect(inspection.status == 2)
    #expect(inspection.outcome.errors.contains("--connect-to"))
  }

  @Test("is the proxy of the environment, which gets the credentials that nobody else sees")
  func proxy() async throws {
    let certificates = try ServerCertificates(for: "DNS:notary.acme.test")
    let server = try serving(certificates)
    let port = server.port
    let proxy = try FakeServer { _ in .tunnel(to: port) }
    let inspection = try await inspect(
      "https://notary.acme.test", ["--cacert", certificates.authorityPath],
      environment: ["https_proxy": "http://alice:s3cret@\(proxy.host)"])
    #expect(try inspection.verdict() == "unpinned")
    #expect(try inspection.json()["source"]?["proxy"]?.string == "http://***@\(proxy.host)")
    #expect(!(inspection.outcome.output + inspection.outcome.errors).contains("s3cret"))
    let basic = "Basic " + Base64.encode(Array("alice:s3cret".utf8))
    #expect(!proxy.requests.isEmpty)
    #expect(
      proxy.requests.allSatisfy {
        $0.method == "CONNECT" && $0.target == "notary.acme.test:443"
          && $0.headers["proxy-authorization"] == basic
      })
    #expect(server.requests.allSatisfy { $0.headers["proxy-authorization"] == nil })
  }

  @Test("is no proxy for this machine and for what no_proxy names")
  func noProxy() async throws {
    let server = try serving()
    let environment = ["http_proxy": "http://127.0.0.1:1", "all_proxy": "http://127.0.0.1:1"]
    #expect(try await inspect(server.url, environment: environment).verdict() == "unpinned")
    let direct = try await inspect(
      "http://notary.invalid", environment: environment.merging(["no_proxy": ".invalid"]) { $1 })
    #expect(direct.outcome.output.contains("the name notary.invalid has no address"))
  }

  @Test("tells the whole chain of a certificate that is not trusted")
  func chain() async throws {
    let certificates = try ServerCertificates(for: "DNS:notary.acme.io,IP:10.0.0.1", .withAuthority)
    let server = try serving(certificates)
    let failure = try #require(
      try await inspect(server.url).role("root")["problems"]?.elements.first?["failure"])
    #expect(failure["host"]?.string == "127.0.0.1")
    #expect(failure["authorities"]?.string == "system")
    let chain = failure["chain"]?.elements ?? []
    #expect(chain.map { $0["subject"]?.string } == ["CN=server", "CN=Test CA"])
    #expect(chain.map { $0["issuer"]?.string } == ["CN=Test CA", "CN=Test CA"])
    #expect(
      chain.first?["names"]?.elements.map(\.string) == ["notary.acme.io", "10.0.0.1"])
    #expect(chain.allSatisfy { $0["sha256"]?.string?.count == 64 })
    let text = try await Inspection.run(["inspect", image, "-s", server.url])
    for fact in [
      "certificate: subject 'CN=server', for notary.acme.io and 10.0.0.1",
      "certificate 2: subject 'CN=Test CA'", "issuer 'CN=Test CA'", "sha256 ",
      "seen from this machine",
    ] {
      #expect(text.outcome.output.contains(fact), "\(fact)")
    }
  }
}

@Suite("The authorities that a server is judged by")
struct AuthorityTests {
  @Test("are the given ones alone, though the system trusts another")
  func replaced() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let other = try ServerCertificates(for: "IP:127.0.0.1")
    let server = try serving(certificates)
    let system = ["SSL_CERT_FILE": certificates.authorityPath]
    #expect(try await inspect(server.url, environment: system).verdict() == "unpinned")
    let given = try await inspect(
      server.url, ["--cacert", other.authorityPath], environment: system)
    #expect(try given.verdict() == "unavailable")
    #expect(given.outcome.output.contains(#""code": "certificate-unknown""#))
  }

  @Test("may be the server's own certificate, signed by itself and given")
  func selfSigned() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1", .selfSigned)
    let server = try serving(certificates)
    let given = try await inspect(server.url, ["--cacert", certificates.certificatePath])
    #expect(try given.verdict() == "unpinned")
    let explained = try await Explained.run(
      host: server.host, certificate: try certificates.authority(), environment: [:])
    #expect(!explained.outcome.output.contains(#""verdict": "unknown""#))
    #expect(try await inspect(server.url).verdict() == "unavailable")
  }

  @Test("are a validator's cert alone, though the system trusts another")
  func validator() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let other = try ServerCertificates(for: "IP:127.0.0.1")
    let server = try serving(certificates)
    let system = ["SSL_CERT_FILE": certificates.authorityPath]
    for (certificate, isReached) in [
      (nil, true), (try certificates.authority(), true), (try other.authority(), false),
    ] {
      let explained = try await Explained.run(
        host: server.host, certificate: certificate, environment: system)
      let output = explained.outcome.output
      #expect(output.contains(#""verdict": "unknown""#) != isReached, "\(output)")
      #expect(
        output.contains("is not among the certificates of the validator's cert") != isReached)
    }
  }
}

@Suite("--insecure")
struct InsecureTests {
  @Test("never calls anything verified, also where a pin matches, and says so loudly")
  func inspected() async throws {
    let server = try serving(try ServerCertificates(for: "DNS:elsewhere.test", .selfSigned))
    let keys = try await Inspection.run(
      ["root-key", "-i", image, "-s", server.url, "--insecure", "-o", "pem"])
    #expect(keys.outcome.errors.contains("--insecure: certificates are not checked"))
    let folder = try TemporaryFolder()
    try folder.write(keys.outcome.output, to: "root.pem")
    let pinned = ["--pin", "\(folder.path)/root.pem"]
    let inspection = try await inspect(server.url, ["--insecure"] + pinned)
    #expect(inspection.status == 0)
    #expect(try inspection.verdict() == "unpinned")
    #expect(try inspection.json()["source"]?["insecure"]?.kind == .boolean)
    #expect(inspection.outcome.errors.contains("warning: --insecure"))
    let text = try await Inspection.run(
      ["inspect", image, "-s", server.url, "--insecure", "--at", TestRepository.now.rfc3339]
        + pinned)
    #expect(text.outcome.output.hasPrefix("INSECURE: "))
    #expect(text.outcome.output.contains("UNPINNED"))
    let reason = "was not checked (--insecure); all else holds under a pinned root key"
    #expect(text.outcome.output.contains(reason))
    #expect(!text.outcome.output.contains("VERIFIED"))
    // Without it, the same server is not even read.
    #expect(try await inspect(server.url, pinned).verdict() == "unavailable")
  }

  @Test("leaves a plain server as it is, which never proves who it is")
  func plain() async throws {
    let server = try serving()
    let inspection = try await inspect(server.url, ["--insecure"])
    #expect(try inspection.json()["source"]?["insecure"]?.kind == .boolean)
    #expect(!inspection.outcome.output.contains(#""insecure": true"#))
  }

  @Test("decides nothing, and shows the steps all the same")
  func explained() async throws {
    let server = try serving(try ServerCertificates(for: "IP:127.0.0.1"))
    let json = try await Explained.run(host: server.host, options: ["--insecure"])
    #expect(json.status == 3)
    let decisions = try json.json()["decisions"]?.elements ?? []
    #expect(decisions.map { $0["verdict"]?.string } == ["unknown", "unknown"])
    for decision in decisions {
      #expect(decision["digest"]?.kind == .null)
      #expect(decision["causes"]?.elements.first?["code"]?.string == "certificate-not-checked")
      let steps = decision["steps"]?.elements.map { $0["step"]?.string } ?? []
      #expect(steps.contains("targets"))
      #expect(decision["source"]?["insecure"]?.kind == .boolean)
    }
    let text = try await Explained.run(host: server.host, options: ["--insecure"], output: "text")
    #expect(text.outcome.output.hasPrefix("INSECURE: "))
    #expect(!text.outcome.output.contains("ADMITTED"))
  }

  @Test("sends no credentials, neither to the server nor to its token service")
  func credentials() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1")
    let tokens = try FakeServer(certificates: certificates) { _ in .answer(status: 200, body: "{}")
    }
    let realm = tokens.url
    for challenge in ["Basic realm=x", "Bearer realm=\"\(realm)/token\""] {
      let server = try FakeServer(certificates: certificates) { _ in
        .answer(status: 401, headers: [("WWW-Authenticate", challenge)])
      }
      let inspection = try await Inspection.run(
        [
          "inspect", image, "-s", server.url, "--insecure", "--user", "alice", "--password-stdin",
        ], input: "s3cret\n")
      #expect(inspection.status == 3)
      #expect(inspection.outcome.output.contains("whose certificate is not checked"))
      #expect(!server.requests.isEmpty)
      for request in server.requests + tokens.requests {
        #expect(request.headers["authorization"] == nil)
      }
    }
  }

  @Test("sends them with --insecure-auth beside it")
  func insecureAuth() async throws {
    let server = try FakeServer(certificates: try ServerCertificates(for: "IP:127.0.0.1")) { _ in
      .answer(status: 401, headers: [("WWW-Authenticate", "Basic realm=x")])
    }
    let inspection = try await Inspection.run(
      [
        "inspect", image, "-s", server.url, "--insecure", "--insecure-auth", "--user", "alice",
        "--password-stdin",
      ], input: "s3cret\n")
    #expect(inspection.status == 3)
    #expect(server.requests.contains { $0.headers["authorization"] != nil })
  }

  @Test("goes with no --cacert, which it would not look at")
  func usage() async throws {
    let inspection = try await inspect(
      "https://x.invalid", ["--insecure", "--cacert", "/dev/null"])
    #expect(inspection.status == 2)
  }
}

@Suite("A server that asks to slow down")
struct SlowDownTests {
  @Test("is not asked again before the time that it names")
  func pause() async throws {
    let server = try FakeServer { _ in .answer(status: 429, headers: [("Retry-After", "3600")]) }
    let source = try NotaryServerSource(NotaryServerURL(server.url))
    let gun = GUN("docker.io/acme/web")
    for role in [RoleName.root, .timestamp, .snapshot] {
      let answer = await source.answer(TrustRequest(gun: gun, role: role))
      #expect(answer.outcome == .failed(.tooManyRequests(retryAfter: 3_600)))
    }
    #expect(server.requests.count == 1)
  }

  @Test(
    "names seconds or a date, and nothing else",
    arguments: [
      ("30", 30), ("0", nil), ("-1", nil), ("1e3", nil), ("", nil), ("soon", nil),
      ("99999999999999999999", 86_400), ("Sat, 01 Jan 2000 00:00:00 GMT", nil),
      ("Fri, 01 Jan 2100 00:00:00 GMT", 86_400),
    ] as [(String, Int?)])
  func seconds(header: String, expected: Int?) async throws {
    let server = try FakeServer { _ in
      .answer(status: 429, headers: [("Retry-After", header)])
    }
    let source = try NotaryServerSource(NotaryServerURL(server.url))
    let answer = await source.answer(TrustRequest(gun: GUN("acme/web"), role: .root))
    #expect(answer.outcome == .failed(.tooManyRequests(retryAfter: expected)))
  }
}

/// What `explain` says of the image under a validator of this host.
private enum Explained {
  static func run(
    host: String, certificate: String? = nil, environment: [String: String] = [:],
    options: [String] = [], output: String = "json"
  ) async throws -> Inspection {
    let certificate = certificate.map { pem in
      "    cert: |\n" + pem.split(separator: "\n").map { "      \($0)\n" }.joined()
    }
    let values = """
      application:
        validators:
        - name: default
          type: notaryv1
          host: \(host)
      \(certificate ?? "")    trustRoots:
          - name: default
            key: |
              -----BEGIN PUBLIC KEY-----
              MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAECMIvnePIkTOEQWOGLkH/5RuwEMAZ
              KplcgUd6IKTl+Z9+a/PyGCSO7/1YvkG/0j6ja6+EGA9/OiGsW/AsEcOpng==
              -----END PUBLIC KEY-----
        policy:
        - pattern: "*:*"
      """
    return try await Inspection.run(
      [
        "explain", image, "--values", "-", "-o", output, "--at", TestRepository.now.rfc3339,
      ] + options, environment: environment, input: values)
  }
}
