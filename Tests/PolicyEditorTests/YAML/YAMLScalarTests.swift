import PolicyEditor
import Testing

@Suite struct YAMLScalarTests {
  private func type(_ text: String, _ rules: YAMLScalarRules) throws -> YAMLScalarType? {
    try readYAML("a: \(text)\n").roots.first?.at("a")?.scalarType(by: rules)
  }

  @Test(
    arguments: [
      ("", .null, .null, .null), ("~", .null, .null, .null), ("NULL", .null, .null, .null),
      ("true", .boolean(true), .boolean(true), .boolean(true)),
      ("yes", .boolean(true), .boolean(true), .string),
      ("Off", .boolean(false), .boolean(false), .string), ("y", .boolean(true), .string, .string),
      ("12", .integer(12), .integer(12), .integer(12)),
      ("-0x1F", .integer(-31), .integer(-31), .integer(-31)),
      ("010", .integer(8), .integer(8), .integer(8)),
      ("0o10", .integer(8), .string, .integer(8)), ("0b11", .integer(3), .integer(3), .integer(3)),
      ("1_000", .integer(1000), .integer(1000), .integer(1000)),
      ("1:30", .string, .integer(90), .string), ("1.5", .float, .float, .float),
      ("1e3", .float, .string, .float), (".inf", .float, .float, .float),
      ("99999999999999999999", .integer(nil), .integer(nil), .integer(nil)),
      ("2026-01-31", .string, .timestamp, .string), ("'true'", .string, .string, .string),
      ("\"1\"", .string, .string, .string), ("!!str 1", .string, .string, .string),
      ("text", .string, .string, .string), ("1.2.3", .string, .string, .string),
      ("127.0.0.1:5000", .string, .string, .string),
    ] as [(String, YAMLScalarType, YAMLScalarType, YAMLScalarType)])
  func `a scalar is what its reader takes it for`(
    text: String, helm: YAMLScalarType, python: YAMLScalarType, go: YAMLScalarType
  ) throws {
    #expect(try type(text, .helm) == helm)
    #expect(try type(text, .python) == python)
    #expect(try type(text, .go) == go)
  }

  @Test func `where a boolean is expected, the go program takes words and quoted words too`() throws
  {
    let root = try #require(readYAML("a: yes\nb: 'on'\nc: n\nd: 1\ne: maybe\n").roots.first)
    let go = ["a", "b", "c", "d", "e"].map { root.at($0)?.boolean(by: .go) }
    #expect(go == [true, true, false, nil, nil])
    let python = ["a", "b", "c", "d", "e"].map { root.at($0)?.boolean(by: .python) }
    #expect(python == [true, nil, nil, nil, nil])
  }

  @Test func `Helm writes numbers and booleans its own way`() throws {
    let root = try #require(readYAML("a: 0x10\nb: on\nc: 'on'\nd: ~\ne: [x]\n").roots.first)
    #expect(
      ["a", "b", "c", "d", "e"].map { root.at($0)?.string(by: .helm) } == [
        "16", "true", "on", nil, nil,
      ])
    #expect(["a", "b"].map { root.at($0)?.string(by: .go) } == ["0x10", "on"])
  }

  @Test func `the last of two members of the same name is found`() throws {
    let root = try #require(readYAML("a: 1\na: 2\n").roots.first)
    #expect(root.at("a")?.text == "2")
    #expect(root.memberNames == ["a"])
  }

  @Test func `merge keys give what is not there, the first of several first`() throws {
    let source =
      "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nm:\n  a: own\n  <<: [*x, *y]\nq:\n  '<<': 1\n"
    let merged = try #require(readYAML(source).roots.first?.at("m"))
    for rules in [YAMLScalarRules.python, .go] {
      #expect(
        ["a", "b", "c", "d"].map { merged.member(named: $0, by: rules)?.text } == [
          "own", "1", "2", nil,
        ])
    }
    #expect(merged.member(named: "a", by: .helm)?.text == "1")
    #expect(merged.memberNames == ["a", "b", "c"])
    #expect(try readYAML(source).roots.first?.at("q", "<<")?.text == "1")
  }
}
