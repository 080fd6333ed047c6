import Inspector
import PolicyEditor
import TestSupport
import Testing

@Suite("The JSON Schema of values.yaml") struct ValuesSchemaTests {
  @Test("is what was recorded, for each of both programs", arguments: ["3.3", "3.9"])
  func recorded(_ name: String) throws {
    let version = try #require(ConnaisseurVersion(name))
    let text = ValuesJSONSchema(for: version).json.text + "\n"
    let difference = try Golden.difference(text, from: "schema-\(name).json")
    #expect(difference == nil, "\(difference ?? "")")
  }
}
