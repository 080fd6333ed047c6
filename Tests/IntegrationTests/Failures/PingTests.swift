import NotaryCore
import TestSupport
import Testing

@Suite("ping")
struct PingTests {
  private func ping(
    _ url: String, _ options: [String] = [], output: String = "text"
  ) async throws -> Inspection {
    try await Inspection.run(["ping", "-s", url, "-o", output] + options)
  }

  @Test("shows how a real server is reached, its certificate, and that it is well")
  func real() async throws {
    let certificates = try ServerCertificates(for: "DNS:notary.acme.svc")
    let server = try NotaryServer(certificates: certificates)
    let port = server.url.split(separator: ":").last ?? ""
    let options = [
      "--cacert", certificates.authorityPath, "--connect-to",
      "notary.acme.svc:4443:127.0.0.1:\(port)",
    ]
    let text = try await ping("https://notary.acme.svc:4443", options)
    #expect(text.status == 0)
    for fact in [
      "https://notary.acme.svc:4443 by 127.0.0.1:\(port)", "by the certificates of --cacert",
      "subject 'CN=server', for notary.acme.svc", "issuer 'CN=Test CA'", "/v2/     200",
      "TLSv1.3, TLS_", "the server calls itself well", "no Connaisseur asks for its health",
    ] {
      #expect(text.outcome.output.contains(fact), "\(fact)")
    }
    let json = try await ping("https://notary.acme.svc:4443", options, output: "json").json()
    #expect(json["schema"]?.string == "tastevin/ping/v1")
    #expect(json["health"]?["httpStatus"]?.integer == 200)
    #expect(json["tls"]?["chain"]?.elements.count == 1)
    #expect(json["tls"]?["version"]?.string == "TLSv1.3")
    #expect(json["tls"]?["cipher"]?.string?.hasPrefix("TLS_") == true)
  }

  @Test("says why a certificate would not be trusted that is not checked")
  func unchecked() async throws {
    let certificates = try ServerCertificates(for: "IP:127.0.0.1", .selfSigned)
    let server = try FakeServer(certificates: certificates) { _ in .answer(status: 200) }
    let text = try await ping(server.url, ["--insecure"])
    #expect(text.status == 0)
    #expect(text.outcome.output.hasPrefix("INSECURE: "))
    #expect(text.outcome.output.contains("not checked; the server's certificate is self-signed"))
    #expect(try await ping(server.url).status == 3)
  }

  @Test("calls a server bad that calls itself not well, and one without a health check good")
  func health() async throws {
    let ill = try FakeServer { request in
      request.target == "/_notary_server/health"
        ? .answer(status: 500, body: "{\"DB operational\": \"gone\"}") : .answer(status: 401)
    }
    let said = try await ping(ill.url)
    #expect(said.status == 1)
    #expect(said.outcome.output.contains("not well: 500 Internal Server Error"))
    #expect(said.outcome.output.contains("DB operational"))
    #expect(said.outcome.output.contains("401 Unauthorized"))
    let azure = try FakeServer { request in
      request.target == "/v2/" ? .answer(status: 200) : .answer(status: 404)
    }
    let without = try await ping(azure.url)
    #expect(without.status == 0)
    #expect(without.outcome.output.contains("it has no health check (404)"))
  }

  @Test("a failing server's own word on its health stands beside the failure")
  func failing() async throws {
    let server = try FakeServer { request in
      request.target == "/_notary_server/health"
        ? .answer(status: 500, body: "{\"DB operational\": \"gone\"}") : .answer(status: 502)
    }
    let text = try await Inspection.run(["inspect", "acme/web", "-s", server.url])
    #expect(text.status == 3)
    #expect(text.outcome.output.contains("not well: 500 Internal Server Error"))
    let json = try await Inspection.run(["inspect", "acme/web", "-s", server.url, "-o", "json"])
    #expect(try json.json()["health"]?["httpStatus"]?.integer == 500)
  }

  @Test(
    "asks a server, so it needs one",
    arguments: [["ping"], ["ping", "acme/web", "--trust-dir", "/"], ["ping", "A"]])
  func usage(arguments: [String]) async throws {
    #expect(try await Inspection.run(arguments).status == 2)
  }
}
