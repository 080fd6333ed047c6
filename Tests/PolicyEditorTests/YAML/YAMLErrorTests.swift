import PolicyEditor
import Testing

@Suite struct YAMLErrorTests {
  private func error(of bytes: [UInt8], limits: YAMLDocument.Limits = .init()) -> YAMLError? {
    do {
      _ = try YAMLDocument(parsing: bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private func error(of text: String) -> YAMLError? { error(of: Array(text.utf8)) }

  @Test func `a mistake has its line, its column and the line itself`() {
    let mistake = error(of: "\u{FEFF}é: 1\r\nb: 'ü': x\r\nc: 2\r\n")
    #expect(mistake?.location == YAMLLocation(line: 2, column: 7))
    #expect(mistake?.line == "b: 'ü': x")
    #expect(
      mistake?.reason
        == .syntax(problem: "mapping values are not allowed in this context", context: nil))
  }

  @Test func `bytes that are no text are told by their place`() {
    let mistake = error(of: Array("a: 1\nb: ".utf8) + [0xFF, 0x0A])
    #expect(mistake?.reason == .badCharacter)
    #expect(mistake?.location == YAMLLocation(line: 2, column: 4))
    #expect(error(of: "a: \u{7}")?.reason == .badCharacter)
    #expect(error(of: [0xFF, 0xFE, 0x61, 0x00])?.reason == .badCharacter)
    #expect(error(of: [0xFF, 0xFE, 0x61, 0x00])?.offset == 0)
  }

  @Test func `an alias must have been named before, and not stand inside of itself`() {
    #expect(error(of: "a: *x\n")?.reason == .undefinedAlias(name: "x"))
    #expect(error(of: "a: &x 1\n---\nb: *x\n")?.reason == .undefinedAlias(name: "x"))
    #expect(error(of: "a: &x\n  b: *x\n")?.reason == .recursiveAlias(name: "x"))
  }

  @Test func `depth is bounded, through aliases too`() {
    let open = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(error(of: open)?.reason == .tooDeep(limit: 100))
    var text = "- &a0 x\n"
    for index in 1...200 { text += "- &a\(index) [*a\(index - 1)]\n" }
    #expect(error(of: text)?.reason == .tooDeep(limit: 100))
  }

  @Test func `aliases that expand without end are refused`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for index in 1...9 {
      let aliases = [String](repeating: "*a\(index - 1)", count: 10).joined(separator: ", ")
      text += "a\(index): &a\(index) [\(aliases)]\n"
    }
    #expect(error(of: text)?.reason == .aliasesExpandTooFar(limit: 2_000_000))
  }

  @Test func `size and number of values are bounded`() {
    var limits = YAMLDocument.Limits()
    limits.values = 3
    #expect(error(of: Array("[1, 2]".utf8), limits: limits) == nil)
    #expect(error(of: Array("[1, 2, 3]".utf8), limits: limits)?.reason == .tooManyValues(limit: 3))
    limits.bytes = 4
    #expect(error(of: Array("a: 12".utf8), limits: limits)?.reason == .tooLarge(limit: 4))
  }
}
