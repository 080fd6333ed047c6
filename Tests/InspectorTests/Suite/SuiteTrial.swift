import Inspector
import NotaryCore
import PolicyEditor
import Testing

/// A suite run against the demo's repositories.
struct SuiteTrial {
  /// What a run came to. The server of `docker.io/down` is one that cannot be asked.
  static func report(
    of suite: String, selecting selection: String? = nil, stopsEarly: Bool = false,
    manifests: [String: String] = [:], features: String = ""
  ) async throws -> SuiteReport {
    let suite = try TestSuite(file: "tastevin.tests.yaml", bytes: Array(suite.utf8))
    let expression = try selection.map { try RegularExpression($0) }
    let plan = try SuitePlan(suite, selecting: expression) { entry in
      try Manifest(file: entry.value, bytes: Array((manifests[entry.value] ?? "").utf8))
    }
    let values = try values(features)
    let explainer = Explainer(
      values: values, reading: .asItStands, at: Demo.moment
    ) { validator in
      if validator.host == "down.acme.example" { return .failure(.server("it is down")) }
      return .success(Demo.source())
    }
    let run = SuiteRun(plan, by: suite.generations, of: values, at: Demo.moment)
    return await run.report(by: explainer, stopsEarly: stopsEarly) { _, _ in }
  }

  /// What a run came to, each entry as `status expected | actual`.
  static func outcomes(of suite: String) async throws -> [String] {
    try await report(of: suite).entries.map {
      "\($0.status.rawValue) \($0.expected) | \($0.actual ?? "-")"
    }
  }

  private static func values(_ features: String) throws -> Values {
    let key = PEM.encode(type: "PUBLIC KEY", bytes: try #require(Demo.pins.keys.first))
    let lines = key.split(separator: "\n").map { "        \($0)\n" }.joined()
    let text = """
      application:
      \(features)
        validators:
        - name: default
          type: notaryv1
          host: notary.acme.example
          trustRoots:
          - name: default
            key: |
      \(lines)  - name: down
          type: notaryv1
          host: down.acme.example
          trustRoots:
          - name: default
            key: |
      \(lines)  - name: allow
          type: static
          approve: true
        - name: deny
          type: static
          approve: false
        policy:
        - pattern: "docker.io/acme/*:*"
        - pattern: "docker.io/down/*:*"
          validator: down
        - pattern: "docker.io/base/*:*"
          validator: allow
        - pattern: "docker.io/evil/*:*"
          validator: deny

      """
    return try Values.load(files: [("values.yaml", Array(text.utf8))])
  }
}
