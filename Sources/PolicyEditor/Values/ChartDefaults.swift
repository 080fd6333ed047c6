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
              TrustRoot(name: "docker-official", key: dockerKey),
              TrustRoot(name: "securesystemsengineering-official", key: connaisseurKey),
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
            host: nil, trustRoots: [TrustRoot(name: "sse", key: connaisseurKey)]))),
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
    "docker.io/library/redis@sha256:"
    + "83edc2b8e9ffb1781a67bdab260a94674f802881838e20bba0f9a69d8cb40d70"

  /// The root key of Docker's official images.
  private static let dockerKey = pem(
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEOXYta5TgdCwXTCnLU09W5T4M4r9f",
    "QQrqJuADP6U7g5r9ICgPSmZuRHP/1AYUfOQW3baveKsT969EfELKj1lfCA==")

  /// The root key of Connaisseur's own images.
  private static let connaisseurKey = pem(
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsx28WV7BsQfnHF1kZmpdCTTLJaWe",
    "d0CA+JOi8H4REuBaWSZ5zPDe468WuOJ6f71E7WFg3CVEVYHuoZt2UYbN/Q==")

  private static func pem(_ lines: String...) -> String {
    let body = lines.map { $0 + "\n" }.joined()
    return "-----BEGIN PUBLIC KEY-----\n\(body)-----END PUBLIC KEY-----\n"
  }
}
