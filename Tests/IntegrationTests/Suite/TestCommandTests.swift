import Foundation
import NotaryCore
import TestSupport
import Testing

@Suite("tastevin test") struct TestCommandTests {
  private static let good = """
    at: 2026-11-22T17:00:00Z
    trust: ./trust
    cases:
    - name: the release is admitted
      image: docker.io/acme/web:v1
      expect: admit
      digest: \(SuiteFolder.digest)
    - image: docker.io/acme/web:nightly
      expect: deny
      rule: "docker.io/acme/*:*"
      validator: default
      message: "/no tag 'nightly' found|Unable to find signed digest/"
    - manifest: deploy/pod.yaml
      expect: admit

    """

  private static let pod = """
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec: {containers: [{name: pause, image: "registry.k8s.io/pause:3.9"}]}
    """

  @Test("a suite beside the values runs offline at its moment, and passes")
  func passing() async throws {
    let folder = try SuiteFolder(suite: Self.good)
    try folder.folder.write(Self.pod, to: "deploy/pod.yaml")
    let outcome = try await folder.run([])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(
      outcome.output == """
        ok    3.3  the release is admitted (docker.io/acme/web:v1)
        ok    3.9  the release is admitted (docker.io/acme/web:v1)
        ok    3.3  deny docker.io/acme/web:nightly
        ok    3.9  deny docker.io/acme/web:nightly
        ok    3.3  admit deploy/pod.yaml (registry.k8s.io/pause:3.9)
        ok    3.9  admit deploy/pod.yaml (registry.k8s.io/pause:3.9)

        6 passed

        """)
    // Paths begin at the suite's folder, wherever it is run.
    let elsewhere = try await Command(
      BuiltProduct.tastevin, ["test", "\(folder.folder.path)/values.yaml"], folder: "/"
    ).run()
    #expect(elsewhere.status == 0, "\(elsewhere.errors)")
  }

  @Test("a failure is bad, what could not be found out is unknown, and bad counts more")
  func exitCodes() async throws {
    let folder = try SuiteFolder()
    func status(_ cases: String, _ options: [String] = []) async throws -> Int32? {
      try folder.folder.write("cases:\n\(cases)", to: "tastevin.tests.yaml")
      return try await folder.run(options).status
    }
    let down = "- {image: \"docker.io/acme/web:v1\", expect: admit}\n"
    let bad = "- {image: \"docker.io/evil/x:1\", expect: admit}\n"
    let good = "- {image: \"docker.io/evil/x:1\", expect: deny}\n"
    #expect(try await status(good) == 0)
    #expect(try await status(good + down) == 3)
    #expect(try await status(down + bad) == 1)
    #expect(try await status("") == 4)
    #expect(try await status(good, ["--run", "nothing"]) == 4)
    #expect(try await status("- {image: \"docker.io/acme/web:v1\", expect: unknown}") == 0)
    let trust = ["--trust-dir", "trust", "--at", "2026-11-22T17:00:00Z"]
    #expect(try await status(down, trust) == 0)
    #expect(try await status(down, trust.dropLast() + ["2040-01-01"]) == 1)
  }

  @Test("what cannot be read is told with its place, and nothing is run")
  func unreadable() async throws {
    let folder = try SuiteFolder(suite: "cases:\n- {image: a, expects: deny}")
    let mistake = try await folder.run([])
    #expect(mistake.status == 2)
    #expect(mistake.output.isEmpty)
    #expect(
      mistake.errors == "tastevin: tastevin.tests.yaml:2:14: 'expects' is no key of a case; did you"
        + " mean 'expect'?\n")
    try folder.folder.write(
      "cases:\n- {manifest: nowhere.yaml, expect: deny}", to: "tastevin.tests.yaml")
    let manifest = try await folder.run([])
    #expect(manifest.status == 2)
    #expect(
      manifest.errors == "tastevin: tastevin.tests.yaml:2:14: nowhere.yaml: No such file or"
        + " directory\n")
    try folder.folder.write("trust: nowhere\ncases: []", to: "tastevin.tests.yaml")
    let trust = try await folder.run([])
    #expect(trust.status == 2)
    #expect(trust.errors.hasPrefix("tastevin: tastevin.tests.yaml:1:8: nowhere: "))
    try folder.folder.write("no archive", to: "broken.tar")
    let broken = try await folder.run(["--trust-dir", "broken.tar"])
    #expect(broken.status == 2)
    #expect(broken.errors.hasPrefix("tastevin: --trust-dir broken.tar: "))
    #expect(try await folder.run(["--suite", "nowhere.yaml"]).status == 2)
    #expect(try await folder.run(["nowhere.yaml"]).status == 2)
    #expect(try await folder.run(["--run", "a(b"]).status == 2)
    #expect(try await folder.run(["-", "--suite", "-"]).status == 2)
  }

  @Test("without a suite, without values and without cases it never succeeds")
  func nothing() async throws {
    let folder = try SuiteFolder()
    let missing = try await folder.run([])
    #expect(missing.status == 4)
    #expect(missing.errors.contains("there is no tastevin.tests.yaml"))
    let empty = try TemporaryFolder()
    let values = try await Command(BuiltProduct.tastevin, ["test"], folder: empty.path).run()
    #expect(values.status == 2)
    try folder.folder.write("cases: []", to: "tastevin.tests.yaml")
    let none = try await folder.run(["-o", "json"])
    #expect(none.status == 4)
    #expect(none.output.contains("\"cases\": []"))
  }

  @Test("options win over the suite, and a version is judged alone")
  func options() async throws {
    let folder = try SuiteFolder(
      suite: Self.good.replacingOccurrences(of: "trust: ./trust", with: "connaisseur: [\"3.3\"]"))
    try folder.folder.write(Self.pod, to: "deploy/pod.yaml")
    let old = try await folder.run(["--trust-dir", "trust"])
    #expect(old.status == 0)
    #expect(!old.output.contains("3.9  ") && old.output.hasSuffix("\n3 passed\n"))
    let new = try await folder.run(["--trust-dir", "trust", "--connaisseur", "3.5"])
    #expect(!new.output.contains("3.3  ") && new.output.hasSuffix("\n3 passed\n"))
    let later = try await folder.run(["--trust-dir", "trust", "--at", "2040-01-01"])
    #expect(later.status == 1)
    #expect(later.output.contains("Trust data root has expired."))
  }

  @Test("the suite comes through standard input, and so do the values")
  func standardInput() async throws {
    let folder = try SuiteFolder(suite: Self.good)
    try folder.folder.write(Self.pod, to: "deploy/pod.yaml")
    #expect(try await folder.run(["--suite", "-"], input: Self.good).status == 0)
    let values = String(
      decoding: FileManager.default.contents(atPath: "\(folder.folder.path)/values.yaml") ?? Data(),
      as: UTF8.self)
    #expect(try await folder.run(["-"], input: values).status == 0)
  }

  @Test("stops at the first case that does not pass")
  func failFast() async throws {
    let folder = try SuiteFolder(
      suite: """
        connaisseur: 3.9
        cases:
        - {image: "docker.io/evil/x:1", expect: admit}
        - {image: "docker.io/evil/y:1", expect: deny}
        """)
    let outcome = try await folder.run(["--fail-fast"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("-     3.9  deny docker.io/evil/y:1  an earlier case"))
    #expect(outcome.output.hasSuffix("0 passed, 1 failed, 1 skipped\n"))
  }
}
