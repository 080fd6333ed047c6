import PolicyEditor
import Testing

@Suite struct UpgradeTests {
  private func upgrade(
    _ text: String, to generation: Generation = .go
  ) throws -> Upgrade {
    let values = try readValues(text)
    return try Upgrade(of: #require(values.files.first), to: generation)
  }

  private func text(_ upgrade: Upgrade) -> String {
    String(decoding: upgrade.after.bytes, as: UTF8.self)
  }

  private func startup(_ upgrade: Upgrade, _ generation: Generation) throws -> StartupVerdict {
    try Values.load(documents: [("values.yaml", upgrade.after)]).startup(of: generation)
  }

  /// Whether every comment is still in a comment.
  private func keepsComments(_ upgrade: Upgrade) -> Bool {
    let after = upgrade.after.comments.map { upgrade.after.text(of: $0.range) }
    return upgrade.before.comments.map { upgrade.before.text(of: $0.range) }
      .allSatisfy { comment in after.contains { $0.contains(comment) } }
  }

  private let version3 = """
    kubernetes:
      # configure the deployment
      deployment:
        replicasCount: 3
        image: # pinned
          repository: registry.acme.example:5000/sse/connaisseur
        imagePullPolicy: IfNotPresent
        # imagePullSecrets:
        # - name: "my-secret"
        envs: {}

      # configure the service
      service:
        type: ClusterIP

      webhook:
        failurePolicy: Fail  # use 'Ignore' to fail open
        # called again when others change the object
        reinvocationPolicy: Never
    application:
      ### VALIDATORS ###
      validators:
        # allows each image
        - name: allow
          type: static
          approve: true
        - name: default
          type: notaryv1  # or another
          host: notary.docker.io
          trustRoots:
          # # the `default` key
          #- name: default
        - name: acme
          type: notaryv1
          host: notary.acme.example
          isAcr: false
          auth:
            secretName: notary-credentials
          trustRoots:
            # the first key
            - name: acme
              key: |
                -----BEGIN PUBLIC KEY-----
                MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEOXYta5TgdCwXTCnLU09W5T4M4r9f
                QQrqJuADP6U7g5r9ICgPSmZuRHP/1AYUfOQW3baveKsT969EfELKj1lfCA==
                -----END PUBLIC KEY-----

      ### IMAGE POLICY ###
      policy:
        - pattern: "*:*"
        - pattern: "docker.io/acme/*:*"
          validator: acme
          with:
            trustRoot: acme
            key: "no such option"

      # debug: true
      logLevel: INFO

      features:
        # prompts only
        detectionMode: false

        namespacedValidation: false
          # enabled: false
          # mode: ignore  # 'ignore' or 'validate'

        automaticChildApproval: true

    #alerting:
    #  cluster_identifier: example
    alerting:
      admitRequest:
        receivers:
          - template: slack
            receiverUrl: https://hooks.slack.example/x
            failIfAlertSendingFails: True

    """

  @Test func `a file of version 2 gets the layout and the names of version 3`() throws {
    let result = try upgrade(UpgradeSamples.version2, to: .python)
    #expect(text(result) == version3)
    #expect(try startup(result, .python) == .starts)
    #expect(keepsComments(result))
  }

  @Test func `what 3_4 does not take becomes a comment, and decides as before`() throws {
    let result = try upgrade(UpgradeSamples.version2)
    #expect(try startup(result, .go) == .starts)
    #expect(keepsComments(result))
    let again = try upgrade(version3)
    #expect(text(again) == text(result))
    let lines = UnifiedDiff(again.difference, names: ("a", "b"), context: 0).lines
      .filter { $0.kind == .added || $0.kind == .removed }.map(\.text)
    #expect(
      lines == [
        "-    imagePullPolicy: IfNotPresent", "+    pullPolicy: IfNotPresent",
        "-      type: notaryv1  # or another", "-      host: notary.docker.io",
        "-      trustRoots:", "+      type: static  # or another", "+      approve: false",
        "+      # host: notary.docker.io", "+      # trustRoots:", "-      isAcr: false",
        "+      # isAcr: false", "-        key: \"no such option\"",
        "+        # key: \"no such option\"", "-  logLevel: INFO", "+  logLevel: info",
      ])
  }

  @Test func `a file that is up to date stays as it is`() throws {
    let result = try upgrade(ValuesSamples.flat)
    #expect(result.after.bytes == result.before.bytes)
    #expect(result.steps.isEmpty)
    let once = try upgrade(UpgradeSamples.version2)
    #expect(text(try upgrade(text(once))) == text(once))
  }

  @Test func `namespaces stay judged as they were`() throws {
    let result = try upgrade("application:\n  validators: []\n  policy: []\n")
    #expect(text(result).hasSuffix("  features:\n    namespacedValidation: false\n"))
    let beside = try upgrade("automaticChildApproval:\n  enabled: false\n")
    #expect(!text(beside).contains("namespacedValidation"))
    let on = try upgrade(
      "validators: []\npolicy: []\nnamespacedValidation:\n  enabled: true\n  mode: validate\n")
    #expect(
      text(on).contains("    namespacedValidation:\n      # enabled: true\n      mode: validate\n"))
  }

  @Test(arguments: [
    ("debug: true\nvalidators: []\npolicy: []\n", "  logLevel: DEBUG\n"),
    ("debug: false # why\nlogLevel: INFO\nvalidators: []\n", "# debug: false # why\n"),
    (
      "validators:\n- name: c\n  type: cosign\n  host: rekor.example # r\n  trust_roots: []\n",
      "    host: # r\n      rekor: rekor.example\n"
    ),
    (
      "detectionMode: true\r\nvalidators: []\r\n",
      "application:\r\n  validators: []\r\n  features:\r\n    detectionMode: true\r\n"
    ),
    (
      "validators: []\npolicy: []\nlogLevel: WARN",
      "application:\n  validators: []\n  policy: []\n  logLevel: WARN"
    ),
    (
      "# only this\nautomaticChildApproval:\n  enabled: false\n",
      "application:\n  features:\n    # only this\n    automaticChildApproval: false\n"
    ),
  ]) func `small files are upgraded too`(before: String, after: String) throws {
    let result = try upgrade(before, to: .python)
    #expect(text(result).contains(after), "\(text(result))")
  }

  @Test func `a repeated key keeps the value that counted`() throws {
    let result = try upgrade(
      "validators:\n- name: a\n  type: static\n  approve: true\n  approve: false\npolicy:\n- pattern: \"*:*\"\n  validator: a\n"
    )
    #expect(text(result).contains("  # approve: true\n  approve: false\n"))
  }

  @Test func `an empty list of delegations asks for nothing`() throws {
    let result = try upgrade(
      "application:\n  policy:\n  - pattern: \"*:*\"\n    with:\n      delegations: []\n  features:\n    namespacedValidation: false\n"
    )
    #expect(text(result).contains("  - pattern: \"*:*\"\n    # with:\n    #   delegations: []\n"))
  }

  @Test func `what cannot be upgraded is told`() throws {
    #expect(throws: YAMLEditRefusal.self) {
      try upgrade("notary: {}\npolicy:\n- pattern: x\n  verify: true\n")
    }
    #expect(throws: YAMLEditRefusal.self) { try upgrade("foo: 1\n") }
  }

  @Test func `several trust roots stay as they are, and so do anchors`() throws {
    let anchored =
      "x: &k |\n  key\nvalidators:\n- name: a\n  type: notaryv1\n  trust_roots:\n  - name: default\n    key: *k\npolicy: []\n"
    #expect(throws: YAMLEditRefusal.self) { try upgrade(anchored) }
  }
}
