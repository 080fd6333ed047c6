import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

@Suite("Audits as text and for other programs")
struct AuditFormatTests {
  private typealias Situation = AuditSituation

  private func report() async throws -> AuditReport {
    var situation = Situation(
      Situation.pod(Situation.admitted, Situation.denied)
        + Situation.pod(Situation.denied, Situation.unknown, name: "api", namespace: "back")
        + "{apiVersion: v1, kind: Service}\n")
    situation.manifests[0].file = "a b/wéb.yaml"
    return try await situation.report()
  }

  private func names(_ value: JSONValue?) -> [String] {
    value?.members.compactMap(\.name.string) ?? []
  }

  @Test("the JSON has the members of the contract in their order")
  func json() async throws {
    let root = try JSONDocument(parsing: Array(try await report().json.text.utf8)).root
    #expect(names(root).prefix(3) == ["schema", "images", "summary"])
    #expect(root["schema"]?.string == "tastevin/audit/v1")
    let images = try #require(root["images"]?.elements)
    #expect(
      images.map { $0["image"]?.string } == [
        Situation.admitted, Situation.denied, Situation.unknown,
      ])
    #expect(names(images[0]).prefix(4) == ["image", "skipped", "where", "decisions"])
    #expect(images.allSatisfy { $0["skipped"]?.kind == .null })
    let places = try #require(images[1]["where"]?.elements)
    #expect(names(places[0]).prefix(5) == ["kind", "namespace", "name", "container", "file"])
    #expect(places.map { $0["namespace"]?.string } == ["shop", "back"])
    #expect(places.map { $0["container"]?.string } == ["c1", "c0"])
    #expect(places.map { $0["file"]?.string } == ["a b/wéb.yaml", "a b/wéb.yaml"])
    #expect(
      images[1]["decisions"]?.elements.map { $0["connaisseur"]?.string } == ["3.3", "3.9"])
    #expect(
      names(root["summary"]).prefix(6) == [
        "images", "admitted", "denied", "crashed", "unknown", "skipped",
      ])
    let counts = ["images", "admitted", "denied", "crashed", "unknown", "skipped"]
    #expect(counts.map { root["summary"]?[$0]?.integer } == [3, 1, 1, 0, 1, 0])
  }

  @Test("the SARIF names the rule and the line of each place")
  func sarif() async throws {
    let text = try await report().sarif(tool: "0.1.0").text
    let root = try JSONDocument(parsing: Array(text.utf8)).root
    #expect(root["version"]?.string == "2.1.0")
    let run = try #require(root["runs"]?.elements.first)
    let rules = run["tool"]?["driver"]?["rules"]?.elements.compactMap { $0["id"]?.string } ?? []
    #expect(rules == ["secret-needed", "tag-not-signed"])
    let results = try #require(run["results"]?.elements)
    #expect(results.count == 3)
    for result in results {
      #expect(rules[try #require(result["ruleIndex"]?.integer)] == result["ruleId"]?.string)
      #expect(["error", "warning"].contains(result["level"]?.string))
      #expect(result["message"]?["text"]?.string?.isEmpty == false)
      let place = try #require(result["locations"]?.elements.first)
      let file = place["physicalLocation"]
      #expect(file?["artifactLocation"]?["uri"]?.string == "a%20b/w%C3%A9b.yaml")
      #expect(file?["region"]?["startLine"]?.integer ?? 0 > 1)
      #expect(file?["region"]?["startColumn"]?.integer ?? 0 > 1)
      #expect(
        place["logicalLocations"]?.elements.first?["fullyQualifiedName"]?.string?.isEmpty == false)
    }
    #expect(results.map { $0["level"]?.string } == ["error", "error", "warning"])
  }

  @Test("the JUnit has a suite for each namespace, and what is not known is an error")
  func junit() async throws {
    let xml = try await report().junit.xml
    #expect(xml.contains("<testsuite name=\"back\" tests=\"2\" failures=\"1\" errors=\"1\""))
    #expect(xml.contains("<testsuite name=\"shop\" tests=\"2\" failures=\"1\" errors=\"0\""))
    #expect(xml.contains("tag-not-signed"))
  }

  @Test("annotations stand beside the lines")
  func annotations() async throws {
    let lines = try await report().annotations.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.filter { $0.hasPrefix("::error file=a b/wéb.yaml,line=") }.count == 2)
    #expect(lines.filter { $0.hasPrefix("::warning ") && $0.contains("secret-needed") }.count == 1)
  }

  @Test("the text is as it was recorded")
  func text() async throws {
    let text = try await report().lines.map { $0.text + "\n" }.joined()
    let difference = try Golden.difference(text, from: "audit.txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test("names that would control a terminal are written out in every form")
  func hostile() async throws {
    let text = """
      kind: Pod
      metadata: {name: "we\\e[31mb", namespace: "sh\\u202Eop"}
      spec: {containers: [{name: "a\\a", image: "docker.io/other/x\\e]0;:v1"}]}
      """
    let report = try await Situation(text).report()
    let forms = [
      report.lines.map(\.text).joined(separator: "\n"), report.json.text, report.annotations,
      report.sarif(tool: "1").text, report.junit.xml,
    ]
    for form in forms {
      #expect(!form.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    }
  }
}
