/// What the charts configure where values do not: the `validators` and `policy` of their
/// values.yaml, chart 3.3.4 and chart 3.9.1.
enum ChartDefaults {
  static func configuration(of generation: Generation) -> Configuration {
    switch generation {
    case .python: python
    case .go: go
    }
  }

  private static let python = Configuration(
    validators: [
      Validator(name: "allow", kind: .static(approve: true)),
      Validator(name: "deny", kind: .static(approve: false)),
      Validator(
        name: "default", kind: .notaryV1(NotaryValidator(host: "notary.docker.io"))),
      Validator(
        name: "dockerhub-basics",
        kind: .notaryV1(
          NotaryValidator(
            host: "notary.docker.io",
            trustRoots: [
              TrustRoot(name: "docker-official", key: OfficialKeys.docker),
              TrustRoot(name: "securesystemsengineering-official", key: OfficialKeys.connaisseur),
            ]))),
    ],
    rules: [
      Rule(index: 0, pattern: "*:*"),
      Rule(
        index: 1, pattern: "docker.io/library/*:*", validator: "dockerhub-basics",
        trustRoot: "docker-official"),
      Rule(
        index: 2, pattern: "docker.io/securesystemsengineering/*:*",
        validator: "dockerhub-basics", trustRoot: "securesystemsengineering-official"),
      Rule(index: 3, pattern: "registry.k8s.io/*:*", validator: "allow"),
    ])

  private static let go = Configuration(
    validators: [
      Validator(name: "allow", kind: .static(approve: true)),
      Validator(name: "deny", kind: .static(approve: false)),
      Validator(
        name: "dockerhub",
        kind: .notaryV1(
          NotaryValidator(
            host: nil, trustRoots: [TrustRoot(name: "sse", key: OfficialKeys.connaisseur)]))),
    ],
    rules: [
      Rule(index: 0, pattern: "*:*", validator: "deny"),
      Rule(index: 1, pattern: redisPattern, validator: "allow"),
      Rule(
        index: 2, pattern: "docker.io/securesystemsengineering/*:*", validator: "dockerhub",
        trustRoot: "sse"),
      Rule(index: 3, pattern: "registry.k8s.io/*:*", validator: "allow"),
    ])

  private static let redisPattern =
    "docker.io/library/redis@sha256:\(OfficialKeys.redisDigest)"
}
