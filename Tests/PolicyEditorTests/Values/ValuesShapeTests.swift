import PolicyEditor
import Testing

@Suite struct ValuesShapeTests {
  private static let flat =
    "validators:\n- name: v\n  type: static\n  approve: true\npolicy:\n- pattern: p\n  validator: v\n"
  private static let application = "application:\n\(indented(flat, by: 2))"

  private static let configMap =
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: connaisseur-app-config}\ndata:\n"
    + "  other: text\n  config.yaml: |\n\(indented(flat, by: 4))"
  private static let release =
    "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n"
    + indented(application, by: 4)
  private static let argoText =
    "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n"
    + "      values: |\n\(indented(application, by: 8))"
  private static let argoObject =
    "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n  - path: x\n"
    + "  - helm:\n      values: 'kubernetes: {}'\n      valuesObject:\n"
    + indented(application, by: 8)

  @Test(arguments: [
    (application, ValuesShape.helmValues), (flat, .connaisseurConfiguration),
    ("USER-SUPPLIED VALUES:\n" + application, .helmGetValues),
    ("connaisseur:\n" + indented(application, by: 2), .umbrella),
    (release, .helmRelease), (configMap, .configMap), (argoText, .argoApplication),
    (argoObject, .argoApplication),
    ("apiVersion: v1\nkind: Service\n---\n" + release, .helmRelease),
    ("apiVersion: v1\nkind: List\nitems:\n-\n" + indented(configMap, by: 2), .configMap),
  ])
  func `a configuration is found in every kind of file, with its line`(
    source: String, shape: ValuesShape
  ) throws {
    let values = try readValues(source)
    #expect(values.files.map(\.shape) == [shape])
    for generation in Generation.allCases {
      let configuration = values.configuration(for: generation)
      #expect(configuration.names == ["v"])
      #expect(configuration.patterns == ["p"])
      let expected = source.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("- pattern: p") }.map { $0 + 1 }
      #expect(configuration.rules.first?.position?.line == expected)
      #expect(configuration.rules.first?.position?.file == "1.yaml")
    }
  }

  @Test func `columns in a text within the file are those of the file`() throws {
    let rule = try #require(
      readValues(Self.configMap).configuration(for: .go).rules.first)
    #expect(rule.position?.column == 7)
  }

  @Test(arguments: [
    ("validators:\n- name: v\n  trust_roots: []\npolicy: []\n", ValuesShape.version2),
    ("deployment: {}\npolicy:\n- pattern: p\n", .version2),
    ("connaisseur:\n  validators: []\n  policy:\n  - pattern: p\n", .version2),
    ("USER-SUPPLIED VALUES:\npolicy:\n- pattern: p\n", .version2),
    ("notary:\n  host: x\npolicy:\n- pattern: p\n", .version1),
  ])
  func `a file of an older chart is named, and sets nothing`(
    source: String, shape: ValuesShape
  ) throws {
    let values = try readValues(source)
    #expect(values.files.map(\.shape) == [shape])
    #expect(values.origin(of: .policy, for: .go) == .chart(.go))
    #expect(values.configuration(for: .go).patterns.first == "*:*")
  }

  @Test func `what a file says to take from elsewhere is named with its place`() throws {
    let flux = try readValues(
      "kind: HelmRelease\napiVersion: v1\nspec:\n  valuesFrom:\n  - kind: Secret\n    name: s\n")
    #expect(flux.files.map(\.unread.count) == [1])
    #expect(flux.files[0].unread.first?.member == "spec.valuesFrom")
    #expect(flux.files[0].unread.first?.position.line == 5)
    let argo = try readValues(
      Self.argoText + "      valueFiles: [a.yaml]\n      parameters: []\n")
    #expect(argo.files[0].unread.map(\.member) == ["helm.valueFiles"])
    #expect(try readValues(Self.release).files[0].unread.isEmpty)
  }

  @Test func `files that set nothing of Connaisseur's are named, too`() throws {
    for source in ["", "# comment\n", "~\n", "alerting: {}\n", "kind: Pod\napiVersion: v1\n"] {
      #expect(try readValues(source).files.map(\.shape) == [.nothing], "\(source)")
    }
  }

  @Test func `what cannot be read is told with file and place`() throws {
    #expect(throws: ValuesError.noFiles) { try Values.load(files: []) }
    #expect(
      throws: ValuesError.notMapping(at: SourcePosition(file: "2.yaml", line: 2, column: 1))
    ) { try readValues("a: 1\n", "# c\n- x\n") }
    let error = #expect(throws: ValuesError.self) {
      try readValues(
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  config.yaml: |\n    policy:\n    - [x\n")
    }
    guard case .embeddedNotYAML(let position, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(position.file == "1.yaml")
    #expect(position.line >= 6)
  }

  @Test func `random texts never crash`() {
    var generator = YAMLGenerator(seed: 3)
    let names = [
      "validators: ", "policy:\n", "application:\n  ", "with: ", "auth: ", "kind: List\n",
    ]
    for _ in 0..<3_000 {
      var bytes: [UInt8] = []
      for _ in 0..<4 {
        bytes += Array((names.randomElement(using: &generator) ?? "").utf8)
        bytes += generator.text().prefix(20)
      }
      guard let values = try? Values.load(files: [("f", bytes)]) else { continue }
      for generation in Generation.allCases {
        _ = values.configuration(for: generation)
        _ = values.configuration(for: generation, reading: .asItStands)
      }
    }
  }
}
