import Inspector
import NotaryCore
import TUI
import TerminalKit
import TestSupport
import Testing

/// Whole screens, as a person sees them, at four sizes.
@Suite struct `Golden screens` {
  static let sizes = [(40, 10), (80, 24), (120, 40), (200, 60)].map {
    Size(columns: $0.0, rows: $0.1)
  }

  private func expect(_ text: String, as name: String) throws {
    let difference = try Golden.difference(text, from: name + ".txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  /// Records a screen of the program, brought there by `body`.
  private func expect(
    _ name: String, of image: String = "docker.io/acme/web:v1", at size: Size,
    _ body: (inout HeadlessProgram) async throws -> Void = { await $0.load() }
  ) async throws {
    var program = try HeadlessProgram(image, columns: size.columns, rows: size.rows)
    try await body(&program)
    try expect(program.text, as: "\(name).\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func `before any answer`(size: Size) async throws {
    try await expect("loading", at: size) { _ in }
  }

  @Test(arguments: sizes, Demo.repositories.map(\.image))
  func `an image of the demo`(size: Size, image: String) async throws {
    let name = image.split(separator: "/").last?.split(separator: ":").first ?? ""
    try await expect(String(name), of: image, at: size)
  }

  @Test(arguments: ["root", "timestamp", "snapshot", "targets", "targets/alice"])
  func `each document arriving`(last: String) async throws {
    let image = try ImageReference("docker.io/acme/web:v1")
    let all = await TrustLoader(source: Demo.source(), gun: image.gun).load()
    let order = ["root", "timestamp", "snapshot", "targets", "targets/alice"]
    var some = TrustDocuments(gun: image.gun)
    for role in order.prefix(through: order.firstIndex(of: last) ?? 0) {
      some.documents[RoleName(role)] = all[RoleName(role)]
    }
    let name = "arriving-" + last.replacing("/", with: "-")
    try await expect(name, at: Size(columns: 80, rows: 24)) { $0.answer(some) }
  }

  @Test(arguments: sizes)
  func `the details of a role`(size: Size) async throws {
    try await expect("details", of: "docker.io/acme/broken:v1", at: size) { program in
      await program.load()
      program.press("/")
      program.type("releases")
      program.press(.enter, .enter)
    }
  }

  @Test(arguments: sizes)
  func `the details of a root key`(size: Size) async throws {
    try await expect("key", at: size) { program in
      await program.load()
      program.press("j", .enter)
    }
  }

  @Test(arguments: sizes)
  func `raw JSON with its marks`(size: Size) async throws {
    try await expect("raw", of: "docker.io/acme/tampered:v1", at: size) { program in
      await program.load()
      program.press("/")
      program.type("targets")
      program.press(.enter, "x", .tab)
    }
  }

  @Test(arguments: sizes)
  func `the keys`(size: Size) async throws {
    try await expect("help", at: size) { program in
      await program.load()
      program.press("?")
    }
  }

  @Test(arguments: sizes)
  func `what can be copied`(size: Size) async throws {
    try await expect("copy", at: size) { program in
      await program.load()
      program.press("j", "y")
    }
  }

  @Test(arguments: sizes)
  func `the commands`(size: Size) async throws {
    try await expect("commands", at: size) { program in
      await program.load()
      program.press(":")
    }
  }

  @Test(arguments: sizes)
  func `the images`(size: Size) async throws {
    try await expect("images", at: size) { program in
      await program.load()
      program.press("i")
    }
  }

  @Test(arguments: sizes)
  func `a filter while it is typed`(size: Size) async throws {
    try await expect("filter", at: size) { program in
      await program.load()
      program.press("/")
      program.type("alice")
    }
  }

  @Test func `a filter that nothing matches`() async throws {
    try await expect("filter-nothing", at: Size(columns: 80, rows: 24)) { program in
      await program.load()
      program.press("/")
      program.type("mallory")
      program.press(.enter)
    }
  }

  @Test(arguments: sizes)
  func `a load that was cancelled`(size: Size) async throws {
    try await expect("cancelled", at: size) { $0.press(.escape) }
  }

  @Test(arguments: sizes)
  func `a source that cannot be made`(size: Size) async throws {
    try await expect("no-source", at: size) { program in
      let generation = program.lastLoad?.generation ?? 0
      program.send(
        .loadFailed(
          generation: generation,
          "$DOCKER_CONTENT_TRUST_SERVER is no Notary server's URL: the port is not a number from 1"
            + " to 65535"))
    }
  }

  @Test(arguments: sizes)
  func `a server that does not answer`(size: Size) async throws {
    try await expect("unavailable", at: size) { program in
      let failure = TrustFailure.connectionRefused(detail: "port 4443: Connection refused")
      await program.load(from: FailingSource(failure: failure))
    }
  }

  @Test(arguments: sizes)
  func `a certificate that is not trusted`(size: Size) async throws {
    try await expect("certificate", at: size) { program in
      let certificate = ServerCertificate(
        subject: "CN=notary", issuer: "CN=Acme CA, O=Acme",
        names: ["notary.acme.example", "10.0.0.1"],
        notBefore: Instant(rfc3339: "2026-01-01T00:00:00Z"),
        notAfter: Instant(rfc3339: "2027-01-01T00:00:00Z"),
        fingerprint: [UInt8](repeating: 0xA5, count: 32))
      let failure = CertificateFailure(
        .unknownAuthority(issuer: certificate.issuer ?? ""), host: "notary.acme.example",
        chain: [certificate])
      await program.load(from: FailingSource(failure: .certificate(failure)))
      program.press(.character("g"), .character("g"))
    }
  }

  @Test(arguments: sizes)
  func `a server that need not prove who it is`(size: Size) async throws {
    var program = try HeadlessProgram(columns: size.columns, rows: size.rows, isInsecure: true)
    var route = SourceRoute()
    route.isUnchecked = true
    route.address = "127.0.0.1:4443"
    let documents = await TrustLoader(
      source: Demo.source(), gun: GUN("docker.io/acme/web")
    ).load()
    program.answer(
      documents,
      from: SourceLocation(kind: .server, text: "https://notary.acme.svc:4443", route: route))
    #expect(program.canvas.lines[0].contains("  INSECURE  "))
    #expect(!program.canvas.lines[0].contains("VERIFIED"))
    try expect(program.text, as: "insecure.\(size.columns)x\(size.rows)")
  }

  // MARK: The verdict

  /// Records a screen of the program with the demo's configuration, both answers there.
  private func expectVerdict(
    _ name: String, of image: String = Demo.opening, at size: Size,
    _ body: (inout HeadlessProgram) async throws -> Void = { _ in }
  ) async throws {
    var program = try await HeadlessProgram.explained(
      image, columns: size.columns, rows: size.rows)
    try await body(&program)
    try expect(program.text, as: "\(name).\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes, Demo.repositories.map(\.image))
  func `the verdict on an image of the demo`(size: Size, image: String) async throws {
    let name = image.split(separator: "/").last?.split(separator: ":").first ?? ""
    try await expectVerdict("verdict-\(name)", of: image, at: size)
  }

  @Test(arguments: sizes)
  func `the verdict of the other version`(size: Size) async throws {
    try await expectVerdict("verdict-other", of: "docker.io/acme/platform:v3", at: size) {
      $0.press("v")
    }
  }

  @Test(arguments: sizes)
  func `a verdict with everything open`(size: Size) async throws {
    try await expectVerdict("verdict-open", at: size) { program in
      program.type("zR")
    }
  }

  @Test(arguments: sizes)
  func `the evidence of a step`(size: Size) async throws {
    try await expectVerdict("evidence", at: size) { $0.press(.enter) }
  }

  @Test(arguments: sizes)
  func `the line of a file of values`(size: Size) async throws {
    try await expectVerdict("source", at: size) { program in
      program.press("/")
      program.type("rule 2")
      program.press(.enter, "n", .enter)
    }
  }

  @Test(arguments: sizes)
  func `a verdict that is coming`(size: Size) async throws {
    let program = try HeadlessProgram(
      Demo.opening, columns: size.columns, rows: size.rows, files: [Demo.valuesName])
    try expect(program.text, as: "verdict-loading.\(size.columns)x\(size.rows)")
  }

  @Test(arguments: sizes)
  func `no configuration`(size: Size) async throws {
    try await expect("verdict-none", at: size) { program in
      await program.load()
      program.press("1")
    }
  }

  @Test(arguments: sizes)
  func `the keys of the verdict`(size: Size) async throws {
    try await expectVerdict("verdict-help", at: size) { $0.press("?") }
  }

  @Test(arguments: sizes)
  func `what can be copied of a verdict`(size: Size) async throws {
    try await expectVerdict("verdict-copy", at: size) { $0.press("y") }
  }

  @Test func `the verdict in colours, and in ASCII`() async throws {
    let program = try await HeadlessProgram.explained()
    try expect(program.canvas.styledText, as: "colours-verdict")
    let ascii = program.canvas.asciiOnly.text
    #expect(ascii.utf8.allSatisfy { $0 < 0x7F })
    try expect(ascii, as: "ascii-verdict")
  }

  @Test func `ASCII alone`() async throws {
    for image in ["docker.io/acme/web:v1", "docker.io/acme/tampered:v1"] {
      var program = try HeadlessProgram(image)
      await program.load()
      let name = image.contains("web") ? "ascii-web" : "ascii-tampered"
      let canvas = program.canvas.asciiOnly
      #expect(canvas.text.utf8.allSatisfy { $0 < 0x7F })
      try expect(canvas.text, as: name)
    }
  }

  @Test(arguments: ["web", "broken", "tampered"])
  func `colours`(repository: String) async throws {
    var program = try HeadlessProgram("docker.io/acme/\(repository):v1")
    await program.load()
    try expect(program.canvas.styledText, as: "colours-\(repository)")
    program.press("?")
    if repository == "web" {
      try expect(program.canvas.styledText, as: "colours-help")
    }
  }
}
