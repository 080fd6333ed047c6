import NotaryCore
import TestSupport
import Testing

@Suite("The URL of a Notary server")
struct NotaryServerURLTests {
  @Test(
    "is https without a scheme, keeps its path, and loses what changes nothing",
    arguments: [
      ("notary.acme.io", "https://notary.acme.io"),
      ("localhost:4443", "https://localhost:4443"),
      ("HTTPS://Notary.ACME.io:443/", "https://notary.acme.io"),
      ("http://127.0.0.1:80", "http://127.0.0.1"),
      ("http://127.0.0.1:443/", "http://127.0.0.1:443"),
      ("https://acme.io/notary//v1/", "https://acme.io/notary/v1"),
      ("[::1]:4443/x", "https://[::1]:4443/x"),
      ("http://[2001:DB8::1]", "http://[2001:db8::1]"),
      ("acme.io/a%20b", "https://acme.io/a%20b"),
    ])
  func accepted(text: String, url: String) throws {
    #expect(try NotaryServerURL(text).description == url)
    #expect(try NotaryServerURL(url).description == url)
  }

  @Test(
    "is refused with what is wrong with it",
    arguments: [
      ("", NotaryServerURLError.empty), ("ftp://acme.io", .scheme), ("://acme.io", .scheme),
      (":https://acme.io", .scheme),
      ("unix:///run/x", .scheme), ("https://user:pass@acme.io", .credentials),
      ("user@acme.io", .credentials), ("https://acme.io/?x", .query), ("acme.io?x", .query),
      ("https://acme.io/#x", .fragment), ("https://", .host), ("https:///x", .host),
      ("https://a b", .host), ("https://ä.io", .host), ("https://[::1", .host),
      ("https://[x]", .host), ("https://[::1]x", .host), ("https://a\\b", .host),
      ("https://a:0", .port), ("https://a:65536", .port), ("https://a:", .port),
      ("https://a:+80", .port), ("https://a:999999999999999999999", .port),
      ("https://a/../b", .path), ("https://a/.", .path), ("https://a/b c", .character(" ")),
      ("https://a/\u{7F}", .character("\u{7F}")), ("https://a/é", .character("é")),
    ])
  func refused(text: String, error: NotaryServerURLError) {
    #expect(throws: error) { try NotaryServerURL(text) }
  }

  @Test("is Docker Hub's own server for its images, and the registry for all others")
  func defaults() throws {
    func server(_ image: String) throws -> String {
      try NotaryServerURL(defaultFor: ImageReference(image)).description
    }
    #expect(try server("nginx") == "https://notary.docker.io")
    #expect(try server("index.docker.io/acme/web") == "https://notary.docker.io")
    #expect(try server("ghcr.io/acme/web") == "https://ghcr.io")
    #expect(try server("localhost:5000/web") == "https://localhost:5000")
    #expect(try server("[::1]:5000/web") == "https://[::1]:5000")
    #expect(throws: NotaryServerURLError.port) { try server("r.io:99999/web") }
  }

  @Test("is never a reason to crash, whatever the text")
  func anyText() {
    let pieces = [
      "http", "https", ":", "//", "/", "@", "?", "#", "[", "]", "::1", "a.io", "80", "%", "%2", "é",
      "\u{0}", " ", "..", "\\",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...8)).map { _ in pieces.randomElement() ?? "" }.joined()
      guard let url = try? NotaryServerURL(text) else { continue }
      #expect((try? NotaryServerURL(url.description)) == url, "\(text)")
    }
  }
}

@Suite("A file of certificates")
struct CertificateFileTests {
  @Test("must hold a certificate")
  func refused() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/ca.pem"
    #expect(throws: CertificateAuthorities.FileError.missing(path: path)) {
      try CertificateAuthorities(file: path)
    }
    try folder.write("-----BEGIN PUBLIC KEY-----", to: "ca.pem")
    #expect(throws: CertificateAuthorities.FileError.noCertificate(path: path)) {
      try CertificateAuthorities(file: path)
    }
  }
}
