import PolicyEditor
import Testing

/// What other programs lose when they write YAML again: every text is edited in front of it and behind
/// it, and stays as it is.
@Suite struct YAMLRoundTripTests {
  static let texts: [(name: String, text: String)] = [
    ("blank lines", "a: 1\n\n\n\nb: 2\n"),
    ("the column and place of a comment", "a: 1          # far\n\n     # odd\n\n# margin\nb: 2\n"),
    ("a sequence that is not indented", "a:\n- 1\n- 2\n"),
    ("indents of two, four and mixed", "a:\n    b:\n      - c: 1\n        d:\n            e: 2\n"),
    ("spaces in front of a comment", "a: 1    # one\nb: 2\t# two\n"),
    ("a folded scalar with lines that are indented more", "a: >\n  x\n    y\n  z\n\n  w\n"),
    ("a block scalar with spaces at the ends of lines", "a: |\n  x   \n   \n  y \n"),
    ("quoted scalars of several lines", "a: 'x\n\n  y'\nb: \"x \\\n  y\"\n"),
    ("a value on the next line", "a:\n  x\nb:\n  \"y\"\n"),
    ("quotes", "a: 'x'\nb: \"y\"\nc: z\n'd': 1\n"),
    ("hexadecimal and octal numbers", "a: 0x1F\nb: 0o17\nc: 017\nd: 1_000\n"),
    ("words that are booleans to some", "a: on\nb: yes\nc: NO\nd: y\n"),
    ("anchors and aliases", "a: &x [1]\nb: *x\nc: &y z\n"),
    ("merge keys", "a: &x {k: 1}\nb:\n  <<: *x\n  l: 2\nc:\n  <<: [*x]\n"),
    ("flow style", "a: {b: [1,2 , 3], c: {}, }\nd: [\n  x, # one\n  y\n]\n"),
    ("tags", "a: !!str 1\nb: !mine {c: 2}\n"),
    ("ways to end a block scalar", "a: |-\n  -----BEGIN\nb: |+\n  x\n\n\nc: |2\n    x\n  y\n"),
    (
      "blocks that are commented out",
      "a:\n  - 1\n  #- name: x\n  #  key: |\n  #    y\n#  - 2\nb: 2\n"
    ),
    ("duplicate keys", "a: 1\na: 2\n"),
    ("long lines", "a: \(String(repeating: "long ", count: 400))\n"),
    ("characters beyond ASCII", "ä: 日本 # ü\nключ: 🙂\n"),
    ("placeholders of other programs", "a: ENC[AES256_GCM,data:x==,type:str]\nb: ${VALUE}\n"),
    ("null in its forms", "a:\nb: ~\nc: null\nd: {e: }\n"),
  ]

  @Test(arguments: texts)
  func `stays as it is`(name: String, text: String) throws {
    for (head, tail, lineBreak) in [
      ("", "", "\n"), ("\u{FEFF}", "", "\n"), ("---\n", "...\n", "\n"), ("", "", "\r\n"),
      ("# head\n\n", "---\nother: document\n", "\n"),
    ] {
      func converted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineBreak)
      }
      let before = converted(head + "first: 1 # c\n" + text + "last: [1]\n" + tail)
      try expectEdit(before, before.replacing("first: 1", with: "first: 2")) {
        try $0.set("first", to: .integer(2))
      }
      try expectEdit(before, before.replacing("last: [1]", with: "last: [1, 2]")) {
        try $0.insert(.integer(2), at: 1, into: "last")
      }
      try expectEdit(before, before.replacing("last: [1]", with: "end: [1]")) {
        try $0.rename("last", to: "end")
      }
      let count = try YAMLEditing(before).value([]).members.count
      let added = converted("last: [1]\nadded: 7\n")
      try expectEdit(before, before.replacing(converted("last: [1]\n"), with: added)) {
        try $0.insert("added", .integer(7), at: count)
      }
    }
  }

  @Test func `a text without a line break at its end gets none`() throws {
    try expectEdit("a: 1\nb: 2", "a: 2\nb: 2") { try $0.set("a", to: .integer(2)) }
    try expectEdit("a: 1\nb: 2", "a: 1\nb: 3") { try $0.set("b", to: .integer(3)) }
    try expectEdit("a: 1\nb: 2", "a: 1\nb: 2\nc: 3") { try $0.insert("c", .integer(3), at: 2) }
    try expectEdit("a: 1\nb: 2", "b: 2") { try $0.remove(0) }
  }
}
