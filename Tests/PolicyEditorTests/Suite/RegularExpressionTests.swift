import PolicyEditor
import TestSupport
import Testing

@Suite("Regular expressions in bounded time") struct RegularExpressionTests {
  @Test(
    "match anywhere in a text",
    arguments: [
      ("a", "xay"), ("^a", "ab"), ("b$", "ab"), ("^$", ""), ("a.c", "abc"), ("a|b|cd", "xcdx"),
      ("(ab)+$", "xabab"), ("(?:a|b)*c", "ababc"), ("[a-c]x", "bx"), ("[^a-c]x", "dx"),
      ("[]]", "]"), ("[a-]", "-"), (#"\d+\.\d"#, "v3.9"), (#"\bfound\b"#, "no tag found in"),
      (#"\Bound"#, "found"), ("a{2}", "baab"), ("a{2,}b", "aaaab"), ("^a{1,3}$", "aaa"),
      ("x{a}", "x{a}"), ("colou?r", "color"), (#"\*\:\*"#, "*:*"), ("(?i)NO TAG", "no tag 'v1'"),
      (#"[\w.-]+@sha256:[0-9a-f]{64}"#, "web@sha256:" + String(repeating: "a0", count: 32)),
      (#"\S\s\W"#, "a !"), ("é+", "éé"), ("a*?b", "aab"), ("()", ""), ("a||b", ""),
    ])
  func matching(pattern: String, text: String) throws {
    #expect(try RegularExpression(pattern).isFound(in: text))
  }

  @Test(
    "and match nothing else",
    arguments: [
      ("^b", "ab"), ("a$", "ab"), ("a.c", "a\nc"), ("[^a]", "a"), ("^a{2,3}$", "aaaa"),
      (#"\bound"#, "found"), ("(?i)x", "y"), ("A", "a"), ("[a-c]", "d"), (#"\d"#, "x"),
      (#"[^\D]"#, "x"), ("a+", ""),
    ])
  func notMatching(pattern: String, text: String) throws {
    #expect(try !RegularExpression(pattern).isFound(in: text))
  }

  @Test(
    "what cannot be used is refused at its place",
    arguments: [
      ("", RegularExpression.Fault.Reason.empty, 0), ("a(b", .unclosedGroup, 1),
      ("ab)", .unopenedGroup, 2), ("a[b", .unclosedSet, 1), ("*a", .nothingToRepeat, 0),
      ("(+)", .nothingToRepeat, 1), ("[z-a]", .badRange, 1), (#"a\q"#, .badEscape("q"), 1),
      (#"(a)\1"#, .badEscape("1"), 3), (#"a\"#, .endsInEscape, 2), ("(?=a)", .unsupportedGroup, 0),
      ("a{3,2}", .badRepetition, 1), ("a{1001}", .badRepetition, 1), ("^*", .nothingToRepeat, 1),
      ("(a{1000}){1000}", .tooLarge(limit: 2_000), 0),
      ("((){1000}){1000}", .tooLarge(limit: 2_000), 0),
      (String(repeating: "(", count: 60), .tooDeep(limit: 50), 50),
      (String(repeating: "a", count: 1_001), .tooLong(limit: 1_000), 1_000),
    ])
  func faults(pattern: String, reason: RegularExpression.Fault.Reason, offset: Int) {
    let fault = #expect(throws: RegularExpression.Fault.self) { try RegularExpression(pattern) }
    #expect(fault?.reason == reason)
    #expect(fault?.offset == offset)
  }

  @Test("what makes other engines hang comes to an end")
  func bounded() throws {
    let text = String(repeating: "a", count: 20_000) + "b"
    for pattern in ["(a+)+$", "(a|a)*c", "(a*)*c", "(.*)(.*)(.*)(.*)c", "^(a?){50}a{50}c"] {
      #expect(try !RegularExpression(pattern).isFound(in: text))
    }
  }

  @Test("whatever is written, it is read or refused", arguments: 0..<200)
  func anyText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters: [Character] = Array("ab([{}])|*+?.^$\\d-,19:é")
    let pattern = String(
      (0..<Int.random(in: 1...20, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? "a"
      })
    guard let expression = try? RegularExpression(pattern) else { return }
    _ = expression.isFound(in: "ab19:é\n" + String(repeating: "ab", count: 50))
    #expect(expression.pattern == pattern)
  }
}
