import Foundation
import NotaryCore
import TestSupport
import Testing

@Suite("upgrade")
struct UpgradeCommandTests {
  private let folder: TemporaryFolder
  private let path: String
  private let old = """
    # ours
    validators:
    - name: deny # all
      type: static
      approve: false
    policy:
    - pattern: "*:*"
      validator: deny
    detectionMode: false

    """
  private let new = """
    application:
      # ours
      validators:
      - name: deny # all
        type: static
        approve: false
      policy:
      - pattern: "*:*"
        validator: deny
      features:
        detectionMode: false
        namespacedValidation: false

    """

  init() throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/values.yaml"
    try folder.write(old, to: "values.yaml")
  }

  private func text(_ name: String = "values.yaml") throws -> String {
    try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
  }

  private func run(_ arguments: String...) async throws -> Command.Outcome {
    try await Command(BuiltProduct.tastevin, ["upgrade"] + arguments, folder: folder.path).run()
  }

  @Test("prints the difference and writes nothing")
  func difference() async throws {
    let outcome = try await run("values.yaml")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("--- values.yaml\n+++ values.yaml\n@@ -1,9 +1,12 @@\n"))
    #expect(outcome.output.contains("\n+  - name: deny # all\n"))
    #expect(outcome.errors.contains("tastevin: the sections stand in kubernetes and application\n"))
    #expect(try text() == old)
  }

  @Test("saves with --write, and keeps the old file with --backup")
  func written() async throws {
    let outcome = try await run("--write", "--backup", "values.yaml")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("tastevin: values.yaml is saved\n"))
    #expect(try text() == new)
    #expect(try text("values.yaml.bak") == old)
    let again = try await run("values.yaml", "--write")
    #expect(again.status == 0)
    #expect(again.output.isEmpty)
    #expect(again.errors == "tastevin: nothing to change for Connaisseur 3.9\n")
  }

  @Test("upgrades for the Connaisseur that is named")
  func version() async throws {
    let outcome = try await run("values.yaml", "--connaisseur", "3.2", "-o", "json")
    let json = try JSONDocument(parsing: outcome.outputBytes).root
    #expect(json["schema"]?.string == "tastevin/upgrade/v1")
    #expect(json["connaisseur"]?.string == "3.3")
    #expect(json["changed"]?.boolean == true)
    #expect(json["written"]?.boolean == false)
    #expect(json["starts"]?.boolean == true)
    #expect(json["diff"]?.string?.contains("namespacedValidation") == false)
  }

  @Test("prints a difference that git applies, spaces at the ends of lines included")
  func patch() async throws {
    let spaced = old.replacing("static\n", with: "static  \n\n")
    try folder.write(spaced, to: "values.yaml")
    try folder.write(spaced, to: "written.yaml")
    try folder.write((try await run("values.yaml")).output, to: "changes.diff")
    let git = try await Command(
      "git", ["apply", "-p0", "changes.diff"], folder: folder.path
    ).run()
    #expect(git.status == 0)
    _ = try await run("written.yaml", "--write")
    #expect(try text() == text("written.yaml"))
    #expect(try text().contains("    type: static  \n\n"))
  }

  @Test("shows no password")
  func secrets() async throws {
    try folder.write(
      old.replacing(
        "policy:", with: "- name: a\n  type: notaryv1\n  auth:\n    password: hunter2\npolicy:"),
      to: "values.yaml")
    for format in ["text", "json"] {
      let outcome = try await run("values.yaml", "-o", format)
      #expect(!(outcome.output + outcome.errors).contains("hunter2"))
    }
  }

  @Test("fails where the Connaisseur would still not start")
  func stillBad() async throws {
    try folder.write(
      "application:\n  validators:\n  - name: a\n    type: magic\n  policy:\n  - pattern: x\n    validator: a\n",
      to: "values.yaml")
    let outcome = try await run("values.yaml")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("tastevin: Connaisseur 3.9 would not start: "))
    #expect(outcome.errors.contains("to be done by hand: values.yaml:4:11: remove the validator"))
  }

  @Test(
    "says what remains to be done by hand",
    arguments: [
      ("policy: []", "write at least one rule"),
      (
        "policy:\n  - pattern: x\n    validator: a\n    with: {required: [a], delegations: [b]}",
        "keep the one that the rule's validator looks at"
      ),
    ])
  func remaining(_ policy: String, _ work: String) async throws {
    try folder.write(
      "application:\n  validators:\n  - name: a\n    type: static\n    approve: true\n  \(policy)\n",
      to: "values.yaml")
    let outcome = try await run("values.yaml")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("tastevin: to be done by hand: values.yaml:"))
    #expect(outcome.errors.contains(work), "\(outcome.errors)")
    let json = try await run("values.yaml", "-o", "json")
    let remaining = try JSONDocument(parsing: json.outputBytes).root["remaining"]
    #expect(remaining?.elements.first?.string?.contains(work) == true)
  }

  @Test("refuses a configuration within another text, and says what to do")
  func embedded() async throws {
    try folder.write(
      "kind: ConfigMap\napiVersion: v1\ndata:\n  values.yaml: |\n    application:\n      policy: []\n",
      to: "values.yaml")
    let outcome = try await run("values.yaml")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("a text within"))
    #expect(outcome.errors.contains("upgrade that text as a file of its own"))
  }

  @Test("refuses what it cannot read or write, and says why")
  func refused() async throws {
    try folder.write("a: [\n", to: "broken.yaml")
    let broken = try await run("broken.yaml")
    #expect(broken.status == 2)
    #expect(broken.errors.hasPrefix("tastevin: broken.yaml:"))
    #expect(try await run("missing.yaml").status == 2)
    #expect(try await run("values.yaml", "--connaisseur", "all").status == 2)
    #expect(try await run("-", "--write").status == 2)
    chmod(path, 0o444)
    let protected = try await run("values.yaml", "--write")
    #expect(protected.status == 2)
    #expect(protected.errors == "tastevin: values.yaml may not be written\n")
    #expect(try text() == old)
  }
}
