import Inspector
import NotaryCore
import PolicyEditor
import Testing

/// The digest that the demo's `docker.io/acme/web:v1` is signed for.
private func demoDigest() async throws -> String {
  let report = try await SuiteTrial.report(
    of: "cases:\n- {image: docker.io/acme/web:v1, expect: admit}")
  return try #require(report.entries.first?.answer?.decision.digest)
}

@Suite("What becomes of a suite") struct SuiteReportTests {
  private func only39(_ cases: String) async throws -> [String] {
    try await SuiteTrial.outcomes(of: "connaisseur: 3.9\ncases:\n\(cases)")
  }

  @Test("a case passes where the verdict and everything else is as expected")
  func passing() async throws {
    let digest = try await demoDigest()
    #expect(
      try await only39(
        """
        - image: docker.io/acme/web:v1
          expect: admit
          digest: \(digest)
          rule: docker.io/acme/*:*
          validator: default
        - {image: "docker.io/evil/x:1", expect: deny, message: static deny}
        - {image: "docker.io/evil/x:1", expect: deny, message: "/deny .* rule docker/"}
        - {image: "docker.io/base/x:1", expect: admit, validator: allow}
        - {image: "docker.io/down/x:1", expect: unknown, rule: "docker.io/down/*:*"}
        - {image: quay.io/x/y, expect: deny, message: no matching rule}
        """) == [
          "passed admit, digest: \(digest), rule: docker.io/acme/*:*, validator: default"
            + " | admit, digest: \(digest), rule: docker.io/acme/*:*, validator: default",
          "passed deny, message: static deny | deny, message: static deny for image"
            + " docker.io/evil/x:1 using rule docker.io/evil/*:*",
          "passed deny, message: /deny .* rule docker/ | deny, message: static deny for image"
            + " docker.io/evil/x:1 using rule docker.io/evil/*:*",
          "passed admit, validator: allow | admit, validator: allow",
          "passed unknown, rule: docker.io/down/*:* | unknown, rule: docker.io/down/*:*",
          "passed deny, message: no matching rule | deny, message: no matching rule",
        ])
  }

  @Test("a case fails where anything that is known is not as expected")
  func failing() async throws {
    let none = "sha256:" + String(repeating: "0", count: 64)
    let report = try await SuiteTrial.report(
      of: """
        connaisseur: 3.9
        cases:
        - {image: "docker.io/evil/x:1", expect: admit}
        - {image: "docker.io/base/x:1", expect: deny}
        - {image: "docker.io/base/x:1", expect: unknown}
        - {image: "docker.io/base/x:1", expect: crash}
        - {image: "docker.io/base/x:1", expect: admit, digest: "\(none)"}
        - {image: "docker.io/evil/x:1", expect: deny, rule: "*:*", validator: x, message: zzz}
        - {image: quay.io/x/y, expect: deny, rule: "*:*", validator: x}
        - {image: "docker.io/down/x:1", expect: admit, rule: "*:*"}
        """)
    #expect(report.entries.allSatisfy { $0.status == .failed })
    #expect(
      report.entries.map { $0.mismatches.map(\.property.rawValue) } == [
        ["verdict"], ["verdict"], ["verdict"], ["verdict"], ["digest"],
        ["rule", "validator", "message"], ["rule", "validator"], ["rule"],
      ])
    #expect(report.entries[4].mismatches.map(\.actual) == ["none"])
    #expect(report.entries[6].mismatches.map(\.actual) == ["none", "none"])
    #expect(report.exitCode == .bad)
  }

  @Test("what could not be found out is an error, unless that is expected or cannot be right")
  func errors() async throws {
    let report = try await SuiteTrial.report(
      of: """
        cases:
        - {image: "docker.io/down/x:1", expect: admit}
        """)
    #expect(report.entries.map(\.status) == [.error, .error])
    #expect(report.entries.map(\.actual) == ["unknown", "unknown"])
    #expect(report.entries.allSatisfy { $0.reason?.isEmpty == false })
    #expect(report.exitCode == .unknown)
  }

  @Test("failures count more than what could not be found out")
  func exitCodes() async throws {
    let down = "- {image: \"docker.io/down/x:1\", expect: admit}\n"
    let bad = "- {image: \"docker.io/evil/x:1\", expect: admit}\n"
    let good = "- {image: \"docker.io/evil/x:1\", expect: deny}\n"
    func code(_ cases: String) async throws -> ExitCode {
      try await SuiteTrial.report(of: "cases:\n\(cases)").exitCode
    }
    #expect(try await code(good) == .good)
    #expect(try await code(good + down) == .unknown)
    #expect(try await code(down + bad + good) == .bad)
    #expect(try await code("") == .nothing)
  }

  @Test("each Connaisseur has an entry, in the order of the suite")
  func order() async throws {
    let report = try await SuiteTrial.report(
      of: """
        connaisseur: ["3.9", "3.2", "3.4"]
        cases:
        - {name: b, image: "docker.io/evil/b:1", expect: deny}
        - {name: a, image: "docker.io/base/a:1", expect: admit}
        - {name: b again, image: "docker.io/evil/b:1", expect: deny}
        """)
    #expect(
      report.entries.map { "\($0.title) \($0.generation.rawValue)" } == [
        "b (docker.io/evil/b:1) 3.9", "b (docker.io/evil/b:1) 3.3",
        "a (docker.io/base/a:1) 3.9", "a (docker.io/base/a:1) 3.3",
        "b again (docker.io/evil/b:1) 3.9", "b again (docker.io/evil/b:1) 3.3",
      ])
  }

  @Test("cases are chosen by what is found in their titles")
  func selection() async throws {
    let suite = """
      connaisseur: 3.9
      cases:
      - {name: the release, image: "docker.io/evil/b:1", expect: deny}
      - {image: "docker.io/base/a:1", expect: admit}
      """
    func titles(_ selection: String) async throws -> [String] {
      try await SuiteTrial.report(of: suite, selecting: selection).entries.map(\.test.title)
    }
    #expect(try await titles("release$") == ["the release"])
    #expect(try await titles("^admit .*base") == ["admit docker.io/base/a:1"])
    #expect(try await titles("nothing").isEmpty)
    #expect(
      try await SuiteTrial.report(of: suite, selecting: "nothing").exitCode == .nothing)
  }

  @Test("stopped early, everything behind the first that does not pass is skipped")
  func stoppingEarly() async throws {
    let suite = """
      cases:
      - {image: "docker.io/base/a:1", expect: admit}
      - {image: "docker.io/base/b:1", expect: deny}
      - {image: "docker.io/base/c:1", expect: deny}
      """
    let report = try await SuiteTrial.report(of: suite, stopsEarly: true)
    #expect(
      report.entries.map(\.status) == [.passed, .passed, .failed, .skipped, .skipped, .skipped])
    #expect(report.exitCode == .bad)
    #expect(report.entries.last?.reason == "an earlier case did not pass")
    #expect(report.entries.last?.actual == nil)
  }

  private static let deployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, uid: u1}
    spec:
      template:
        spec:
          initContainers: [{name: init, image: "docker.io/base/init:1"}]
          containers:
          - {name: web, image: "docker.io/base/web:1"}
          - {name: side, image: "docker.io/evil/side:1"}
          - {name: again, image: "docker.io/base/web:1"}
    """

  @Test("every image of a manifest is an entry of its case, once")
  func manifests() async throws {
    let report = try await SuiteTrial.report(
      of: "connaisseur: 3.9\ncases:\n- {manifest: web.yaml, expect: admit}",
      manifests: ["web.yaml": Self.deployment])
    #expect(
      report.entries.map { "\($0.status.rawValue) \($0.title)" } == [
        "passed admit web.yaml (docker.io/base/web:1)",
        "failed admit web.yaml (docker.io/evil/side:1)",
        "passed admit web.yaml (docker.io/base/init:1)",
      ])
  }

  @Test("a manifest without images is no success")
  func manifestWithoutImages() async throws {
    let alone = "cases:\n- {manifest: none.yaml, expect: admit}\n"
    let nothing = try await SuiteTrial.report(of: alone)
    #expect(nothing.entries.map(\.status) == [.error, .error])
    #expect(nothing.exitCode == .nothing)
    let beside = try await SuiteTrial.report(
      of: alone + "- {image: \"docker.io/base/a:1\", expect: admit}\n")
    #expect(beside.exitCode == .unknown)
  }

  @Test("what Connaisseur would not look at is skipped, and can not be denied")
  func unseenImages() async throws {
    let replicaSet = """

      ---
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata:
        name: web-1
        ownerReferences: [{kind: Deployment, name: web, uid: u1}]
      spec: {template: {spec: {containers: [{name: web, image: "docker.io/base/web:1"}]}}}
      """
    let seen = try await SuiteTrial.report(
      of: "connaisseur: 3.9\ncases:\n- {manifest: all.yaml, expect: admit}",
      manifests: ["all.yaml": Self.deployment + replicaSet])
    // The deployment itself is looked at, so the image is.
    #expect(seen.entries.map(\.status) == [.passed, .failed, .passed])

    let pod = """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, ownerReferences: [{kind: ReplicaSet, name: web-1, uid: u2}]}
      spec: {containers: [{image: "docker.io/evil/web:1"}]}
      ---
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata: {name: web-1, uid: u2, ownerReferences: [{kind: Deployment, name: x, uid: u3}]}
      spec: {template: {spec: {containers: [{image: "docker.io/evil/other:1"}]}}}
      """
    let deployment = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers: [{image: "docker.io/base/a:1"}]
            ephemeralContainers: [{image: "docker.io/evil/debug:1"}]
      """
    for (verdict, expected) in [
      ("admit", SuiteEntry.Status.skipped), ("deny", .failed), ("unknown", .failed),
    ] {
      let report = try await SuiteTrial.report(
        of: "connaisseur: 3.9\ncases:\n- {manifest: m.yaml, expect: \(verdict)}",
        manifests: ["m.yaml": deployment])
      let debug = try #require(report.entries.last)
      #expect(debug.image == "docker.io/evil/debug:1")
      #expect(debug.status == expected)
      #expect(debug.actual == "not looked at")
      #expect(debug.reason?.contains("ephemeral") == true)
    }
    // The owner has another image, so this one is looked at.
    let owned = try await SuiteTrial.report(
      of: "connaisseur: 3.9\ncases:\n- {manifest: m.yaml, expect: deny}",
      manifests: ["m.yaml": pod])
    #expect(owned.entries.map(\.status) == [.passed, .passed])
  }
}
