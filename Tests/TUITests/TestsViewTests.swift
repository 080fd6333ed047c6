import Inspector
import NotaryCore
import PolicyEditor
import TUI
import TerminalKit
import Testing

@Suite struct `The Tests view` {
  @Test func `reads and runs the suite when somebody looks at it, and not before`() async throws {
    var program = try HeadlessProgram(files: [Demo.valuesName])
    program.settlePolicy()
    #expect(!program.effects.contains { if case .readTests = $0 { true } else { false } })
    let effects = program.press("4")
    #expect(effects == [.readTests("tastevin.tests.yaml", number: 1)])
    #expect(program.shows("… reading the suite"))
    program.readSuite()
    #expect(program.shows("… 0 of 6 images"))
    #expect(program.shows("…     3.9  the release of web"))
    await program.runSuite()
    #expect(program.shows("5 passed, 1 failed"))
    #expect(program.shows("FAIL  3.9  the broken release"))
  }

  @Test func `shows expected beside actual and the explanation of a failure`() async throws {
    var program = try await HeadlessProgram.tests(columns: 160, rows: 60)
    program.press("j", "j", "j")
    #expect(program.shows("FAILED  tastevin.tests.yaml:16:3"))
    #expect(program.shows("                 expected  actual"))
    #expect(program.shows("FAIL  verdict    admit     deny"))
    #expect(program.shows("Step by step"))
    program.press("g", "g")
    #expect(program.shows("passed  tastevin.tests.yaml:4:3"))
    #expect(program.shows("ok    rule       docker.io/acme/*:*  docker.io/acme/*:*"))
  }

  @Test func `shows expected above actual where there is no room beside it`() async throws {
    var program = try await HeadlessProgram.tests(columns: 80, rows: 40)
    #expect(program.shows("ok    rule       docker.io/acme/*:*"))
    program.press("j", "j", "j")
    #expect(program.shows("FAIL  verdict    admit     deny"))
  }

  @Test func `runs again as soon as the policy is edited, and tells other views`() async throws {
    var program = try await HeadlessProgram.tests()
    let before = program.lastOrder
    // The rule for all of acme goes.
    program.press("3", "G", "k", "k", "d", "d")
    let order = try #require(program.lastOrder)
    #expect(order != before)
    program.press("4")
    #expect(program.shows("… 0 of 6 images"))
    await program.runSuite()
    #expect(program.shows("FAIL  3.9  the release of web"))
    program.press("3")
    #expect(program.shows("TESTS: 4 FAILED"), "\(program.text)")
    // An answer to the run of before says nothing any more.
    let old = try #require(before)
    let report = await old.report(at: Demo.moment) { _ in .success(Demo.source()) }
    program.send(.suiteRan(report, number: old.number, done: 6, isLast: true))
    #expect(program.shows("TESTS: 4 FAILED"))
  }

  @Test func `Esc ends a run, and R begins another`() async throws {
    var program = try HeadlessProgram(nil, files: [Demo.valuesName])
    program.settlePolicy()
    program.press("4")
    program.readSuite()
    let number = program.lastOrder?.number
    #expect(program.press(.escape) == [.cancelSuite])
    #expect(program.shows("CANCELLED"))
    let effects = program.press("R")
    #expect(effects.contains { if case .readTests = $0 { true } else { false } })
    program.readSuite()
    #expect(program.lastOrder?.number != number)
  }

  @Test func `r tests the case under the cursor again, and nothing else`() async throws {
    var program = try await HeadlessProgram.tests(columns: 120)
    let before = program.lastOrder
    program.press("j", "j", "j")
    let selected = program.selected
    program.press("r")
    let order = try #require(program.lastOrder)
    #expect(order != before)
    #expect(program.shows("… 0 of 1 images"))
    #expect(
      program.shows("…     3.9  the broken release") && program.shows("ok    3.9  what nobody"))
    #expect(program.press("r").isEmpty)
    #expect(program.footer.contains("the suite is being run"))
    await program.runSuite()
    #expect(program.shows("5 passed, 1 failed"))
    #expect(program.selected == selected)
    let report = await order.report(at: Demo.moment) { _ in .success(Demo.source()) }
    #expect(report.entries.map(\.test.title) == ["the broken release is mended"])
  }

  @Test func `shows what is known as it comes`() async throws {
    var program = try HeadlessProgram(nil, files: [Demo.valuesName])
    program.settlePolicy()
    program.press("4")
    program.readSuite()
    let order = try #require(program.lastOrder)
    var partial: [SuiteReport] = []
    let whole = await order.report(at: Demo.moment, by: { _ in .success(Demo.source()) }) {
      partial.append($1())
    }
    let first = try #require(partial.first)
    program.send(.suiteRan(first, number: order.number, done: 1, isLast: false))
    #expect(program.shows("… 1 of 6 images"))
    #expect(first.entries.contains { $0.isPending })
    #expect(!whole.entries.contains { $0.isPending })
  }

  @Test func `shows a name whole that is cut in the list`() async throws {
    let program = try await HeadlessProgram.tests()
    // It is broken where the pane ends.
    #expect(program.shows("│the release of web is admitted      │"))
    #expect(program.shows("│(docker.io/acme/web:v1)             │"))
  }

  @Test func `filters by name, status and message`() async throws {
    var program = try await HeadlessProgram.tests(of: Demo.suiteBytes, nil)
    program.press("/")
    program.type("fail")
    program.press(.enter)
    #expect(program.shows("the broken release") && !program.shows("the release of web"))
    program.press(.escape)
    #expect(program.shows("the release of web"))
    program.press("/")
    program.type("no tag 'nightly'")
    #expect(program.shows("what nobody signed") && !program.shows("the broken release"))
  }

  @Test func `says what is wrong with a suite, with its place`() async throws {
    let suite = Array("cases:\n- {image: a, expects: deny}".utf8)
    let program = try await HeadlessProgram.tests(of: suite, columns: 200)
    #expect(program.shows("tastevin.tests.yaml:2:14: 'expects' is no key of a case"))
    #expect(program.lastOrder == nil)
  }

  @Test func `adds the current image as a case, keeping all the rest of the file`() async throws {
    let suite = "# mine\ncases:\n- image: a  # kept\n  expect: deny\n"
    var program = try await HeadlessProgram.tests(of: Array(suite.utf8), columns: 120, rows: 40)
    #expect(program.press("o") == [])
    #expect(program.shows("Not now: there is no verdict on the image yet."))
    await program.explain()
    program.press("o")
    #expect(program.shows("+- image: docker.io/acme/web:v1"))
    let effects = program.press(.enter)
    guard case .addCase(let addition)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    let text = String(decoding: addition.text, as: UTF8.self)
    #expect(text.hasPrefix(suite))
    let cases = try TestSuite(file: "t", bytes: addition.text).cases
    #expect(cases.count == 2)
    #expect(cases[1].expectation.digest?.value.hasPrefix("sha256:") == true)
    let again = program.send(.caseAdded(nil))
    #expect(again.contains { if case .readTests = $0 { true } else { false } })
    program.readSuite(addition.text)
    await program.runSuite()
    #expect(program.shows("4 passed"), "\(program.text)")
  }

  @Test func `begins a suite where there is none`() async throws {
    var program = try await HeadlessProgram.tests(of: nil)
    #expect(program.shows("There is no tastevin.tests.yaml."))
    await program.explain()
    program.press("o")
    guard case .addCase(let addition)? = program.press(.enter).first else {
      Issue.record("nothing is written")
      return
    }
    #expect(try TestSuite(file: "t", bytes: addition.text).cases.count == 1)
    program.send(.caseAdded(.changedOnDisk(.text([]))))
    #expect(program.shows("Not added: the file has been changed by someone else"))
  }

  @Test func `writes nothing where nothing may be written`() async throws {
    var program = try await HeadlessProgram.tests(isReadOnly: true)
    await program.explain()
    #expect(program.press("o") == [])
    #expect(program.shows("Not now: the program was started with --read-only."))
  }

  @Test func `opens the editor on the line of the case`() async throws {
    var program = try await HeadlessProgram.tests()
    program.press("j")
    #expect(program.press("e") == [.edit(file: "tastevin.tests.yaml", line: 8)])
    let effects = program.send(.edited(.exited(status: 0)))
    #expect(effects.contains { if case .readTests = $0 { true } else { false } })
  }

  @Test func `copies what a case came to`() async throws {
    var program = try await HeadlessProgram.tests()
    program.press("j", "y")
    #expect(program.shows("message") && program.shows("explanation"))
  }

  @Test func `a click selects a case, a second one opens it`() async throws {
    var program = try await HeadlessProgram.tests(columns: 40, rows: 10)
    program.mouse(.press(.left), column: 5, row: 5)
    #expect(program.selected.contains("another root key"))
    #expect(program.footer.contains("Enter details"))
    program.mouse(.press(.left), column: 5, row: 5)
    #expect(program.footer.contains("Esc list"))
    #expect(program.shows("passed"))
  }

  @Test func `the mouse selects a case and scrolls the details`() async throws {
    var program = try await HeadlessProgram.tests(columns: 120, rows: 40)
    program.mouse(.press(.left), column: 5, row: 6)
    #expect(program.selected.contains("another root key"))
    program.mouse(.press(.left), column: 100, row: 10)
    #expect(program.footer.contains("list"))
  }

  @Test func `without values there is nothing to test`() throws {
    var program = try HeadlessProgram()
    #expect(program.press("4") == [])
    #expect(program.shows("No values.yaml, so nothing to test."))
  }
}
