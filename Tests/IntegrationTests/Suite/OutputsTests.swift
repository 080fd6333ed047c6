import Foundation
import NotaryCore
import TestSupport
import Testing

@Suite("Several forms of an answer") struct OutputsTests {
  private static let suite = """
    cases:
    - {image: "docker.io/evil/x:1", expect: admit}
    - {name: "<&\\e[31m>", image: "docker.io/evil/y:1", expect: deny}
    - {image: "docker.io/acme/web:v1", expect: admit}
    """

  private func read(_ name: String, in folder: SuiteFolder) throws -> String {
    let data = FileManager.default.contents(atPath: "\(folder.folder.path)/\(name)")
    return String(decoding: try #require(data), as: UTF8.self)
  }

  @Test("go to files, and text goes to standard output beside them")
  func files() async throws {
    let folder = try SuiteFolder(suite: Self.suite)
    try folder.folder.write(String(repeating: "old", count: 9_999), to: "report.xml")
    let outcome = try await folder.run([
      "-o", "junit=report.xml", "--output", "json=report.json", "-o", "tap=report.tap",
    ])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("2 passed, 2 failed, 2 could not be found out"))
    #expect(try read("report.xml", in: folder).hasSuffix("</testsuites>\n"))
    let json = try read("report.json", in: folder)
    #expect(try JSONDocument(parsing: Array(json.utf8)).root["cases"]?.elements.count == 6)
    #expect(try read("report.tap", in: folder).hasPrefix("TAP version 13\n1..6\n"))
  }

  @Test("one of them may be standard output")
  func standardOutput() async throws {
    let folder = try SuiteFolder(suite: Self.suite)
    let outcome = try await folder.run(["-o", "json", "-o", "text=log.txt"])
    #expect(outcome.output.hasPrefix("{\n  \"schema\": \"tastevin/test/v1\""))
    #expect(try read("log.txt", in: folder).contains("2 could not be found out"))
    #expect(try await folder.run(["-o", "github=-"]).output.hasPrefix("::error file="))
  }

  @Test(
    "are refused where they cannot be written",
    arguments: [
      ["-o", "json", "-o", "tap"], ["-o", "sarif"], ["-o", "json="], ["-o", "nowhere"],
      ["-o", "json=a", "-o", "tap=a"], ["-o", "json=nowhere/a.json"], ["-o", "json=."],
    ])
  func refused(options: [String]) async throws {
    let folder = try SuiteFolder(suite: Self.suite)
    let outcome = try await folder.run(options)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
  }

  @Test("a full disk is told, and is no success")
  func fullDisk() async throws {
    let folder = try SuiteFolder(suite: "cases:\n- {image: \"docker.io/evil/x:1\", expect: deny}")
    let outcome = try await folder.run(["-o", "json=/dev/full"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("/dev/full: No space left on device"))
  }

  /// What Jenkins' xUnit plugin demands of JUnit's XML, in short; `make report-check` has the whole.
  private static let schema = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:complexType name="outcome">
        <xs:simpleContent><xs:extension base="xs:string">
          <xs:attribute name="message" type="xs:string"/><xs:attribute name="type" type="xs:string"/>
        </xs:extension></xs:simpleContent>
      </xs:complexType>
      <xs:attributeGroup name="counts">
        <xs:attribute name="tests" type="xs:unsignedInt" use="required"/>
        <xs:attribute name="failures" type="xs:unsignedInt"/>
        <xs:attribute name="errors" type="xs:unsignedInt"/>
        <xs:attribute name="time" type="xs:decimal"/>
      </xs:attributeGroup>
      <xs:element name="testsuites"><xs:complexType>
        <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
        <xs:attribute name="name" type="xs:string"/><xs:attributeGroup ref="counts"/>
      </xs:complexType></xs:element>
      <xs:element name="testsuite"><xs:complexType>
        <xs:sequence>
          <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
            <xs:choice minOccurs="0">
              <xs:element name="skipped" type="outcome"/><xs:element name="error" type="outcome"/>
              <xs:element name="failure" type="outcome"/>
            </xs:choice>
            <xs:attribute name="name" type="xs:string" use="required"/>
            <xs:attribute name="classname" type="xs:string"/>
            <xs:attribute name="time" type="xs:decimal"/>
          </xs:complexType></xs:element>
        </xs:sequence>
        <xs:attribute name="name" type="xs:string" use="required"/>
        <xs:attribute name="file" type="xs:string"/>
        <xs:attributeGroup ref="counts"/><xs:attribute name="skipped" type="xs:unsignedInt"/>
      </xs:complexType></xs:element>
    </xs:schema>
    """

  @Test("JUnit's XML is valid")
  func validXML() async throws {
    let folder = try SuiteFolder(suite: Self.suite)
    #expect(try await folder.run(["-o", "junit=report.xml", "--fail-fast"]).status == 1)
    #expect(try await folder.run(["-o", "junit=whole.xml"]).status == 1)
    try folder.folder.write(Self.schema, to: "junit.xsd")
    let checked = try await Command(
      "xmllint", ["--noout", "--schema", "junit.xsd", "report.xml", "whole.xml"],
      folder: folder.folder.path
    ).run()
    #expect(checked.status == 0, "\(checked.errors)")
  }

  @Test("prove reads TAP, and sees what passed, failed and was skipped")
  func prove() async throws {
    let folder = try SuiteFolder(suite: Self.suite)
    #expect(try await folder.run(["-o", "tap=report.tap"]).status == 1)
    let bad = try await Command(
      "prove", ["--exec", "cat", "report.tap"], folder: folder.folder.path
    ).run()
    #expect(bad.status == 1)
    #expect(bad.output.contains("Failed tests:  1-2, 5-6"), "\(bad.output)")
    #expect(!bad.output.contains("Parse errors"))
    #expect(
      try await folder.run(["-o", "tap=report.tap", "--run", "^<", "--connaisseur", "3.9"]).status
        == 0)
    let good = try await Command(
      "prove", ["--exec", "cat", "report.tap"], folder: folder.folder.path
    ).run()
    #expect(good.status == 0, "\(good.output)")
    #expect(good.output.contains("Result: PASS"))
  }
}
