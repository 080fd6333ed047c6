import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("Reports of lint") struct LintReportTests {
  private let moment = CivilDate(year: 2026, month: 11, day: 22).instant

  private func report(
    _ text: String, named name: String = "values.yaml", for versions: [ConnaisseurVersion] = [.go]
  ) throws -> LintReport {
    LintReport(
      try Values.load(files: [(name, Array(text.utf8))]), for: versions, at: moment)
  }

  private let mistakes = """
    application:
      validators:
      - {name: allow, type: static, approve: true}
      policy:
      - {pattern: "ghcr.io/acme/*:*", validator: alow}
      - {pattern: "docker.io/securesystemsengineering/*:*", validator: allow, with: {key: x}}
      features: {detectionMode: true}

    """

  @Test("as JSON have the members of the contract in their order")
  func json() throws {
    let root = try JSONDocument(
      parsing: Array(report(mistakes, for: [.python, .go]).json.text.utf8)
    ).root
    #expect(root.members.map { $0.name.string } == ["schema", "file", "problems"])
    #expect(root["schema"]?.string == "tastevin/lint/v1")
    let problem = try #require(
      root["problems"]?.elements.first { $0["code"]?.string == "unknown-validator" })
    #expect(
      problem.members.map { $0.name.string } == [
        "code", "severity", "connaisseur", "path", "line", "column", "endLine", "endColumn",
        "message", "fix", "file",
      ])
    #expect(problem["connaisseur"]?.elements.map(\.string) == ["3.3", "3.9"])
    #expect(problem["path"]?.string == "application.policy[0].validator")
    let place = ["line", "column", "endLine", "endColumn"].map {
      problem[$0].map { String(decoding: $0.rawBytes, as: UTF8.self) }
    }
    #expect(place == ["5", "46", "5", "50"])
  }

  @Test("fail for an error, and strictly for a warning")
  func exitCodes() throws {
    #expect(try report(mistakes).exitCode(isStrict: false) == .bad)
    let warning = try report("application:\n  features: {detectionMode: true}\n")
    #expect(warning.exitCode(isStrict: false) == .good)
    #expect(warning.exitCode(isStrict: true) == .bad)
    #expect(try report("application:\n  logLevel: info\n").exitCode(isStrict: true) == .good)
  }

  @Test("as SARIF name the rule, the region and the edit of each problem")
  func sarif() throws {
    let text = try report(mistakes, named: "a b/välues.yaml").sarif(tool: "0.1.0").text
    let root = try JSONDocument(parsing: Array(text.utf8)).root
    #expect(root["version"]?.string == "2.1.0")
    let run = try #require(root["runs"]?.elements.first)
    let rules = run["tool"]?["driver"]?["rules"]?.elements.compactMap { $0["id"]?.string } ?? []
    #expect(rules == rules.sorted() && Set(rules).count == rules.count)
    let results = try #require(run["results"]?.elements)
    for result in results {
      let index = Int(String(decoding: result["ruleIndex"]?.rawBytes ?? [], as: UTF8.self)) ?? -1
      #expect(rules[index] == result["ruleId"]?.string)
    }
    let result = try #require(results.first { $0["ruleId"]?.string == "unknown-validator" })
    #expect(result["level"]?.string == "error")
    let place = result["locations"]?.elements.first?["physicalLocation"]
    #expect(place?["artifactLocation"]?["uri"]?.string == "a%20b/v%C3%A4lues.yaml")
    let fix = result["fixes"]?.elements.first?["artifactChanges"]?.elements.first
    let change = fix?["replacements"]?.elements.first
    // The least that makes "allow" of "alow".
    #expect(change?["insertedContent"]?["text"]?.string == "l")
  }

  @Test("as annotations keep to one line each, and cannot be ended by a file's name")
  func annotations() throws {
    let text = try report(mistakes, named: "a,b:c\n::error::x.yaml").annotations
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("::") })
    #expect(lines.first?.contains("file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax.yaml,line=") == true)
    #expect(lines.contains { $0.hasPrefix("::error ") && $0.contains("title=unknown-validator::") })
  }

  @Test("as text tell the place, the words of the pod and what to do, and count at the end")
  func text() throws {
    let text = try report(mistakes, for: [.python, .go]).lines.map { $0.text + "\n" }.joined()
    let difference = try Golden.difference(text, from: "lint.txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(
    "show no control characters, no passwords and no keys", arguments: ["text", "json", "github"])
  func safe(_ format: String) throws {
    let text = """
      application:
        validators:
        - name: "a\\e[31m"
          type: notaryv1
          host: "user:hunter2@h.example"
          auth: {username: u, password: hunter2, "x\\ny": 1}
          trustRoots:
          - name: default
            key: "-----BEGIN PRIVATE KEY-----\\nhunter2\\n-----END PRIVATE KEY-----"
        policy:
        - {pattern: "\\e]0;x\\a", validator: "b\\u202e"}
      alerting:
        rejectRequest: {receivers: [{template: slack, receiverUrl: hunter2}]}
      """
    let report = try report(text, named: "v\u{1B}.yaml", for: [.python, .go])
    let shown =
      switch format {
      case "text": report.lines.map { $0.text + "\n" }.joined()
      case "json": report.json.text + report.sarif(tool: "0.1.0").text
      default: report.annotations
      }
    #expect(!report.problems.isEmpty)
    #expect(!shown.contains("hunter2"))
    #expect(
      shown.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x202E) })
  }

  @Test("of a file that is not YAML are one error with its place")
  func broken() throws {
    do {
      _ = try report("application:\n  policy:\n  - \"x\n")
      Issue.record("this must not be read")
    } catch let error as ValuesError {
      let report = LintReport(error, in: ["values.yaml"], for: [.go])
      let problem = try #require(report.problems.first)
      #expect(problem.code == .notYAML && problem.severity == .error)
      #expect(problem.range.file == "values.yaml" && problem.range.start.line >= 3)
      #expect(report.exitCode(isStrict: false) == .bad)
    }
  }
}
