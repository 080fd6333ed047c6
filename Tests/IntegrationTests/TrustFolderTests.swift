import TestSupport
import Testing

/// `--trust-dir` in every command that judges images.
@Suite("A trust folder")
struct TrustFolderTests {
  @Test("that is not there is unreadable input, whatever is asked of it")
  func missing() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "application:\n  validators: [{name: allow, type: static, approve: true}]\n"
        + "  policy: [{pattern: '*:*', validator: allow}]\n", to: "values.yaml")
    try folder.write(
      "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n"
        + "spec: {containers: [{name: c, image: acme/web}]}\n", to: "pod.yaml")
    try folder.write("cases: [{image: acme/web, expect: admit}]\n", to: "tastevin.tests.yaml")
    let values = "\(folder.path)/values.yaml"
    let nowhere = "\(folder.path)/nowhere"
    for command in [
      ["inspect", "acme/web"], ["root-key", "-i", "acme/web"],
      ["explain", "acme/web", "--values", values], ["test", values],
      ["audit", "\(folder.path)/pod.yaml", "--values", values],
      ["diff", values, values, "acme/web"],
      ["acme/web", "--values", values],
    ] {
      let inspection = try await Inspection.run(command + ["--trust-dir", nowhere])
      #expect(inspection.status == 2, "\(command)")
      #expect(
        inspection.outcome.errors
          == "tastevin: --trust-dir \(nowhere): there is no such file or folder\n", "\(command)")
      #expect(inspection.outcome.output.isEmpty, "\(command)")
    }
  }

  @Test("is told file by file where that is asked for, and the answer is the same")
  func verbose() async throws {
    let folder = try TemporaryFolder()
    try folder.write("{}", to: "docker.io/acme/web/root.json")
    let command = ["inspect", "acme/web", "--at", "2026-11-22", "--trust-dir", folder.path]
    let silent = try await Inspection.run(command)
    let told = try await Inspection.run(command + ["-v"])
    #expect(told.outcome.output == silent.outcome.output)
    #expect(silent.outcome.errors.isEmpty)
    let repository = "\(folder.path)/docker.io/acme/web"
    let lines = Set(told.outcome.errors.split(separator: "\n").map(String.init))
    #expect(lines.contains("tastevin: \(repository)/root.json: 2 bytes"))
    #expect(lines.contains("tastevin: \(repository)/targets.json: not there"))
    let screen = try await Inspection.run(["acme/web", "-v"])
    #expect(screen.status == 2)
    #expect(screen.outcome.errors.contains("--verbose is for commands that print"))
  }

  @Test("that a suite names is told with its place")
  func ofSuite() async throws {
    let folder = try TemporaryFolder()
    try folder.write("application: {}\n", to: "values.yaml")
    try folder.write(
      "trust: ./nowhere\ncases: [{image: acme/web, expect: admit}]\n", to: "tastevin.tests.yaml")
    let inspection = try await Inspection.run(["test", "\(folder.path)/values.yaml"])
    #expect(inspection.status == 2)
    #expect(inspection.outcome.errors.contains("tastevin.tests.yaml:1:8: "))
    #expect(inspection.outcome.errors.contains("nowhere: there is no such file or folder"))
  }
}
