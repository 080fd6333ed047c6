import PolicyEditor
import Testing

@Suite struct YAMLSetTests {
  @Test(arguments: [
    // Comments, spaces and quotes stay.
    ("a: old   # why\nb: 1\n", "a: new   # why\nb: 1\n"),
    ("a:   'old'\n", "a:   'new'\n"),
    ("a: \"old\" \n", "a: \"new\" \n"),
    ("a:\n  old\nb: 1\n", "a:\n  new\nb: 1\n"),
    ("a: first\n  second\nb: 1\n", "a: new\nb: 1\n"),
    ("a: \"two\n  lines\"\n", "a: \"new\"\n"),
    // What is left out.
    ("a:\nb: 1\n", "a: new\nb: 1\n"), ("a: # why\nb: 1\n", "a: new # why\nb: 1\n"),
    ("a:", "a: new"), ("{a}", "{a: new}"), ("{a: , b: 1}", "{a: new , b: 1}"),
    ("a: &x\nb: 1\n", "a: &x new\nb: 1\n"), ("? a\n: old\n", "? a\n: new\n"),
    // Block scalars, collections, aliases, tags.
    ("a: | # why\n  old\n\nb: 1\n", "a: new\n\nb: 1\n"), ("a: >-\n  old\n  text", "a: new"),
    ("a:\n  b: 1 # one\n  c: 2\nd: 3\n", "a: new\nd: 3\n"), ("a:\n- 1\n- 2\n", "a: new\n"),
    ("a: [1, 2] # why\n", "a: new # why\n"), ("x: &x 1\na: *x\n", "x: &x 1\na: new\n"),
    ("a: &x old\n", "a: &x new\n"), ("a: !!int 1\n", "a: new\n"),
    // Bytes.
    ("\u{FEFF}a: old\r\nb: ü\r\n", "\u{FEFF}a: new\r\nb: ü\r\n"),
    ("---\na: old\n...\n", "---\na: new\n...\n"),
  ]) func `a value is replaced where it stands`(before: String, after: String) throws {
    try expectEdit(before, after) { try $0.set("a", to: .text("new")) }
  }

  @Test(arguments: [
    ("true", "a: \"true\"\n"), ("on", "a: \"on\"\n"), ("y", "a: \"y\"\n"), ("1.0", "a: \"1.0\"\n"),
    ("0x1F", "a: \"0x1F\"\n"), ("~", "a: \"~\"\n"), ("", "a: \"\"\n"), ("a: b", "a: \"a: b\"\n"),
    ("a #b", "a: \"a #b\"\n"), ("*x", "a: \"*x\"\n"), ("2026-01-01", "a: \"2026-01-01\"\n"),
    ("1:30", "a: \"1:30\"\n"), ("a\tb", "a: \"a\\tb\"\n"), ("tab\u{7}", "a: \"tab\\x07\"\n"),
    ("x:y", "a: x:y\n"), ("http://x#y", "a: http://x#y\n"), ("ü 日 🙂", "a: ü 日 🙂\n"),
    ("docker.io/acme/*:*", "a: docker.io/acme/*:*\n"), ("*:*", "a: \"*:*\"\n"),
    ("\u{2028}", "a: \"\\u2028\"\n"), ("=", "a: \"=\"\n"), ("<<", "a: \"<<\"\n"),
    ("-x", "a: \"-x\"\n"), (" x ", "a: \" x \"\n"), ("\"'", "a: \"\\\"'\"\n"),
  ]) func `a text stays a text for every reader`(text: String, after: String) throws {
    try expectEdit("a: old\n", after) { try $0.set("a", to: .text(text)) }
  }

  @Test func `single quotes stay as long as they can hold the text`() throws {
    try expectEdit("a: 'old'\n", "a: 'it''s'\n") { try $0.set("a", to: .text("it's")) }
    try expectEdit("a: 'old'\n", "a: \"a\\tb\"\n") { try $0.set("a", to: .text("a\tb")) }
  }

  @Test func `quotes that must be are those of the file`() throws {
    try expectEdit("b: '*x'\na: old\n", "b: '*x'\na: '*y'\n") { try $0.set("a", to: .text("*y")) }
  }

  @Test func `numbers, booleans and null are written as such`() throws {
    try expectEdit("a: old\n", "a: true\n") { try $0.set("a", to: .boolean(true)) }
    try expectEdit("a: 'old'\n", "a: 8\n") { try $0.set("a", to: .integer(8)) }
    try expectEdit("a: old # c\n", "a: null # c\n") { try $0.set("a", to: .null) }
  }

  private static let pem = "-----BEGIN-----\nabc\n-----END-----\n"

  @Test(arguments: [
    // The header's comment and the indent of the scalar stay.
    (
      "a: | # key\n      old\n      lines\n\nb: 1\n",
      "a: | # key\n      -----BEGIN-----\n      abc\n      -----END-----\n\nb: 1\n"
    ),
    ("a: |-\n  old\nb: 1\n", "a: |\n  -----BEGIN-----\n  abc\n  -----END-----\nb: 1\n"),
    ("a: old # c\n", "a: | # c\n  -----BEGIN-----\n  abc\n  -----END-----\n"),
    ("a: # c\nb: 1\n", "a: | # c\n  -----BEGIN-----\n  abc\n  -----END-----\nb: 1\n"),
    ("a:\r\nb: 1\r\n", "a: |\r\n  -----BEGIN-----\r\n  abc\r\n  -----END-----\r\nb: 1\r\n"),
    // Without a line break at the end the text would lose its own.
    ("a: old", "a: |\n  -----BEGIN-----\n  abc\n  -----END-----\n"),
    ("{a: old}\n", "{a: \"-----BEGIN-----\\nabc\\n-----END-----\\n\"}\n"),
    (
      "b:\n    c: |\n        x\na: old\n",
      "b:\n    c: |\n        x\na: |\n    -----BEGIN-----\n    abc\n    -----END-----\n"
    ),
  ]) func `several lines become a block scalar`(before: String, after: String) throws {
    try expectEdit(before, after) { try $0.set("a", to: .text(Self.pem)) }
  }

  @Test(arguments: [
    ("a: old # c\nb: 1\n", "a: # c\n  x: 1\n  s:\n    - z\nb: 1\n"),
    ("a:\nb:\n- 1\n", "a:\n  x: 1\n  s:\n  - z\nb:\n- 1\n"),
    ("a: {}\nb:\n    c: 1\n", "a:\n    x: 1\n    s:\n      - z\nb:\n    c: 1\n"),
    ("a:\n    old: 1\nb: 1\n", "a:\n    x: 1\n    s:\n      - z\nb: 1\n"),
    ("{a: 1}", "{a: {x: 1, s: [z]}}"),
  ]) func `a collection is written below its key`(before: String, after: String) throws {
    let content = YAMLContent.mapping([
      .init("x", .integer(1)), .init("s", .sequence([.text("z")])),
    ])
    try expectEdit(before, after) { try $0.set("a", to: content) }
  }

  @Test func `an element is replaced where it stands`() throws {
    try expectEdit("- a: 1\n  b: 2\n- c\n", "- x\n- c\n") { try $0.set("0", to: .text("x")) }
    try expectEdit("-\n- c\n", "- x\n- c\n") { try $0.set("0", to: .text("x")) }
    try expectEdit("- x # c\n", "- a: 1 # c\n") {
      try $0.set("0", to: .mapping([.init("a", .integer(1))]))
    }
  }

  @Test(arguments: [
    ("a: 1 # c\n", "new: 1 # c\n"), ("'a' : 1\n", "'new' : 1\n"), ("? a\n: 1\n", "? new\n: 1\n"),
    ("{a: 1}", "{new: 1}"), ("a:\n  - b\n", "new:\n  - b\n"),
    ("\"a\": &x 1\nb: *x\n", "\"new\": &x 1\nb: *x\n"),
  ]) func `a member is renamed where it stands`(before: String, after: String) throws {
    try expectEdit(before, after) { try $0.rename("a", to: "new") }
  }

  @Test func `a name is a text for every reader`() throws {
    try expectEdit("a: 1\n", "\"on\": 1\n") { try $0.rename("a", to: "on") }
  }
}
