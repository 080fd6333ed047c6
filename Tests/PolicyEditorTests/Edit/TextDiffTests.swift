import PolicyEditor
import TestSupport
import Testing

@Suite struct TextDiffTests {
  private func unified(_ old: String, _ new: String, context: Int = 3) -> [String] {
    let diff = TextDiff(Array(old.utf8), Array(new.utf8))
    return UnifiedDiff(diff, names: ("a", "b"), context: context).lines.map(\.text)
  }

  @Test func `equal texts have no difference`() {
    #expect(unified("a\nb\n", "a\nb\n") == [])
    #expect(unified("", "") == [])
  }

  @Test func `a difference is written as diff -u writes it`() {
    #expect(
      unified("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n10\n") == [
        "--- a", "+++ b", "@@ -2,8 +2,9 @@", " 2", " 3", " 4", "-5", "+x", " 6", " 7", " 8", " 9",
        "+10",
      ])
    #expect(unified("", "a\n") == ["--- a", "+++ b", "@@ -0,0 +1 @@", "+a"])
    #expect(unified("a\n", "") == ["--- a", "+++ b", "@@ -1 +0,0 @@", "-a"])
  }

  @Test func `changes far from each other have a hunk each`() {
    let lines = (1...30).map { "\($0)\n" }
    var edited = lines
    edited[0] = "x\n"
    edited[29] = "y\n"
    let hunks = unified(lines.joined(), edited.joined()).filter { $0.hasPrefix("@@") }
    #expect(hunks == ["@@ -1,4 +1,4 @@", "@@ -27,4 +27,4 @@"])
  }

  @Test func `a missing line break at the end is told`() {
    #expect(
      unified("a", "a\n", context: 0) == [
        "--- a", "+++ b", "@@ -1 +1 @@", "-a", "\\ No newline at end of file", "+a",
      ])
  }

  @Test func `lines can be shown as others`() {
    let diff = TextDiff(Array("p: a\n".utf8), Array("p: b\n".utf8))
    let shown = UnifiedDiff(diff, names: ("a", "b"), shown: (["p: ***", ""], ["p: ***", ""]))
    #expect(shown.lines.dropFirst(3).map(\.text) == ["-p: ***", "+p: ***"])
  }

  @Test func `a difference makes the one text of the other, and is the least`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<400 {
      let old = randomLines(&generator)
      let new = randomLines(&generator)
      let edit = YAMLEdit("test", from: old, to: new)
      #expect(edit.applied(to: old) == new)
      let diff = TextDiff(old, new)
      let changed = diff.changes.reduce(0) { $0 + $1.oldLines.count + $1.newLines.count }
      #expect(changed == leastChange(old, new))
    }
  }

  @Test func `texts that differ nearly everywhere are compared soon`() {
    let old = (0..<6_000).map { "- pattern: \($0)\n  validator: old\n" }.joined()
    let new = (0..<6_000).map { "- pattern: \($0)\n  validator: new\n" }.joined()
    let diff = TextDiff(Array(old.utf8), Array(new.utf8))
    #expect(diff.changes.count == 6_000)
    #expect(diff.changes.allSatisfy { $0.oldLines.count == 1 && $0.newLines.count == 1 })
  }

  private func randomLines(_ generator: inout SeededGenerator) -> [UInt8] {
    let count = Int.random(in: 0..<12, using: &generator)
    let lines = (0..<count).map { _ in "\(Int.random(in: 0..<4, using: &generator))" }
    let end = Bool.random(using: &generator) && count > 0 ? "\n" : ""
    return Array((lines.joined(separator: "\n") + end).utf8)
  }

  /// By the longest common subsequence, in the time of the square.
  private func leastChange(_ old: [UInt8], _ new: [UInt8]) -> Int {
    func lines(_ text: [UInt8]) -> [[UInt8]] {
      var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map {
        Array($0) + [0x0A]
      }
      if text.isEmpty || text.last == 0x0A {
        lines.removeLast()
      } else {
        lines[lines.count - 1].removeLast()
      }
      return lines
    }
    let (a, b) = (lines(old), lines(new))
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices {
      for j in b.indices {
        table[i + 1][j + 1] = a[i] == b[j] ? table[i][j] + 1 : max(table[i][j + 1], table[i + 1][j])
      }
    }
    return a.count + b.count - 2 * table[a.count][b.count]
  }
}
