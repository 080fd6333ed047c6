import Inspector
import PolicyEditor
import Testing

@Suite("Notes about a configuration") struct ValuesNotesTests {
  private func notes(
    _ text: String, reading: Values.Reading = .deployed,
    for generations: [Generation] = Generation.allCases
  ) throws -> [String] {
    try Values.load(files: [("values.yaml", Array(text.utf8))])
      .notes(for: generations, reading: reading)
  }

  private let whole =
    "application:\n  validators:\n  - {name: v, type: static, approve: true}\n"
    + "  policy:\n  - {pattern: p, validator: v}\n"

  @Test func `a file that sets both sections needs none`() throws {
    #expect(try notes(whole).isEmpty)
  }

  @Test func `a section that no file sets is the chart's own`() throws {
    let text = "application:\n  policy:\n  - {pattern: p}\n"
    #expect(
      try notes(text) == [
        "no file sets application.validators: it is the chart's own, as of chart 3.3.4 and 3.9.1"
      ])
    #expect(try notes(text, for: [.go]).first?.hasSuffix("as of chart 3.9.1") == true)
  }

  @Test func `a section that is set to null is gone`() throws {
    let text = whole.replacing("  policy:\n  - {pattern: p, validator: v}\n", with: "  policy:\n")
    #expect(
      try notes(text) == [
        "values.yaml:4:10: this deletes the chart's own application.policy, and nothing takes its"
          + " place"
      ])
  }

  @Test func `a file of an older chart is said to be ignored`() throws {
    let text = "deployment: {}\nvalidators: []\npolicy: []\n"
    #expect(
      try notes(text).first
        == "values.yaml is for chart version 2: later charts ignore its validators and policy")
    #expect(
      try notes(text, reading: .asItStands) == ["values.yaml is for chart version 2"])
  }

  @Test func `a file with nothing of Connaisseur's is named, its name made visible`() throws {
    let values = try Values.load(files: [("v\u{1B}.yaml", [])])
    let first = try #require(values.notes(for: [.go]).first)
    #expect(first.hasSuffix(" sets nothing of Connaisseur's configuration"))
    #expect(!first.contains("\u{1B}"))
  }

  @Test func `values from elsewhere are said to be missing`() throws {
    let text =
      "kind: HelmRelease\napiVersion: v1\nspec:\n  valuesFrom: [{kind: ConfigMap, name: c}]\n"
      + "  values:\n" + whole.split(separator: "\n").map { "    \($0)\n" }.joined()
    #expect(
      try notes(text) == [
        "values.yaml:4:15: spec.valuesFrom names further values that are not read; name them with"
          + " --values"
      ])
  }
}
