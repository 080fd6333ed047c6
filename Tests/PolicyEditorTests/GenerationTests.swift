import PolicyEditor
import Testing

@Suite("Generations")
struct GenerationTests {
  @Test("are told apart by the version that stands for each")
  func versions() {
    #expect(Generation.allCases.map(\.rawValue) == ["3.3", "3.9"])
  }
}
