import Foundation
import NotaryCore
import TestSupport
import Testing

@Suite("tastevin test --init") struct SuiteStartTests {
  private let moment = ["--at", "2026-11-22T17:00:00Z"]
  private let trust = ["--trust-dir", "trust"]

  private func suite(_ folder: SuiteFolder) throws -> String {
    let data = FileManager.default.contents(atPath: "\(folder.folder.path)/tastevin.tests.yaml")
    return String(decoding: try #require(data), as: UTF8.self)
  }

  @Test("does not speak of a tag where an image names a digest")
  func pinned() async throws {
    let folder = try SuiteFolder()
    let image = "docker.io/acme/web@\(SuiteFolder.digest)"
    let made = try await folder.run(["--init", "values.yaml", image] + trust + moment)
    #expect(made.status == 0, "\(made.errors)")
    let text = try suite(folder)
    #expect(text.contains("# Signed: it must stay admitted.\n- image: \(image)\n  expect: admit\n"))
  }

  @Test("writes a suite that says what is decided now, and that passes")
  func whole() async throws {
    let folder = try SuiteFolder()
    let images = ["docker.io/acme/web:v1", "docker.io/acme/web:nightly", "registry.k8s.io/pause:3"]
    let made = try await folder.run(["--init", "values.yaml"] + images + trust + moment)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.isEmpty)
    #expect(made.errors.hasSuffix("tastevin: tastevin.tests.yaml is written, with 4 cases\n"))
    let go =
      "validated targets don't contain reference: no tag 'nightly' found in targets"
    #expect(
      try suite(folder) == """
        # What this policy decides today. Run it with 'tastevin test'; docs/testing.md has all keys.
        # What shall be otherwise is changed here first: the test then fails until the policy follows.
        at: "2026-11-22T17:00:00Z"
        trust: trust
        cases:

        # Rule 1, *:*, by deny (values.yaml:21)
        # The image is made up: none was given.
        # Denied: the policy denies the image on purpose: no signature is asked for.
        - image: acme:1
          expect: deny
          rule: "*:*"
          validator: deny
          message: /Static deny\\.|static deny for image acme:1 using rule \\*:\\*/

        # Rule 2, docker.io/acme/*:*, by default (values.yaml:23)
        # Signed: it must stay admitted, and with this digest until the tag is moved on purpose.
        - image: docker.io/acme/web:v1
          expect: admit
          digest: \(SuiteFolder.digest)
          rule: docker.io/acme/*:*
          validator: default
        # Denied: nobody signed the tag nightly.
        - image: docker.io/acme/web:nightly
          expect: deny
          rule: docker.io/acme/*:*
          validator: default
          message: "/Unable to find signed digest for image docker\\\\.io/acme/web:nightly\\\\.|\(go)/"

        # Rule 3, registry.k8s.io/*:*, by allow (values.yaml:24)
        # Admitted unchecked, by a static validator.
        - image: registry.k8s.io/pause:3
          expect: admit
          rule: registry.k8s.io/*:*
          validator: allow

        """)
    let passed = try await folder.run([])
    #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
    #expect(passed.output.hasSuffix("\n8 passed\n"))
  }

  @Test("never overwrites a suite, unless it is told to")
  func overwriting() async throws {
    let folder = try SuiteFolder(suite: "cases: [] # mine\n")
    let refused = try await folder.run(["--init", "values.yaml"] + trust + moment)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("is there already; --force overwrites it"))
    #expect(try suite(folder) == "cases: [] # mine\n")
    #expect(
      try await folder.run(["--init", "values.yaml", "--force"] + trust + moment).status == 0)
    #expect(try suite(folder).contains("registry.k8s.io"))
    let shown = try await folder.run(
      ["--init", "values.yaml", "--suite", "-"] + trust + moment)
    #expect(shown.output == (try suite(folder)))
  }

  @Test("images come from manifests too, and one that cannot be found out is left out and told")
  func leftOut() async throws {
    let folder = try SuiteFolder()
    try folder.folder.write(
      """
      {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "a"}, "spec": {"containers": [
        {"image": "docker.io/acme/web:v1"}, {"image": "registry.k8s.io/pause:3"}]}}
      """, to: "pod.json")
    let made = try await folder.run(["--init", "values.yaml", "-f", "pod.json"])
    #expect(made.status == 3)
    #expect(made.errors.contains("docker.io/acme/web:v1 is left out"))
    let text = try suite(folder)
    #expect(text.contains("# Left out: docker.io/acme/web:v1 could not be found out: "))
    #expect(text.contains("- image: registry.k8s.io/pause:3\n"))
    #expect(!text.contains("at:"))
    #expect(try await folder.run([]).status == 0)
  }

  @Test("where 3.3 and 3.9 do not come to the same, it is for one of them, and says so")
  func apart() async throws {
    let folder = try SuiteFolder()
    let image = "Registry/app:v1"
    let made = try await folder.run(["--init", "values.yaml", image] + trust + moment)
    #expect(made.errors.contains("do not come to the same on \(image)"))
    #expect(try suite(folder).contains("connaisseur:\n  - \"3.9\"\n"))
    #expect(try await folder.run([]).status == 0)
    let old = try await folder.run(
      ["--init", "--values", "values.yaml", image, "--connaisseur", "3.3", "--force"] + trust
        + moment)
    #expect(old.status == 0, "\(old.errors)")
    #expect(try suite(folder).contains("connaisseur:\n  - \"3.3\"\n"))
    #expect(try await folder.run([]).status == 0)
  }

  @Test(
    "options that do not belong together are refused",
    arguments: [
      ["--init", "--run", "a"], ["--init", "--fail-fast"], ["--init", "-o", "json"],
      ["-f", "pod.yaml"], ["--force"], ["values.yaml", "image"],
    ])
  func refused(options: [String]) async throws {
    #expect(try await SuiteFolder().run(options).status == 2)
  }
}
