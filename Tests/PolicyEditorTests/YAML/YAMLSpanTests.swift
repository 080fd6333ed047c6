import PolicyEditor
import Testing

@Suite struct YAMLSpanTests {
  @Test(arguments: [
    ("a: plain text  # comment\n", "plain text"),
    ("a:   'it''s'  \n", "'it''s'"),
    ("a: \"x\\\"y\"\n", "\"x\\\"y\""),
    ("a: first\n  second\nb: 1\n", "first\n  second"),
    ("a:\n  below\n", "below"),
    ("a: [1, 2]  \n", "[1, 2]"),
    ("a: {b: [c]}\n", "{b: [c]}"),
    ("a:\n  b: 1\n  c: 2 # comment\n\n# end\nd: 1\n", "b: 1\n  c: 2"),
    ("a:\n- 1\n-  2\n\nd: 1\n", "- 1\n-  2"),
    ("a:\n  -  x: 1\n     y: 2\n", "-  x: 1\n     y: 2"),
    ("a: |\n  x\n  y\nb: 1\n", "|\n  x\n  y"),
    ("a: |\n  x\n\n  \nb: 1\n", "|\n  x"),
    ("a: |+\n  x\n\n\nb: 1\n", "|+\n  x\n\n"),
    ("a: |- # why\n  x\n\n# comment\nb: 1\n", "|- # why\n  x"),
    ("a: |\n  x\n   \n\nb: 1\n", "|\n  x\n   "),
    ("a: >2\n    x\n  y\n\nb: 1\n", ">2\n    x\n  y"),
    ("a: |\r\n  x\r\n\r\nb: 1\r\n", "|\r\n  x"),
    ("a: &n text\n", "text"),
    ("a: !!str &n # comment\n  text\n", "text"),
    ("a: &n\n  b: 1\n", "b: 1"),
    ("a: &n [1]\n", "[1]"),
    ("a: é日🙂 # ü\n", "é日🙂"),
    ("\u{FEFF}é: 🙂\n", "🙂"),
    ("a:\nb: 1\n", ""),
    ("a: ~\n", "~"),
  ])
  func `a value's range holds exactly its bytes`(source: String, expected: String) throws {
    let value = try #require(readYAML(source).roots.first?.members.first?.value)
    #expect(value.raw == expected)
  }

  @Test func `a missing value stands behind what it belongs to`() throws {
    for (source, offset) in [
      ("a:\n\nb: 1\n", 2), ("? a\n\n\n? b\n", 3), ("{a , b}", 2), ("a: # c\nb: 1\n", 2),
    ] {
      let value = try #require(readYAML(source).roots.first?.members.first?.value)
      #expect(value.range == offset..<offset, "\(source)")
    }
  }

  @Test func `anchors and tags are part of the full range only`() throws {
    let document = try readYAML("a: &n !!str text\n")
    let value = try #require(document.roots.first?.at("a"))
    #expect(document.text(of: value.fullRange) == "&n !!str text")
    #expect(value.raw == "text")
    #expect(value.anchor == "n")
    #expect(value.tag == "tag:yaml.org,2002:str")
  }

  @Test func `an alias stands for what its anchor names`() throws {
    let document = try readYAML("a: &n {x: 1}\nb: *n\n")
    let alias = try #require(document.roots.first?.at("b"))
    #expect(alias.isAlias)
    #expect(alias.raw == "*n")
    #expect(alias.kind == .mapping)
    #expect(alias.resolved.raw == "{x: 1}")
    #expect(alias.at("x")?.text == "1")
  }

  @Test func `lines count from one and columns in characters`() throws {
    let document = try readYAML("\u{FEFF}é: 1\r\nb: {ü: x}\r\n")
    let root = try #require(document.roots.first)
    #expect(root.location == YAMLLocation(line: 1, column: 1))
    #expect(root.at("é")?.location == YAMLLocation(line: 1, column: 4))
    #expect(root.at("b", "ü")?.location == YAMLLocation(line: 2, column: 8))
    #expect(root.at("b", "ü")?.endLocation == YAMLLocation(line: 2, column: 9))
  }

  @Test func `columns of a line of many thousand characters are right`() throws {
    let items = (0..<5_000).map { "é\($0)" }
    let document = try readYAML("[\(items.joined(separator: ","))]\n")
    let elements = try #require(document.roots.first?.elements)
    var column = 2
    for (element, item) in zip(elements, items) {
      #expect(element.location == YAMLLocation(line: 1, column: column))
      column += item.count + 1
    }
  }

  @Test func `comments are found wherever they stand, and text with a number sign is none`() throws
  {
    let source =
      "# head\n%YAML 1.1 # one\n---\na: x#y # two\nb: '#' # three\nkey: | # four\n"
      + "  # text\n  x\n# five\nc: &n # six\n  [1,#seven\n  2]\n"
    let document = try readYAML(source)
    let comments = document.comments.map { document.text(of: $0.range) }
    #expect(
      comments == [
        "# head", "# one", "# two", "# three", "# four", "# five", "# six", "#seven",
      ])
    #expect(
      document.comments.filter(\.isAlone).map { document.text(of: $0.range) }
        == ["# head", "# five"])
  }

  @Test func `a value knows the comment behind it`() throws {
    let document = try readYAML("a: 1 # one\nb: 2\nkey: | # why\n  x\n# below\n")
    let root = try #require(document.roots.first)
    func comment(_ name: String) -> String? {
      root.at(name)?.trailingComment.map { document.text(of: $0.range) }
    }
    #expect(comment("a") == "# one")
    #expect(comment("b") == nil)
    #expect(comment("key") == "# why")
  }

  @Test func `every document of a stream is read`() throws {
    let document = try readYAML("a: &x 1\n--- b\n---\n...\n")
    #expect(document.roots.map(\.kind) == [.mapping, .scalar, .scalar])
    #expect(document.roots.last?.range.isEmpty == true)
  }
}
