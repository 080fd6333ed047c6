import PolicyEditor
import TestSupport
import Testing

@Suite("References as each Connaisseur reads them")
struct ReferenceTests {
  private static let hex = String(repeating: "ab", count: 32)

  /// What a generation makes of a text: the normalised name, or the words of its refusal.
  private func read(_ text: String, _ generation: Generation) -> String {
    switch ConnaisseurReference.read(text, as: generation) {
    case .success(let reference): reference.name
    case .failure(let refusal): refusal.message ?? "hang"
    }
  }

  private static let refused = "invalid image reference"

  private static func refusal(_ text: String) -> String {
    "\(text) is not a valid image reference."
  }

  @Test(
    "fill in registry, library and tag",
    arguments: [
      ("nginx", "docker.io/library/nginx:latest", "index.docker.io/library/nginx:latest"),
      (
        "index.docker.io/nginx", "index.docker.io/nginx:latest",
        "index.docker.io/library/nginx:latest"
      ),
      ("docker.io/nginx:v1", "docker.io/library/nginx:v1", "index.docker.io/library/nginx:v1"),
      ("localhost/img", "localhost/img:latest", "index.docker.io/localhost/img:latest"),
      ("localhost:5000/xy", "localhost:5000/xy:latest", "localhost:5000/xy:latest"),
      ("foo:80/xy", "foo:80/xy:latest", "foo:80/xy:latest"),
      ("[::1]:5000/xy", "[::1]:5000/xy:latest", "[::1]:5000/xy:latest"),
      ("[ab]/xy", "docker.io/[ab]/xy:latest", refused),
      ("FOO.io/bar", "FOO.io/bar:latest", "FOO.io/bar:latest"),
      ("Registry/img", "Registry/img:latest", refused),
    ])
  func filledIn(_ row: (text: String, python: String, go: String)) {
    #expect(read(row.text, .python) == row.python)
    #expect(read(row.text, .go) == row.go)
  }

  @Test(
    "are taken by 3.3 and refused by 3.9",
    arguments: [
      ("a.b/c", "a.b/c:latest"), ("a_b.c/d", "a_b.c/d:latest"), ("ab/c:vé", "docker.io/ab/c:vé"),
      ("ab/c@sha256:\(hex.uppercased())", "docker.io/ab/c@sha256:\(hex.uppercased())"),
      ("ab/c@sha256:\(hex)0", "docker.io/ab/c@sha256:\(hex)0"),
      ("ab/cd\n", "docker.io/ab/cd:latest"),
    ])
  func onlyPython(_ row: (text: String, name: String)) {
    #expect(read(row.text, .python) == row.name)
    #expect(read(row.text, .go) == Self.refused)
  }

  @Test(
    "are refused by 3.3 and taken by 3.9",
    arguments: [
      ("ab/c:-x", "index.docker.io/ab/c:-x"), ("ab/c:.x", "index.docker.io/ab/c:.x"),
      ("/nginx", "index.docker.io//nginx:latest"), ("nginx/", "index.docker.io/nginx/:latest"),
      ("ghcr.io//img", "ghcr.io//img:latest"), ("https://ghcr.io/x", "https://ghcr.io/x:latest"),
      ("a-/b", "index.docker.io/a-/b:latest"),
    ])
  func onlyGo(_ row: (text: String, name: String)) {
    #expect(read(row.text, .python) == Self.refusal(row.text))
    #expect(read(row.text, .go) == row.name)
  }

  @Test(
    "are refused by both, each in its own words",
    arguments: ["", "ab/Cd", "ab/c:", "ab/c@", "a b", "ab/c:v/x", "a.b:x/c d", "\r\n", "ab/c\n\n"])
  func refusedByBoth(_ text: String) {
    #expect(read(text, .python) == Self.refusal(text))
    #expect(read(text, .go) == Self.refused)
  }

  @Test("of another digest algorithm get words of their own from 3.3")
  func algorithm() {
    let text = "ab/c@sha512:\(Self.hex)"
    let words = "A digest algorithm of sha512 is not supported. Use sha256 instead."
    #expect(read(text, .python) == words)
    #expect(read(text, .go) == Self.refused)
  }

  @Test("may be 255 characters long with the registry in 3.3 and without it in 3.9")
  func length() {
    let path = String(repeating: "b/", count: 124) + "bbb"
    #expect(path.utf8.count == 251)
    #expect(read("a.b/" + path, .python) == "a.b/\(path):latest")
    #expect(read("a.bc/" + path, .python) == Self.refusal("a.bc/" + path))
    #expect(read("a.bc/bbb/" + path, .go) == "a.bc/bbb/\(path):latest")
    #expect(read("a.bc/bbbb/" + path, .go) == Self.refused)
  }

  @Test("ask 3.9's Notary for a name without index., also of hosts that only begin like Docker Hub")
  func gun() throws {
    func gun(_ text: String, _ generation: Generation) throws -> String {
      try ConnaisseurReference.read(text, as: generation).get().gun
    }
    #expect(try gun("nginx", .python) == "docker.io/library/nginx")
    #expect(try gun("nginx", .go) == "docker.io/library/nginx")
    #expect(try gun("index.docker.io/nginx", .python) == "index.docker.io/nginx")
    #expect(try gun("index.docker.io/nginx", .go) == "docker.io/library/nginx")
    #expect(try gun("index.docker.io.evil.com/xy", .go) == "docker.io.evil.com/xy")
  }

  @Test("keep tag and digest, but 3.9 loses the tag where library is implied")
  func tagAndDigest() throws {
    func parts(_ text: String, _ generation: Generation) throws -> [String?] {
      let reference = try ConnaisseurReference.read(text, as: generation).get()
      return [reference.tag, reference.digest]
    }
    let digest = "sha256:\(Self.hex)"
    for generation in Generation.allCases {
      #expect(try parts("nginx:v1@\(digest)", generation) == ["v1", digest])
      #expect(try parts("docker.io/o/plain:v1@\(digest)", generation) == ["v1", digest])
      #expect(try parts("nginx@\(digest)", generation) == [nil, digest])
    }
    #expect(try parts("docker.io/nginx:v1@\(digest)", .python) == ["v1", digest])
    #expect(try parts("docker.io/nginx:v1@\(digest)", .go) == ["docker.io/nginx:v1", digest])
    #expect(try parts("docker.io/nginx@\(digest)", .go) == ["docker.io/nginx", digest])
  }

  @Test("are admitted under their name with the digest")
  func admitted() throws {
    let digest = "sha256:\(Self.hex)"
    func name(_ generation: Generation) throws -> String {
      try ConnaisseurReference.read("docker.io/o/plain:v1", as: generation).get()
        .admitted(digest: digest)
    }
    #expect(try name(.python) == "docker.io/o/plain:v1@\(digest)")
    #expect(try name(.go) == "index.docker.io/o/plain:v1@\(digest)")
  }

  @Test(
    "hang 3.3 where a long path does not match, for every way to cut it is tried",
    arguments: [
      "docker.io/org/" + String(repeating: "a", count: 27) + "#",
      "docker.io/org/" + String(repeating: "b", count: 40) + ":v1:v2",
      "a/" + String(repeating: "abcdefgh.", count: 5) + "/",
      String(repeating: "a", count: 100_000) + "\u{0}",
    ])
  func hang(_ text: String) {
    guard case .failure(let refusal) = ConnaisseurReference.read(text, as: .python) else {
      Issue.record("taken for a reference")
      return
    }
    #expect(refusal.reason == .hang)
    #expect(refusal.message == nil)
  }

  @Test(
    "do not hang 3.3 where they match or where the cuts are few",
    arguments: [
      String(repeating: "a", count: 200), String(repeating: "a", count: 300),
      "docker.io/org/" + String(repeating: "a", count: 12) + "#",
      String(repeating: "a-", count: 60) + "#", "#" + String(repeating: "a", count: 60),
      String(repeating: "A", count: 500) + "#",
    ])
  func noHang(_ text: String) {
    if case .failure(let refusal) = ConnaisseurReference.read(text, as: .python) {
      #expect(refusal.reason == .invalid)
    }
  }

  @Test("give back a name that reads as itself, or a refusal, whatever the text")
  func anyText() {
    let pieces = [
      "a", "b1", "A", ".", "-", "_", "/", ":", "@", "sha256:\(Self.hex)", "docker.io", "index.",
      "[::1]", "é", "\u{301}", "\n", " ", "%", "localhost", "5000",
    ]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...7, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      for generation in Generation.allCases {
        switch ConnaisseurReference.read(text, as: generation) {
        case .failure(let refusal): #expect(refusal.given == text)
        case .success(let reference):
          #expect(reference.name.hasPrefix(reference.repository), "\(text.debugDescription)")
          #expect(reference.tag != nil || reference.digest != nil)
          if generation == .python {
            let again = ConnaisseurReference.read(reference.name, as: generation)
            #expect((try? again.get())?.tag == reference.tag, "\(text.debugDescription)")
          }
        }
      }
    }
  }
}
