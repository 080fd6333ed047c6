import PolicyEditor
import Testing

@Suite struct YAMLRefusalTests {
  private func places(_ refusal: YAMLEditRefusal?) -> [Int] {
    guard case .changesElsewhere(let places) = refusal else { return [] }
    return places.map(\.location.line)
  }

  @Test func `an anchor's value is not changed while aliases take it over`() throws {
    let text = "a: &x old\nb: *x\nc: [*x, d]\n"
    let refusal = try refusal(of: text) { try $0.set("a", to: .text("new")) }
    #expect(places(refusal) == [2, 3])
    #expect(
      refusal?.sentence
        == "this would also change what line 2 (*x), line 3 (*x) takes over; write the value there first"
    )
  }

  @Test func `neither is anything inside of it`() throws {
    let text = "a: &x\n  k: 1\nb:\n  <<: *x\n  l: 2\nc: *x\n"
    for edit in [
      { try $0.set("a", "k", to: .integer(2)) },
      { try $0.insert("m", .integer(2), at: 1, into: "a") },
      { try $0.rename("a", "k", to: "z") },
    ] as [(YAMLEditing) throws -> String] {
      let refusal = try refusal(of: text, edit)
      #expect(places(refusal) == [4, 6])
      if case .changesElsewhere(let places) = refusal {
        #expect(places.map(\.isMerge) == [true, false])
        #expect(places.map(\.anchor) == ["x", "x"])
      }
    }
  }

  @Test func `nor through an alias`() throws {
    let text = "a: &x [1]\nb: *x\n"
    #expect(places(try refusal(of: text) { try $0.insert(.text("y"), at: 1, into: "b") }) == [1])
    #expect(places(try refusal(of: text) { try $0.remove(0) }) == [2])
  }

  @Test func `what an alias stands for can be replaced where the alias stands`() throws {
    try expectEdit("a: &x [1]\nb: *x\n", "a: &x [1]\nb: new\n") {
      try $0.set("b", to: .text("new"))
    }
    try expectEdit("a: &x 1\nb: *x\n", "a: &x 1\n") { try $0.remove(1) }
  }

  @Test func `other places of a text with aliases can be changed`() throws {
    let text = "a: &x {k: 1}\nb:\n  <<: *x\n  l: 2\n"
    try expectEdit(text, "a: &x {k: 1}\nb:\n  <<: *x\n  l: 3\n") {
      try $0.set("b", "l", to: .integer(3))
    }
    try expectEdit(text, text + "  m: 4\n") { try $0.insert("m", .integer(4), at: 2, into: "b") }
    try expectEdit(text, text + "  k: 4\n") { try $0.insert("k", .integer(4), at: 2, into: "b") }
  }

  @Test func `a member that << takes over cannot be hidden in front of it`() throws {
    let text = "a: &x {k: 1}\nb:\n  <<: *x\n  l: 2\n"
    let refusal = try refusal(of: text) { try $0.insert("k", .integer(4), at: 0, into: "b") }
    #expect(refusal == .mergeWins("k", YAMLLocation(line: 1, column: 11)))
  }

  @Test func `a member does not go while another of its name stands behind it`() throws {
    let merged = "a: &x {k: 1}\nb:\n  <<: *x\n  k: 2\n"
    let refused = try refusal(of: merged) { try $0.remove(1, from: "b") }
    #expect(refused == .nameRemains("k", YAMLLocation(line: 1, column: 11)))
    #expect(
      try refusal(of: "a: 1\na: 2\n") { try $0.remove(1) }
        == .nameRemains("a", YAMLLocation(line: 1, column: 1)))
    try expectEdit("a: 1\na: 2\n", "a: 2\n") { try $0.remove(0) }
  }

  @Test func `no member comes twice`() throws {
    let exists = YAMLEditRefusal.nameExists("a", YAMLLocation(line: 1, column: 1))
    #expect(try refusal(of: "a: 1\nb: 2\n") { try $0.insert("a", .null, at: 2) } == exists)
    #expect(try refusal(of: "a: 1\nb: 2\n") { try $0.rename("b", to: "a") } == exists)
  }

  @Test func `changes that touch the same text are not mixed`() throws {
    let editing = try YAMLEditing("a:\n  b: 1\n  c: 2\n")
    let outer = try editing.value(["a"])
    let inner = try editing.value(["a", "b"])
    for changes in [
      [.set(outer, to: .null), .set(inner, to: .null)],
      [.remove(0, from: outer.place), .set(inner, to: .null)],
      [.set(inner, to: .null), .set(inner, to: .integer(1))],
      [.move(0, to: 1, in: outer.place), .remove(0, from: outer.place)],
    ] as [[YAMLChange]] {
      #expect(throws: YAMLEditRefusal.self) { _ = try editing.document.edit("test", changes) }
    }
  }

  @Test func `a child that is not there is told`() throws {
    let place = YAMLLocation(line: 1, column: 4)
    #expect(try refusal(of: "a: [1]\n") { try $0.remove(1, from: "a") } == .doesNotFit(place))
    #expect(
      try refusal(of: "a: [1]\n") { try $0.insert("b", .null, at: 0, into: "a") }
        == .doesNotFit(place))
  }
}
