import PolicyEditor
import Testing

/// The chart stands between the values and what Connaisseur reads.
@Suite("Starting what the chart deploys") struct DeployedStartupTests {
  private static let root = "trustRoots: [{name: a, key: b}]"

  private func said(_ generation: Generation, _ values: String) throws -> String {
    try startup(generation, values, reading: .deployed)
  }

  private func validator(_ lines: [String], type: String = "notaryv1") -> String {
    ConfigurationText(type: type, validator: [Self.root] + lines).values
  }

  @Test("the chart's own sections start", arguments: Generation.allCases)
  func defaults(generation: Generation) throws {
    #expect(try said(generation, "kubernetes: {}") == "starts")
    #expect(
      try said(generation, "application: {policy: [{pattern: a, validator: deny}]}") == "starts")
    #expect(try said(generation, "application: {features: {x: 1}, logLevel: info}") == "starts")
  }

  @Test("a user and a password become a secret of 3.9")
  func credentials() throws {
    let auth = "auth: {username: u, password: p}"
    #expect(try said(.go, validator(["host: a.b", auth])) == "starts")
    #expect(try startup(.go, validator(["host: a.b", auth])).contains("neither secretName"))
  }

  @Test("but the secret is not given to the pod for cosign without a registry, or beside another")
  func credentialsWithoutMount() throws {
    let words = "error loading config: error parsing file: no authentication file for secret "
    let auth = "auth: {username: u, password: p}"
    #expect(try said(.go, validator([auth], type: "cosign")) == words + "default-auth")
    let beside = "auth: {username: u, password: p, secretName: s}"
    #expect(try said(.go, validator([beside])) == words + "default-auth")
    let registry = "auth: {username: u, password: p, registry: r.io}"
    #expect(try said(.go, validator([registry], type: "cosign")) == "starts")
  }

  @Test("3.3 gets no auth that is empty or names a secret")
  func pythonAuthentication() throws {
    for auth in ["{}", "null", "{secretName: s}", "{secretName: s, username: u, password: p}"] {
      #expect(try said(.python, validator(["host: a.b", "auth: \(auth)"])) == "starts")
    }
    let half = validator(["host: a.b", "auth: {username: u}"])
    #expect(try said(.python, half) == "Connaisseur configuration has an invalid format: ")
  }

  @Test("a mapping of validators becomes a list, and keys twice are merged")
  func mappings() throws {
    let values = """
      application:
        validators:
          b: {name: b, type: static, approve: true, approve: false}
          a: {name: default, type: static, approve: true}
        policy:
          x: {pattern: a}
      """
    for generation in Generation.allCases { #expect(try said(generation, values) == "starts") }
  }

  @Test(
    "what Helm refuses is never deployed, and not judged",
    arguments: [
      "application: {validators: x}", "application: {validators: [x]}", "application: x",
      "application: {validators: [{name: a, type: notaryv1, auth: x}]}",
    ])
  func refusedByHelm(values: String) throws {
    for generation in Generation.allCases {
      #expect(try said(generation, values).hasPrefix("unknown: "))
    }
  }

  @Test("a section that is empty or deleted")
  func empty() throws {
    #expect(
      try said(.go, "application: {validators: []}")
        == "Config has 1 errors:\nConfig error 0: Validators must contain at least 1 item")
    #expect(try said(.python, "application: {validators: null}") == "dies")
    #expect(
      try said(.python, "application: {policy: []}")
        == "Connaisseur configuration has an invalid format: ")
  }

  @Test("booleans are those of Helm")
  func booleans() throws {
    let values = ConfigurationText(type: "static", validator: ["approve: y"]).values
    #expect(try said(.python, values) == "starts")
    #expect(try startup(.python, values).hasPrefix("Connaisseur configuration"))
  }

  @Test("hostile files are judged in bounded time", arguments: Generation.allCases)
  func hostile(generation: Generation) throws {
    let nested = String(repeating: "[", count: 90) + String(repeating: "]", count: 90)
    let laughs = (1...9).map {
      "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 5).joined(separator: ","))]"
    }
    let texts = [
      "validators: \(nested)\npolicy: []",
      "validators: [{name: a, type: static, x: \(nested)}]\npolicy: []",
      "a0: &a0 [x]\n" + laughs.prefix(6).joined(separator: "\n")
        + "\nvalidators: [*a6]\npolicy: []",
      ConfigurationText(pattern: String(repeating: "a/@", count: 5_000)).text,
      ConfigurationText(rule: Array(repeating: "foo: 1", count: 500)).text,
    ]
    for text in texts {
      #expect(try startup(generation, text) != "")
      #expect(try startup(generation, text, reading: .deployed) != "")
    }
    let repeated = try #require(try refusal(.go, texts[4]))
    #expect(repeated.problems.count == 100)
  }
}
