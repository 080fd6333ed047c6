import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("How a suite's outcome is written") struct SuiteOutputTests {
  private static let suite = """
    connaisseur: ["3.9"]
    cases:
    - name: "the release # 1 is admitted"
      image: docker.io/acme/web:v1
      expect: admit
    - image: docker.io/evil/x:1
      expect: admit
      rule: "*:*"
    - image: docker.io/acme/api:nightly
      expect: deny
      message: no such thing
    - image: docker.io/down/x:1
      expect: admit
    """

  private func report() async throws -> SuiteReport {
    try await SuiteTrial.report(of: Self.suite)
  }

  @Test("the JSON has the members of the contract in their order")
  func json() async throws {
    let root = try JSONDocument(parsing: Array(try await report().json.text.utf8)).root
    func names(_ value: JSONValue?) -> [String] {
      value?.members.compactMap(\.name.string) ?? []
    }
    #expect(names(root).prefix(4) == ["schema", "suite", "cases", "summary"])
    #expect(root["schema"]?.string == "tastevin/test/v1")
    #expect(root["suite"]?.string == "tastevin.tests.yaml")
    #expect(names(root["summary"]) == ["passed", "failed", "errors", "skipped"])
    let cases = root["cases"]?.elements ?? []
    #expect(
      names(cases.first).prefix(7) == [
        "name", "image", "connaisseur", "status", "expected", "actual", "seconds",
      ])
    #expect(cases.map { $0["status"]?.string } == ["passed", "failed", "failed", "error"])
    #expect(cases.map { $0["expected"]?.string }[0] == "admit")
    #expect(cases.map { $0["actual"]?.string }[0] == "admit")
    #expect(
      cases.map { $0["line"]?.rawBytes }.map { $0.map { String(decoding: $0, as: UTF8.self) } }
        == ["3", "6", "9", "12"])
  }

  @Test("as text a failure has what was expected beside what is, and the explanation")
  func text() async throws {
    let text = try await report().lines().map { $0.text + "\n" }.joined()
    let difference = try Golden.difference(text, from: "test.txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test("as TAP every entry is a line, and facts of failures are YAML")
  func tap() async throws {
    let lines = try await report().tap.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(3) == [
        "TAP version 13", "1..4",
        ##"ok 1 - 3.9 the release \# 1 is admitted (docker.io/acme/web:v1)"##,
      ])
    #expect(lines.contains("not ok 2 - 3.9 admit docker.io/evil/x:1"))
    #expect(lines.contains(#"  expected: "admit, rule: *:*""#))
    #expect(lines.contains(#"  status: "error""#))
    #expect(try await SuiteTrial.report(of: "").tap == "TAP version 13\n1..0 # SKIP no cases\n")
  }

  @Test("skipped entries say so in TAP and JUnit")
  func skipped() async throws {
    let report = try await SuiteTrial.report(
      of: """
        connaisseur: 3.9
        cases:
        - {image: "docker.io/evil/x:1", expect: admit}
        - {image: "docker.io/evil/y:1", expect: deny}
        """, stopsEarly: true)
    #expect(
      report.tap.contains(
        "ok 2 - 3.9 deny docker.io/evil/y:1 # SKIP an earlier case did not pass\n"))
    #expect(report.junit.xml.contains("<skipped message=\"an earlier case did not pass\"/>"))
    #expect(report.summary == "0 passed, 1 failed, 1 skipped")
  }

  @Test("GitHub gets an annotation of each line that is not as expected")
  func annotations() async throws {
    let lines = try await report().annotations.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(
      lines[0]
        == "::error file=tastevin.tests.yaml,line=6,col=3,title=admit docker.io/evil/x%3A1%2C"
        + " Connaisseur 3.9::verdict: expected admit, is deny%0Arule: expected *:*, is"
        + " docker.io/evil/*:*")
  }

  @Test("JUnit has a suite for each Connaisseur, and an error is none of the failures")
  func junit() async throws {
    let xml = try await SuiteTrial.report(
      of: Self.suite.replacing("[\"3.9\"]", with: "all")
    ).junit.xml
    #expect(
      xml.contains(
        "<testsuite name=\"Connaisseur 3.3\" file=\"tastevin.tests.yaml\" tests=\"4\" failures=\"2\" errors=\"1\""
      ))
    #expect(
      xml.contains(
        "<testsuite name=\"Connaisseur 3.9\" file=\"tastevin.tests.yaml\" tests=\"4\" failures=\"2\" errors=\"1\""
      ))
    #expect(
      xml.contains("type=\"failed\">tastevin.tests.yaml:6:3\n"))
  }
}
