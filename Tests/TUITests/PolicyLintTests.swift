import Inspector
import PolicyEditor
import TUI
import TerminalKit
import Testing

/// What lint says while one edits.
@Suite struct `Problems in the Policy view` {
  static let text = """
    application:
      validators:
      - name: acme
        type: notaryv1
        host: notary.acme.example
        trust_roots:
        - name: default
          key: |
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsx28WV7BsQfnHF1kZmpdCTTLJaWe
            d0CA+JOi8H4REuBaWSZ5zPDe468WuOJ6f71E7WFg3CVEVYHuoZt2UYbN/Q==
            -----END PUBLIC KEY-----
      policy:
      - pattern: "*:*"
        validator: acme
      - pattern: "docker.io/acme/*:*"
        validator: acne
      features:
        detectionMode: yess

    """

  private func opened(columns: Int = 120, rows: Int = 40) throws -> HeadlessProgram {
    try HeadlessProgram.policy(of: Self.text, columns: columns, rows: rows)
  }

  @Test func `are marked in the list and beside the text, and counted`() throws {
    let program = try opened()
    let rule = try #require(program.line(with: "2 docker.io/acme/*:*"))
    #expect(rule.contains("│E "))
    #expect(try #require(program.line(with: "1 *:*")).contains("│  "))
    #expect(try #require(program.line(with: "validator: acne")).contains("17 E"))
    #expect(try #require(program.line(with: "trust_roots:")).contains(" 6 E"))
    #expect(try #require(program.line(with: "type: notaryv1")).contains(" 4  "))
    let count = try #require(program.line(with: "Connaisseur 3.9"))
    #expect(count.contains(" errors"))
    #expect(try #require(program.line(with: "3 Policy")).contains("E"))
  }

  @Test func `of the line under the cursor are told with what to do`() throws {
    var program = try opened()
    program.press("G")
    #expect(program.shows("error"))
    #expect(program.shows("unknown-validator"))
    #expect(program.shows("fix "))
    program.press("k")
    #expect(!program.shows("unknown-validator"))
  }

  @Test func `are gone to one after the other, around the ends`() throws {
    var program = try opened()
    program.press("g", "g", "]")
    #expect(program.shows("problem 1 of"))
    let first = program.text
    var lines: [String] = []
    for _ in 0..<20 where !lines.contains(program.line(with: "> ") ?? "") {
      lines.append(program.line(with: "> ") ?? "")
      program.press("]")
    }
    #expect(lines.contains { $0.contains("validator: acne") })
    #expect(lines.contains { $0.contains("trust_roots") || $0.contains("name: acme") })
    #expect(lines.contains { $0.contains("detectionMode") })
    program.press("g", "g", "]")
    #expect(program.text == first)
    program.press("[", "]")
    #expect(program.text == first)
  }

  @Test func `are listed, and one that is chosen is gone to`() throws {
    var program = try opened()
    program.press("L")
    #expect(program.shows("Go to which problem?"))
    program.type("acne")
    program.press(.enter)
    #expect(program.line(with: "> ")?.contains("validator: acne") == true)
    #expect(program.selected.contains("docker.io/acme/*:*"))
  }

  @Test func `are mended by a key, as one step that can be taken back`() throws {
    var program = try opened()
    program.press("L")
    program.type("trust_roots")
    program.press(.enter)
    #expect(program.shows("(F does it)"))
    program.press("F")
    let mended = try #require(program.unsavedText)
    #expect(mended == Self.text.replacing("trust_roots:", with: "trustRoots:"))
    program.settlePolicy()
    #expect(program.line(with: "trust_roots:") == nil)
    program.press("u")
    #expect(program.unsavedText == Self.text)
  }

  @Test func `that one has to decide about are not mended`() throws {
    var program = try opened()
    program.press("L")
    program.type("detection")
    program.press(.enter)
    #expect(program.shows("detectionMode"))
    program.press("g", "g", "F")
    #expect(program.shows("Not now: there is no problem under the cursor."))
  }

  @Test func `of a text that is gone are not shown, and do not come back late`() throws {
    var program = try opened()
    let stale = program.effects.last { if case .lint = $0 { true } else { false } }
    program.press("G", "d", "d")
    #expect(program.shows("lint …"))
    #expect(program.line(with: "1 *:*")?.contains("│E") == false)
    if case .lint(let inquiry)? = stale {
      program.send(.linted(inquiry.answer(at: Demo.moment)))
    }
    #expect(program.shows("lint …"))
    program.settlePolicy()
    #expect(!program.shows("lint …"))
    #expect(!program.shows("acne"))
  }

  @Test func `stand above what will be written`() throws {
    var program = try opened()
    program.press("G", "K")
    program.settlePolicy()
    program.press("w")
    program.settlePolicy()
    #expect(program.shows("What will be written"))
    #expect(program.shows("by Connaisseur 3.9"))
    #expect(program.shows("acne"))
  }

  @Test func `come into the question for saving when they are found`() throws {
    var program = try opened()
    program.press("G", "K", "w")
    for case .showDifference(let drafts, let quits) in program.effects {
      program.send(.difference(PolicyDifference(of: drafts), quits: quits))
    }
    #expect(program.shows("looking for problems"))
    program.settlePolicy()
    #expect(!program.shows("looking for problems"))
    #expect(program.shows("by Connaisseur 3.9"))
  }

  @Test func `are those of the version that is chosen`() throws {
    var program = try opened()
    #expect(program.press("v").contains { if case .lint = $0 { true } else { false } })
    #expect(program.shows("by Connaisseur 3.3"))
    program.settlePolicy()
    #expect(program.shows(" in 3.3"))
    program.press("v")
    program.settlePolicy()
    #expect(program.shows(" in 3.3 and 3.9"))
  }

  @Test func `are told at the bottom where there is no room for details`() throws {
    var program = try opened(columns: 40, rows: 10)
    program.press("]")
    #expect(program.footer.contains("line 6: "))
    program.press(.tab)
    #expect(program.shows("error  "))
    #expect(program.footer.contains("list"))
  }

  @Test func `a closed validator speaks for its trust roots`() throws {
    let text = Self.text.replacing("trust_roots", with: "trustRoots")
      .replacing("-----BEGIN PUBLIC KEY-----", with: "BEGIN")
    var program = try HeadlessProgram.policy(of: text, columns: 100, rows: 40)
    #expect(try #require(program.line(with: "+acme")).contains("E "))
    program.press("g", "g", "j", " ")
    #expect(try #require(program.line(with: "default  ")).contains("E "))
  }
}
