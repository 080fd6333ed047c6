import PolicyEditor
import Testing

@Suite struct YAMLListTests {
  private static let rule = YAMLContent.mapping([
    .init("pattern", .text("*:*")), .init("validator", .text("deny")),
  ])

  @Test(arguments: [
    // The siblings' indent and dashes.
    ("p:\n- pattern: a\n", "p:\n- pattern: a\n- pattern: \"*:*\"\n  validator: deny\n"),
    ("p:\n  - pattern: a\n", "p:\n  - pattern: a\n  - pattern: \"*:*\"\n    validator: deny\n"),
    (
      "p:\n    -   pattern: a\n",
      "p:\n    -   pattern: a\n    -   pattern: \"*:*\"\n        validator: deny\n"
    ),
    (
      "p:\n  -\n    pattern: a\n",
      "p:\n  -\n    pattern: a\n  -\n    pattern: \"*:*\"\n    validator: deny\n"
    ),
    // The siblings' quotes.
    (
      "p:\n- pattern: 'a'\n  validator: 'x'\n",
      "p:\n- pattern: 'a'\n  validator: 'x'\n- pattern: '*:*'\n  validator: 'deny'\n"
    ),
    // The siblings' blank lines.
    (
      "p:\n- pattern: a\n\n- pattern: b\n\nq: 1\n",
      "p:\n- pattern: a\n\n- pattern: b\n\n- pattern: \"*:*\"\n  validator: deny\n\nq: 1\n"
    ),
    // Line breaks, and the end of the text.
    ("p:\r\n- pattern: a\r\n", "p:\r\n- pattern: a\r\n- pattern: \"*:*\"\r\n  validator: deny\r\n"),
    ("p:\n- pattern: a", "p:\n- pattern: a\n- pattern: \"*:*\"\n  validator: deny"),
    ("p:\n- pattern: a\n...\n", "p:\n- pattern: a\n- pattern: \"*:*\"\n  validator: deny\n...\n"),
    ("p:\n- |\n  a", "p:\n- |-\n  a\n- pattern: \"*:*\"\n  validator: deny"),
    ("p:\n- |+\n  a\n\nq: 1\n", "p:\n- |+\n  a\n\n- pattern: \"*:*\"\n  validator: deny\nq: 1\n"),
    // Comments behind and below the last element are its own if they are indented deeper.
    (
      "p:\n- pattern: a # one\n  # validator: b\n# of q\nq: 1\n",
      "p:\n- pattern: a # one\n  # validator: b\n- pattern: \"*:*\"\n  validator: deny\n# of q\nq: 1\n"
    ),
    // Lists that are empty or left out.
    ("p: [] # none\nq: 1\n", "p: # none\n  - pattern: \"*:*\"\n    validator: deny\nq: 1\n"),
    ("q:\n- 1\np: []\n", "q:\n- 1\np:\n- pattern: \"*:*\"\n  validator: deny\n"),
    // Flow style.
    ("p: [a, b]\n", "p: [a, b, {pattern: \"*:*\", validator: deny}]\n"),
    ("p: [a,b,]\n", "p: [a,b,{pattern: \"*:*\", validator: deny},]\n"),
    (
      "p: [\n  a, # one\n  b # two\n]\n",
      "p: [\n  a, # one\n  b, # two\n  {pattern: \"*:*\", validator: deny}\n]\n"
    ),
  ]) func `a new last element looks like its siblings`(before: String, after: String) throws {
    try expectEdit(before, after) { editing in
      let count = try editing.value(["p"]).elements.count
      return try editing.insert(Self.rule, at: count, into: "p")
    }
  }

  @Test(arguments: [
    ("p:\n  # of a\n  - a\n", "p:\n  - x\n  # of a\n  - a\n"),
    ("p:\n- a\n\n- b\n", "p:\n- x\n\n- a\n\n- b\n"),
    ("- - a\n  - b\n", "- x\n- - a\n  - b\n"),
    ("p: [a, b]\n", "p: [x, a, b]\n"), ("p: [ a ]\n", "p: [ x, a ]\n"),
    ("p: [\n  a,\n  b\n]\n", "p: [\n  x,\n  a,\n  b\n]\n"),
    ("p: # c\n\n# of a\n- a\n", "p: # c\n\n- x\n# of a\n- a\n"),
  ]) func `a new first element stands above the comments of the next`(
    before: String, after: String
  ) throws {
    try expectEdit(before, after) { editing in
      let path = try editing.value([]).kind == .mapping ? ["p"] : []
      return path.isEmpty
        ? try editing.insert(.text("x"), at: 0) : try editing.insert(.text("x"), at: 0, into: "p")
    }
  }

  @Test func `an element is put behind a dash`() throws {
    try expectEdit("- - a\n  - b\n", "- - x\n  - a\n  - b\n") {
      try $0.insert(.text("x"), at: 0, into: "0")
    }
    try expectEdit("- b: 1\n  c: 2\n", "- a: x\n  b: 1\n  c: 2\n") {
      try $0.insert("a", .text("x"), at: 0, into: "0")
    }
  }

  @Test func `a new member looks like its siblings`() throws {
    try expectEdit(
      "a:\n    b: 1 # one\n    c:\n        d: 2\n",
      "a:\n    b: 1 # one\n    c:\n        d: 2\n    e: x\n"
    ) {
      try $0.insert("e", .text("x"), at: 2, into: "a")
    }
    try expectEdit("\"a\": 1\n", "\"a\": 1\n\"b\": x\n") { try $0.insert("b", .text("x"), at: 1) }
    try expectEdit("a: {b: 1}\n", "a: {b: 1, c: x}\n") {
      try $0.insert("c", .text("x"), at: 1, into: "a")
    }
    try expectEdit("a: {}\n", "a:\n  c: x\n") { try $0.insert("c", .text("x"), at: 0, into: "a") }
  }

  @Test(arguments: [
    // Its comments go, those of others stay.
    (1, "p:\n- a\n# of b\n- b # b\n  # in b\n# of c\n- c\n", "p:\n- a\n# of c\n- c\n"),
    (1, "p:\n- a\n\n# a section\n\n# of b\n- b\n\n- c\n", "p:\n- a\n\n# a section\n\n- c\n"),
    (0, "p:\n# of a\n- a\n- b\n", "p:\n- b\n"), (0, "p:\n- a\n\n- b\n", "p:\n- b\n"),
    (1, "p:\n- a\n- b\n\n# a section\n\n- c\n", "p:\n- a\n\n# a section\n\n- c\n"),
    // The last one, and the only one.
    (1, "p:\n- a\n\n- b\n\n\nq: 1\n", "p:\n- a\n\n\nq: 1\n"), (1, "p:\n- a\n- b", "p:\n- a"),
    (1, "p:\n- a\n\n- b\n", "p:\n- a\n"), (1, "p:\n- |\n  a\n- b", "p:\n- |\n  a\n"),
    (0, "p: # c\n- a\nq: 1\n", "p: [] # c\nq: 1\n"), (0, "p: [a]\n", "p: []\n"),
    // Flow style.
    (0, "p: [a, b]\n", "p: [b]\n"), (1, "p: [a, b]\n", "p: [a]\n"),
    (1, "p: [a, b,]\n", "p: [a,]\n"),
    (0, "p: [\n  # of a\n  a, # one\n  # of b\n  b,\n]\n", "p: [\n  # of b\n  b,\n]\n"),
    (1, "p: [\n  a,\n  b,\n]\n", "p: [\n  a,\n]\n"),
    // Bytes.
    (0, "p:\r\n- a\r\n- b\r\n", "p:\r\n- b\r\n"),
    (0, "\u{FEFF}p:\n- a\n- b\n", "\u{FEFF}p:\n- b\n"),
    (0, "p:\n- |\n  a\n\n- b\n", "p:\n- b\n"),
    (1, "p:\n- a\n- - b\n  - c\n- d\n", "p:\n- a\n- d\n"),
  ]) func `an element goes with the comments that belong to it`(
    number: Int, before: String, after: String
  ) throws {
    try expectEdit(before, after) { try $0.remove(number, from: "p") }
  }

  @Test func `several go at once`() throws {
    let text = "p:\n- a\n- b\n- c\n- d\n"
    try expectEdit(text, "p:\n- b\n") { try $0.remove(0, 2, 3, from: "p") }
    try expectEdit(text, "p: []\n") { try $0.remove(0, 1, 2, 3, from: "p") }
    try expectEdit("p: [a, b, c]\n", "p: [a]\n") { try $0.remove(1, 2, from: "p") }
  }

  @Test func `the first member behind a dash makes room for the next`() throws {
    try expectEdit("- a: 1\n  b: 2\n- c\n", "- b: 2\n- c\n") { try $0.remove(0, from: "0") }
    try expectEdit("- a: 1\n  # of b\n  b: 2\n", "- b: 2\n") { try $0.remove(0, from: "0") }
    try expectEdit("a: 1\nb: 2\n", "a: 1\n") { try $0.remove(1) }
    try expectEdit("x: {a: 1, b: 2}\n", "x: {b: 2}\n") { try $0.remove(0, from: "x") }
  }

  @Test(arguments: [
    (0, 2, "p:\n# of a\n- a # a\n- b\n- c\nq: 1\n", "p:\n- b\n- c\n# of a\n- a # a\nq: 1\n"),
    (2, 0, "p:\n- a\n\n- b\n\n\n- c\n", "p:\n- c\n\n- a\n\n\n- b\n"),
    (0, 1, "p:\n- a\n\n# a section\n\n- b\n", "p:\n- b\n\n# a section\n\n- a\n"),
    (0, 1, "p:\n- |\n  a\n- b", "p:\n- b\n- |\n  a\n"),
    (0, 1, "p:\n- b\n- |\n  a", "p:\n- |-\n  a\n- b"),
    (0, 1, "p: [a, b]\n", "p: [b, a]\n"),
    (1, 0, "p: [\n  a, # one\n  b\n]\n", "p: [\n  b, # one\n  a\n]\n"),
    (0, 1, "p:\r\n- a\r\n- b\r\n", "p:\r\n- b\r\n- a\r\n"),
  ]) func `an element moves with its comments, and what stands between stays`(
    from: Int, to: Int, before: String, after: String
  ) throws {
    try expectEdit(before, after) { try $0.move(from, to: to, in: "p") }
  }

  @Test func `members move too`() throws {
    try expectEdit("- a: 1\n  # of b\n  b: 2\n", "- # of b\n  b: 2\n  a: 1\n") {
      try $0.move(0, to: 1, in: "0")
    }
    try expectEdit("a: 1\n\nb: 2\n", "b: 2\n\na: 1\n") { try $0.move(1, to: 0) }
  }

  @Test func `a copy has everything that the original has but what is set`() throws {
    let editing = try YAMLEditing("v:\n# of a\n- name: a # the name\n  type: x\n- name: b\n")
    let original = try editing.value(["v", "0", "name"])
    let (edit, _) = try editing.document.edit(
      "copy",
      [.copy(0, to: 1, in: editing.value(["v"]).place, setting: [original.place: .text("c")])])
    let text = String(decoding: edit.applied(to: editing.document.bytes) ?? [], as: UTF8.self)
    #expect(
      text
        == "v:\n# of a\n- name: a # the name\n  type: x\n# of a\n- name: c # the name\n  type: x\n- name: b\n"
    )
  }

  @Test func `a copy in flow style has other values too`() throws {
    let editing = try YAMLEditing("v: [{name: a, type: x}, {name: b}]\n")
    let original = try editing.value(["v", "0", "name"])
    let (_, edited) = try editing.document.edit(
      "copy",
      [.copy(0, to: 2, in: editing.value(["v"]).place, setting: [original.place: .text("c")])])
    #expect(
      String(decoding: edited.bytes, as: UTF8.self)
        == "v: [{name: a, type: x}, {name: b}, {name: c, type: x}]\n")
  }
}
