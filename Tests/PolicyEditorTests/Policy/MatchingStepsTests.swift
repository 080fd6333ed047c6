import Testing

@testable import PolicyEditor

@Suite("Matching wildcards")
struct MatchingStepsTests {
  @Test(
    "takes at most as many steps as the product of both lengths",
    arguments: ["*a", "a*", "*a*b", "?*", "*[!b]*a", "**"])
  func steps(_ unit: String) {
    for length in [10, 100, 400] {
      let pattern = PythonPattern.parse(
        Array(String(repeating: unit, count: length).unicodeScalars))
      let text = Array(String(repeating: "a", count: length * 2).unicodeScalars)
      var steps = 0
      _ = pattern.matches(text, steps: &steps)
      #expect(steps <= (pattern.elements.count + 1) * (text.count + 1))
      #expect(steps > 0)
    }
  }
}
