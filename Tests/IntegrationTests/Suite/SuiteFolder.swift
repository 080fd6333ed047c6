import TestSupport

/// A folder with a configuration, a trust folder and a suite, in which `tastevin test` is run.
struct SuiteFolder {
  let folder: TemporaryFolder

  static let digest = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

  /// `docker.io/acme/web` has one signed tag, `v1`; it is sound in November 2026.
  init(suite: String? = nil, features: String = "") throws {
    folder = try TemporaryFolder()
    var repository = TestRepository("docker.io/acme/web")
    repository.targets.targets = ["v1": TestTarget("hello")]
    try repository.write(to: "\(folder.path)/trust")
    try folder.write(
      Self.values(repository.root.signers[0].key.publicPEM, features), to: "values.yaml")
    if let suite { try folder.write(suite, to: "tastevin.tests.yaml") }
  }

  private static func values(_ pem: String, _ features: String) -> String {
    let key = pem.split(separator: "\n").map { "          \($0)\n" }.joined()
    return """
      application:
      \(features)
        validators:
        - name: default
          type: notaryv1
          host: notary.invalid
          trustRoots:
          - name: default
            key: |
      \(key)  - name: allow
          type: static
          approve: true
        - name: deny
          type: static
          approve: false
        policy:
        - pattern: "*:*"
          validator: deny
        - pattern: "docker.io/acme/*:*"
        - pattern: "registry.k8s.io/*:*"
          validator: allow

      """
  }

  func run(_ arguments: [String], input: String = "") async throws -> Command.Outcome {
    try await Command(
      BuiltProduct.tastevin, ["test"] + arguments, input: Array(input.utf8), folder: folder.path
    ).run()
  }
}
