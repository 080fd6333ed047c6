import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// What holds of every file, however broken.
@Suite("Lint of any file") struct LintPropertyTests {
  private static let pieces = [
    "\n", "  ", "- ", ": ", "{", "}", "[", "]", "*a", "&a ", "<<: ", "null", "on", "1.0", "\"", "'",
    "#", "|\n", "!!str ", "---\n", "ä", "\u{1F600}", "validators", "policy", "with", "application",
  ]

  /// A sample with some of its bytes replaced, removed or doubled, or something put in.
  private func damaged(_ text: String, _ generator: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let start = Int.random(in: 0..<scalars.count, using: &generator)
      let end = min(scalars.count, start + Int.random(in: 0...12, using: &generator))
      let piece = Array((Self.pieces.randomElement(using: &generator) ?? "").unicodeScalars)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: scalars.replaceSubrange(start..<end, with: piece)
      case 1: scalars.insert(contentsOf: scalars[start..<end], at: start)
      default: scalars.insert(contentsOf: piece, at: start)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  @Test("a problem stands in the file, and is told the same way again", arguments: 0..<8)
  func places(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let samples = LintCode.allCases.map(\.explanation.example) + [LintedText().text]
    var read = 0
    for _ in 0..<120 {
      let sample = samples.randomElement(using: &generator) ?? ""
      let text = damaged(sample, &generator)
      guard let found = try? lint(text, for: [.python, .go]) else { continue }
      read += 1
      let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
      for problem in found {
        let range = problem.range
        #expect(range.start <= range.end)
        #expect(range.start.line >= 1 && range.end.line <= lines.count + 1, "\(problem)")
        #expect(!problem.message.isEmpty && !problem.generations.isEmpty)
      }
      #expect(try lint(text, for: [.python, .go]) == found)
    }
    #expect(read > 20)
  }

  @Test("an edit that is offered can be made, or is refused with a reason", arguments: 0..<4)
  func edits(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let samples = LintCode.allCases.map(\.explanation.example)
    for _ in 0..<60 {
      let text = damaged(samples.randomElement(using: &generator) ?? "", &generator)
      for problem in (try? lint(text, for: [.python, .go])) ?? [] {
        guard let edit = problem.edit else { continue }
        do {
          let after = try edit.applied(to: text)
          #expect(after != text)
        } catch is YAMLEditRefusal {
          continue
        }
      }
    }
  }
}
