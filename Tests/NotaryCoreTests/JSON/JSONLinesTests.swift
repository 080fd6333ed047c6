import NotaryCore
import TestSupport
import Testing

@Suite("JSON laid out in lines")
struct JSONLinesTests {
  /// The lines as a person reads them.
  private func text(_ json: String, limit: Int = .max) throws -> [String] {
    let document = try JSONDocument(parsing: Array(json.utf8))
    return JSONLines(document, limit: limit).map { line in
      let isObject = line.value.kind == .object
      let value =
        switch line.kind {
        case .whole: String(decoding: line.value.rawBytes, as: UTF8.self)
        case .opening: isObject ? "{" : "["
        case .closing: isObject ? "}" : "]"
        }
      let name = line.name.map { String(decoding: $0.rawBytes, as: UTF8.self) + ": " } ?? ""
      return String(repeating: " ", count: line.depth) + name + value + (line.hasComma ? "," : "")
    }
  }

  @Test("each member and element has a line, with a comma where another follows")
  func layout() throws {
    #expect(
      try text(#"{"a":[1,{"b":{}},[]],"c":null,"d":{"e":"f"}}"#) == [
        "{",
        " \"a\": [",
        "  1,",
        "  {",
        "   \"b\": {}",
        "  },",
        "  []",
        " ],",
        " \"c\": null,",
        " \"d\": {",
        "  \"e\": \"f\"",
        " }",
        "}",
      ])
  }

  @Test("a value with nothing within it is one line", arguments: ["1", "{}", "[]", "\"x\""])
  func whole(json: String) throws {
    #expect(try text(json) == [json])
  }

  @Test("as many lines are laid out as the limit allows")
  func limit() throws {
    #expect(try text("[[1,2],3]", limit: 3) == ["[", " [", "  1,"])
  }

  @Test("very deep nesting is laid out without recursion")
  func depth() throws {
    let depth = 100_000
    let json = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let lines = JSONLines(try JSONDocument(parsing: Array(json.utf8)), limit: .max)
    #expect(lines.count == 2 * depth - 1)
    #expect(lines.map(\.depth).max() == depth - 1)
  }

  @Test("the lines put together are the document, whatever it holds")
  func wholeDocument() throws {
    var repository = TestRepository("docker.io/acme/web")
    repository.targets.targets = ["v1": TestTarget("one"), "v2": TestTarget("two")]
    repository.delegations[.releases] = TestRole(signers: [TestSigner("alice")])
    for (_, bytes) in repository.files() {
      let lines = try text(String(decoding: bytes, as: UTF8.self))
      let joined = try JSONDocument(parsing: Array(lines.joined(separator: "\n").utf8))
      let original = try JSONDocument(parsing: bytes)
      #expect(try CanonicalJSON.encode(joined.root) == CanonicalJSON.encode(original.root))
      #expect(lines.count >= original.root.members.count)
    }
  }
}
