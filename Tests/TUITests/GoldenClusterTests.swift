import Inspector
import TUI
import TerminalKit
import TestSupport
import Testing

/// Whole screens of a cluster's configuration, at four sizes.
@Suite struct `Golden screens of a cluster` {
  private func expect(
    _ name: String, of image: String? = "docker.io/acme/web:v1", at size: Size,
    _ body: (inout HeadlessProgram) async throws -> Void
  ) async throws {
    var program = try HeadlessProgram(
      image, columns: size.columns, rows: size.rows, place: .cluster(TestCluster.prod))
    try await body(&program)
    let difference = try Golden.difference(
      program.text, from: "\(name).\(size.columns)x\(size.rows).txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `the contexts`(size: Size) async throws {
    var program = try HeadlessProgram(
      "docker.io/acme/web:v1", columns: size.columns, rows: size.rows)
    await program.load()
    program.press("1", "K")
    program.send(
      .contextsRead(
        .success(
          ClusterContexts(
            names: ["prod", "staging", "arn:aws:eks:eu-central-1:123456789012:cluster/acme"],
            current: "staging"))))
    let difference = try Golden.difference(
      program.text, from: "clusters.\(size.columns)x\(size.rows).txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: `Golden screens`.sizes)
  func `what runs, while it is read`(size: Size) async throws {
    try await expect("cluster-reading", at: size) { _ in }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `a verdict by what runs`(size: Size) async throws {
    try await expect("cluster-verdict", at: size) { program in
      try await program.answerRunning()
      await program.load()
    }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `the policy that runs`(size: Size) async throws {
    try await expect("cluster-policy", of: nil, at: size) { try await $0.answerRunning() }
  }

  @Test(arguments: `Golden screens`.sizes)
  func `what kubectl may not read`(size: Size) async throws {
    try await expect("cluster-refused", at: size) { program in
      program.failRunning(
        .refused(
          "Error from server (Forbidden): deployments.apps is forbidden: User \"alice\" cannot list"
            + " resource \"deployments\" in API group \"apps\" in the namespace \"connaisseur\""))
    }
  }
}
