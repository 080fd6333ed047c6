import NotaryCore
import TestSupport
import Testing

private let sha256 = "sha256:" + String(repeating: "ab", count: 32)

/// What a reference becomes: registry, repository, tag and digest.
struct Reading: CustomTestStringConvertible, Sendable {
  let given: String
  let name: String
  var tag: String?
  var digest: String?

  var testDescription: String { given }
}

@Suite("An image reference")
struct ImageReferenceTests {
  @Test(
    "gets Docker's defaults",
    arguments: [
      Reading(given: "nginx", name: "docker.io/library/nginx:latest", tag: "latest"),
      Reading(given: "nginx:1.25", name: "docker.io/library/nginx:1.25", tag: "1.25"),
      Reading(given: "acme/web", name: "docker.io/acme/web:latest", tag: "latest"),
      Reading(given: "docker.io/nginx", name: "docker.io/library/nginx:latest", tag: "latest"),
      Reading(given: "index.docker.io/nginx:v1", name: "docker.io/library/nginx:v1", tag: "v1"),
      Reading(given: "docker.io/a/b/c:t", name: "docker.io/a/b/c:t", tag: "t"),
      Reading(given: "docker.io", name: "docker.io/library/docker.io:latest", tag: "latest"),
      Reading(
        given: "docker.io/docker.io/nginx", name: "docker.io/docker.io/nginx:latest", tag: "latest"),
      Reading(given: "localhost", name: "docker.io/library/localhost:latest", tag: "latest"),
      Reading(given: "localhost:5000", name: "docker.io/library/localhost:5000", tag: "5000"),
      Reading(given: "x_y/a__b/c--d.e", name: "docker.io/x_y/a__b/c--d.e:latest", tag: "latest"),
    ])
  func defaults(_ reading: Reading) throws { try expect(reading) }

  @Test(
    "names its registry with a dot, a port, an upper-case letter, brackets, or as localhost",
    arguments: [
      Reading(given: "localhost/img", name: "localhost/img:latest", tag: "latest"),
      Reading(given: "localhost:5000/img:v", name: "localhost:5000/img:v", tag: "v"),
      Reading(given: "a.b/c:d", name: "a.b/c:d", tag: "d"),
      Reading(given: "a:5/c", name: "a:5/c:latest", tag: "latest"),
      Reading(given: "REGISTRY/a/b", name: "REGISTRY/a/b:latest", tag: "latest"),
      Reading(given: "1.2.3.4:80/a", name: "1.2.3.4:80/a:latest", tag: "latest"),
      Reading(given: "[::1]/a/b", name: "[::1]/a/b:latest", tag: "latest"),
      Reading(given: "[2001:DB8::1]:5000/a:t", name: "[2001:DB8::1]:5000/a:t", tag: "t"),
      Reading(given: "xn--e1afmkfd.io/a", name: "xn--e1afmkfd.io/a:latest", tag: "latest"),
      Reading(
        given: "docker.io:443/library/nginx", name: "docker.io:443/library/nginx:latest",
        tag: "latest"),
    ])
  func registries(_ reading: Reading) throws { try expect(reading) }

  @Test("has no tag of its own where it has only a digest")
  func digestOnly() throws {
    try expect(
      Reading(
        given: "nginx@\(sha256)", name: "docker.io/library/nginx@\(sha256)", digest: sha256))
  }

  @Test("may have both a tag and a digest")
  func tagAndDigest() throws {
    try expect(
      Reading(
        given: "ghcr.io/o/i:v1@\(sha256)", name: "ghcr.io/o/i:v1@\(sha256)", tag: "v1",
        digest: sha256))
  }

  @Test(
    "takes sha384 and sha512 with their own lengths", arguments: [("sha384", 96), ("sha512", 128)])
  func longDigests(algorithm: String, digits: Int) throws {
    let digest = "\(algorithm):" + String(repeating: "0", count: digits)
    #expect(try ImageReference("a/b@\(digest)").digest?.description == digest)
  }

  @Test(
    "may have separators anywhere in a component, as repositories with trust data do",
    arguments: ["-a/b", "a_/b", "a/b.", "a/b..c", "x___y/b", "a/.-b"])
  func separators(given: String) throws {
    #expect(try ImageReference(given).name == "docker.io/\(given):latest")
  }

  @Test("has its digest in lower case")
  func upperCaseDigest() throws {
    let digest = "sha256:" + String(repeating: "AB", count: 32)
    #expect(try ImageReference("a@\(digest)").digest?.description == sha256)
  }

  @Test("has its registry and repository as GUN, whatever the tag")
  func gun() throws {
    #expect(try ImageReference("nginx:1").gun == GUN("docker.io/library/nginx"))
    #expect(try ImageReference("localhost:5000/a/b@\(sha256)").gun == GUN("localhost:5000/a/b"))
  }

  @Test("takes names up to the limits")
  func limits() throws {
    let tag = String(repeating: "t", count: 128)
    #expect(try ImageReference("a:\(tag)").tag == tag)
    let path = String(repeating: "p", count: 255)
    #expect(try ImageReference("r.io/\(path)").repository == path)
    #expect(try ImageReference("acme/" + String(repeating: "p", count: 250)).tag == "latest")
  }

  private func expect(_ reading: Reading) throws {
    let reference = try ImageReference(reading.given)
    #expect(reference.given == reading.given)
    #expect(reference.name == reading.name)
    #expect(reference.tag == reading.tag)
    #expect(reference.digest?.description == reading.digest)
  }
}

/// A text that is no reference, and what is said of it.
struct Refusal: CustomTestStringConvertible, Sendable {
  let given: String
  let part: ImageReferenceError.Part
  let reason: ImageReferenceError.Reason
  let offset: Int

  init(
    _ given: String, _ part: ImageReferenceError.Part, _ reason: ImageReferenceError.Reason,
    at offset: Int
  ) {
    self.given = given
    self.part = part
    self.reason = reason
    self.offset = offset
  }

  var testDescription: String { given }
}

@Suite("A refused image reference")
struct ImageReferenceErrorTests {
  @Test(
    "says which part is wrong, why and where",
    arguments: [
      Refusal("", .reference, .empty, at: 0),
      Refusal(String(repeating: "a1", count: 32), .reference, .imageIdentifier, at: 0),

      Refusal(".io/a", .registry, .emptyComponent, at: 0),
      Refusal("io./a", .registry, .emptyComponent, at: 3),
      Refusal("a..b/c", .registry, .emptyComponent, at: 2),
      Refusal(":5000/a", .registry, .empty, at: 0),
      Refusal("-a.io/a", .registry, .startsWithSeparator("-"), at: 0),
      Refusal("reg-.io/a", .registry, .endsWithSeparator("-"), at: 3),
      Refusal("reg_istry.io/a", .registry, .unexpected("_"), at: 3),
      Refusal("index. docker.io/a", .registry, .unexpected(" "), at: 6),
      Refusal("[::1/a", .registry, .unclosedBracket, at: 4),
      Refusal("[fe80::1%eth0]:1/a", .registry, .unexpected("%"), at: 8),
      Refusal("[]:1/a", .registry, .empty, at: 1),
      Refusal("[::1]x/a", .registry, .unexpected("x"), at: 5),
      Refusal("reg.io:/a", .port, .empty, at: 7),
      Refusal("reg.io:80x/a", .port, .unexpected("x"), at: 9),
      Refusal("nginx:v1/x", .port, .unexpected("v"), at: 6),

      Refusal(":v1", .repository, .empty, at: 0),
      Refusal("@\(sha256)", .repository, .empty, at: 0),
      Refusal("/a", .repository, .emptyComponent, at: 0),
      Refusal("a.b/", .repository, .empty, at: 4),
      Refusal("nginx/", .repository, .emptyComponent, at: 6),
      Refusal("a//b", .repository, .emptyComponent, at: 2),
      Refusal("r.io/Web", .repository, .upperCase("W"), at: 5),
      Refusal("Nginx", .repository, .upperCase("N"), at: 0),
      Refusal("a/../b", .repository, .startsWithSeparator("."), at: 2),
      Refusal("--/b", .repository, .startsWithSeparator("-"), at: 0),
      Refusal("a/*:*", .repository, .unexpected("*"), at: 2),
      Refusal(" acme/web", .repository, .unexpected(" "), at: 0),
      Refusal("acme/wéb", .repository, .unexpected("é"), at: 6),
      Refusal("a\u{0}b", .repository, .unexpected("\u{0}"), at: 1),
      Refusal(
        "r.io/" + String(repeating: "p", count: 256), .repository, .tooLong(limit: 255), at: 5),
      Refusal(String(repeating: "p", count: 248), .repository, .tooLong(limit: 255), at: 0),

      Refusal("acme/web:", .tag, .empty, at: 9),
      Refusal("acme/web:@\(sha256)", .tag, .empty, at: 9),
      Refusal("acme/web:-x", .tag, .startsWithSeparator("-"), at: 9),
      Refusal("acme/web:.x", .tag, .startsWithSeparator("."), at: 9),
      Refusal("acme/web:v1 ", .tag, .unexpected(" "), at: 11),
      Refusal("acme/web:v1/x", .tag, .unexpected("/"), at: 11),
      Refusal("acme/web:1.0+build", .tag, .unexpected("+"), at: 12),
      Refusal("a:" + String(repeating: "t", count: 129), .tag, .tooLong(limit: 128), at: 2),

      Refusal("acme/web@", .digest, .empty, at: 9),
      Refusal("acme/web@:abc", .digest, .empty, at: 9),
      Refusal("acme/web@sha256", .digest, .empty, at: 15),
      Refusal("acme/web@sha256:", .digest, .empty, at: 16),
      Refusal("acme/web@md5:abab", .digest, .unsupportedAlgorithm("md5"), at: 9),
      Refusal("acme/web@SHA256:abab", .digest, .unsupportedAlgorithm("SHA256"), at: 9),
      Refusal(
        "a@sha256:abc", .digest, .wrongDigestLength(expected: 64, actual: 3), at: 9),
      Refusal(
        "a@\(sha256)0", .digest, .wrongDigestLength(expected: 64, actual: 65), at: 9),
      Refusal("a@sha256:zz", .digest, .unexpected("z"), at: 9),
      Refusal("a@\(sha256)@\(sha256)", .digest, .unexpected("@"), at: 73),
    ])
  func refusals(_ refusal: Refusal) {
    let error = #expect(throws: ImageReferenceError.self) { try ImageReference(refusal.given) }
    #expect(error?.part == refusal.part)
    #expect(error?.reason == refusal.reason)
    #expect(error?.offset == refusal.offset)
  }
}

@Suite("Any text")
struct ImageReferencePropertyTests {
  private static let pieces = [
    "a", "b0", "A", "acme", "library", "docker.io", "index.docker.io", "localhost", "r.io", "[::1]",
    "/", "/", ":", ":", "@", ".", "-", "_", "__", "..", "5000", "v1", "sha256", sha256, "*", " ",
    "é",
    "\u{202E}", "\u{0}", "👩‍👩‍👧", "[", "]", "%",
  ]

  @Test("is a reference whose name reads as itself, or is refused at a place inside it")
  func anyText() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...9, using: &random))
        .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      do throws(ImageReferenceError) {
        let reference = try ImageReference(text)
        let again = try ImageReference(reference.name)
        #expect(again.name == reference.name, "\(text)")
        #expect(again.gun == reference.gun, "\(text)")
        #expect((again.tag, again.digest) == (reference.tag, reference.digest), "\(text)")
      } catch {
        #expect(0...text.utf8.count ~= error.offset, "\(text)")
        #expect(text.utf8.prefix(error.offset).allSatisfy { $0 < 128 }, "\(text)")
      }
    }
  }

  @Test(
    "of a megabyte is refused as any other", arguments: ["a", "a-", "a/", "-", "a:", "[:", "a."])
  func longText(piece: String) {
    let text = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
    #expect(throws: ImageReferenceError.self) { try ImageReference(text) }
  }
}
