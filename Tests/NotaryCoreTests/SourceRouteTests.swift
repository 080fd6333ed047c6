import NotaryCore
import Testing

/// What a source says of the way to its server.
private func route(
  to server: String, _ change: (inout TransferOptions) throws -> Void = { _ in }
) throws -> SourceRoute {
  var options = TransferOptions()
  try change(&options)
  return try NotaryServerSource(NotaryServerURL(server), options: options).location.route
}

@Suite("The address that --connect-to names")
struct ConnectToTests {
  @Test(
    "is used for the host and port that it is for",
    arguments: [
      ("notary.acme.io:443:127.0.0.1:4443", "https://notary.acme.io", "127.0.0.1:4443"),
      ("Notary.ACME.io:443:Localhost:4443", "https://notary.acme.io", "localhost:4443"),
      ("notary.acme.io:443:127.0.0.1:4443", "https://notary.acme.io:444", nil),
      ("notary.acme.io:80:127.0.0.1:4443", "https://notary.acme.io", nil),
      ("acme.io:443:127.0.0.1:4443", "https://notary.acme.io", nil),
      ("::127.0.0.1:4443", "https://notary.acme.io", "127.0.0.1:4443"),
      (":443:127.0.0.1:", "https://notary.acme.io", "127.0.0.1:443"),
      ("notary.acme.io:::8443", "https://notary.acme.io", "notary.acme.io:8443"),
      ("[::1]:4443:[fe80::1]:443", "https://[::1]:4443", "[fe80::1]:443"),
      (":::", "https://notary.acme.io", "notary.acme.io:443"),
    ])
  func address(text: String, server: String, expected: String?) throws {
    let other = try ConnectTo(text)
    #expect(try route(to: server) { $0.otherAddresses = [other] }.address == expected)
    #expect(try ConnectTo(other.description) == other)
  }

  @Test("is the first that fits")
  func first() throws {
    let addresses = try ["a.io:443:b.io:1", ":443:c.io:2", "::d.io:3"].map { try ConnectTo($0) }
    func address(_ server: String) throws -> String? {
      try route(to: server) { $0.otherAddresses = addresses }.address
    }
    #expect(try address("https://a.io") == "b.io:1")
    #expect(try address("https://x.io") == "c.io:2")
    #expect(try address("http://a.io") == "d.io:3")
  }

  @Test(
    "is refused where it is not written as four parts of hosts and ports",
    arguments: [
      ("", ConnectTo.Fault.parts(count: 1)), ("a:1:b", .parts(count: 3)),
      ("a:1:b:2:c", .parts(count: 5)), ("::1:443:a:1", .parts(count: 6)),
      ("a b:1:c:2", .host("a b")), ("a/b:1:c:2", .host("a/b")), ("u@a:1:c:2", .host("u@a")),
      ("a:1:[::1:2", .parts(count: 3)), ("a:0:c:2", .port("0")), ("a:1:c:65536", .port("65536")),
      ("a:+1:c:2", .port("+1")), ("a:1:c:２", .port("２")), ("a:1:\u{1B}:2", .host("\u{1B}")),
      ("a:1:c:123456789012345678901234567890", .port("123456789012345678901234567890")),
    ])
  func refused(text: String, fault: ConnectTo.Fault) {
    #expect(throws: fault) { try ConnectTo(text) }
  }

  @Test("never ends in a crash, whatever is written")
  func anything() {
    let pieces = [":", "[", "]", "::1", "a", "é", "0", "65535", "/", "@", "", "\u{0}", "."]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let text = (0..<8).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      guard let other = try? ConnectTo(text) else { continue }
      #expect((try? ConnectTo(other.description)) == other)
    }
  }
}

@Suite("The proxy for a server")
struct ProxyTests {
  private func proxy(_ server: String, _ environment: [String: String]) throws -> String? {
    try route(to: server) { $0.proxies = ProxySettings { environment[$0] } }.proxy
  }

  @Test("is that of its scheme, else that of all")
  func scheme() throws {
    let environment = [
      "http_proxy": "a.io:1", "https_proxy": "http://b.io:2", "all_proxy": "socks5h://c.io:3",
    ]
    #expect(try proxy("http://x.io", environment) == "http://a.io:1")
    #expect(try proxy("https://x.io", environment) == "http://b.io:2")
    #expect(try proxy("https://x.io", ["ALL_PROXY": "c.io:3"]) == "http://c.io:3")
    #expect(try proxy("https://x.io", ["HTTPS_PROXY": "b.io:2"]) == "http://b.io:2")
    // As libcurl: a web server's CGI programs have a header under that name.
    #expect(try proxy("http://x.io", ["HTTP_PROXY": "a.io:1"]) == nil)
    #expect(try proxy("https://x.io", [:]) == nil)
  }

  @Test(
    "is none for this machine and for what no_proxy names",
    arguments: [
      ("http://localhost:4443", "", false), ("https://127.0.0.1", "", false),
      ("https://[::1]:4443", "", false), ("https://x.io", "", true), ("https://x.io", "*", false),
      ("https://x.io", "a.io, x.io", false), ("https://x.io", "a.io x.io", false),
      ("https://sub.x.io", "x.io", false), ("https://sub.x.io", ".x.io", false),
      ("https://x.io", ".x.io", false), ("https://ax.io", "x.io", true),
      ("https://X.io", "x.IO", false), ("https://x.io", "x.io.", false),
      ("https://x.io", "*.io", true), ("https://10.1.2.3", "10.0.0.0/8", false),
      ("https://11.1.2.3", "10.0.0.0/8", true), ("https://10.1.2.3", "10.1.2.3", false),
      ("https://10.1.2.3", "10.1.2.3/33", true), ("https://10.1.2.3", "0.0.0.0/0", false),
      ("https://[fd00::1]", "fd00::/8", false), ("https://[fd00::1]", "[fd00::1]", false),
      ("https://[fe80::1]", "fd00::/8", true), ("https://10.1.2.3", "fd00::/8", true),
      ("https://x.io", ",, .", true), ("https://10.1.2.3", "3", true),
    ])
  func exceptions(server: String, exceptions: String, isProxied: Bool) throws {
    let environment = ["all_proxy": "p.io:1", "no_proxy": exceptions]
    #expect(try (proxy(server, environment) != nil) == isProxied)
  }

  @Test(
    "is named without its credentials",
    arguments: [
      ("http://alice:s3cret@p.io:3128", "http://***@p.io:3128"),
      ("alice:s3cret@p.io", "http://***@p.io"),
      ("https://alice@p.io/path?s3cret", "https://***@p.io"),
      ("http://a:s3@cret@p.io", "http://***@p.io"), ("socks5h://p.io", "socks5h://p.io"),
    ])
  func masked(written: String, shown: String) throws {
    #expect(try proxy("https://x.io", ["https_proxy": written]) == shown)
  }

  @Test("is none where the connection goes to this machine")
  func forwarded() throws {
    let forwarded = try route(to: "https://notary.acme.svc:4443") {
      $0.proxies = ProxySettings { $0 == "all_proxy" ? "p.io:1" : nil }
      $0.otherAddresses = [try ConnectTo("notary.acme.svc:4443:127.0.0.1:4443")]
    }
    #expect(forwarded.proxy == nil)
    #expect(forwarded.address == "127.0.0.1:4443")
  }
}

@Suite("A server that need not prove who it is")
struct UncheckedServerTests {
  @Test("is one over TLS: a plain one never proves it")
  func unchecked() throws {
    #expect(try route(to: "https://x.io") { $0.checksCertificates = false }.isUnchecked)
    #expect(try !route(to: "http://x.io") { $0.checksCertificates = false }.isUnchecked)
    #expect(try !route(to: "https://x.io").isUnchecked)
  }
}
