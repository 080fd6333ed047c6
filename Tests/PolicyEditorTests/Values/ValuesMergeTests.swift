import PolicyEditor
import Testing

@Suite struct ValuesMergeTests {
  private static let rule = "application:\n  policy:\n  - pattern: p\n"

  @Test func `a section that no file sets is the chart's own`() throws {
    let values = try readValues("application:\n  features:\n    detectionMode: true\n")
    let python = values.configuration(for: .python)
    #expect(python.names == ["allow", "deny", "default", "dockerhub-basics"])
    #expect(
      python.patterns == [
        "*:*", "docker.io/library/*:*", "docker.io/securesystemsengineering/*:*",
        "registry.k8s.io/*:*",
      ])
    let go = values.configuration(for: .go)
    #expect(go.names == ["allow", "deny", "dockerhub"])
    #expect(go.rules.first?.validator == "deny")
    #expect(go.rules.count == 4)
    #expect(go.rules.allSatisfy { $0.position == nil })
    #expect(values.origin(of: .validators, for: .go) == .chart(.go))
    #expect(values.setting(at: ["application", "features", "detectionMode"])?.text == "true")
  }

  @Test func `each section is judged by itself`() throws {
    let values = try readValues(Self.rule)
    let configuration = values.configuration(for: .python)
    #expect(configuration.patterns == ["p"])
    #expect(configuration.names.count == 4)
    #expect(
      values.origin(of: .policy, for: .python)
        == .file(SourcePosition(file: "1.yaml", line: 3, column: 3)))
  }

  @Test func `a list is replaced by that of a later file, mappings are joined`() throws {
    let values = try readValues(
      "application:\n  validators:\n  - name: a\n  policy:\n  - pattern: p\n",
      "application:\n  policy:\n  - pattern: q\n  - pattern: r\n", "application: {}\n")
    let configuration = values.configuration(for: .go)
    #expect(configuration.names == ["a"])
    #expect(configuration.patterns == ["q", "r"])
    #expect(configuration.rules.map { $0.position?.file } == ["2.yaml", "2.yaml"])
    #expect(configuration.validators.first?.position?.file == "1.yaml")
  }

  @Test func `null deletes, and the chart's own does not come back`() throws {
    let values = try readValues(Self.rule, "application:\n  policy: null\n")
    #expect(values.configuration(for: .go).rules.isEmpty)
    #expect(
      values.origin(of: .policy, for: .go)
        == .deleted(SourcePosition(file: "2.yaml", line: 2, column: 11)))
    let all = try readValues("application: ~\n")
    #expect(all.configuration(for: .go).validators.isEmpty)
  }

  @Test func `a later mapping replaces what is none, with all that was before`() throws {
    let values = try readValues(
      "application:\n  policy:\n  - pattern: p\n", "application: 5\n",
      "application:\n  validators:\n  - name: a\n")
    #expect(values.configuration(for: .go).names == ["a"])
    #expect(values.origin(of: .policy, for: .go) == .chart(.go))
  }

  @Test func `as it stands, nothing is added`() throws {
    let values = try readValues(Self.rule)
    let configuration = values.configuration(for: .go, reading: .asItStands)
    #expect(configuration.patterns == ["p"])
    #expect(configuration.validators.isEmpty)
    #expect(values.origin(of: .validators, for: .go, reading: .asItStands) == .absent)
  }

  @Test func `Connaisseur's own configuration has no defaults`() throws {
    let values = try readValues("policy:\n- pattern: p\n")
    #expect(!values.usesChart)
    #expect(values.configuration(for: .go).validators.isEmpty)
    #expect(values.origin(of: .validators, for: .go) == .absent)
  }

  @Test func `only Helm comes between a value of the chart and its reader`() throws {
    let list = "validators:\n- name: 0x10\n  type: static\n  approve: y\n"
    let chart = try readValues("application:\n\(indented(list, by: 2))")
    #expect(chart.configuration(for: .python).names == ["16"])
    #expect(chart.configuration(for: .python).validators.first?.kind == .static(approve: true))
    let own = try readValues(list)
    #expect(own.configuration(for: .go).names == ["0x10"])
    #expect(own.configuration(for: .go).validators.first?.kind == .static(approve: true))
    #expect(own.configuration(for: .python).validators.first?.kind == .static(approve: nil))
  }
}
