import Inspector
import NotaryCore
import NotaryCore
import PolicyEditor
import TUI
import TerminalKit
import TestSupport

/// Editing a values.yaml of 1 MB with 10 000 rules, without a terminal: how much time of a processor
/// it takes from a key that changes the file to the next frame. What runs away from the loop (the
/// mask of secrets, the rules of the try-out line) is measured by itself.
struct PolicyBenchmark {
  private static let rules = 10_000
  private static let edits = 200
  private let size = Size(columns: 200, rows: 60)
  private let file = "values.yaml"

  func rows() throws -> [BenchmarkRow] {
    let text = Array(Self.text.utf8)
    var desk: PolicyDesk?
    var edition: PolicyEdition?
    let opened = try milliseconds {
      let draft = try PolicyDraft(file: file, bytes: text)
      desk = PolicyDesk([draft])
      edition = PolicyEdition(number: 1, try draft.values())
    }
    guard let desk, let edition else { throw TestFailure("the benchmark's file cannot be read") }
    let studied = milliseconds { _ = PolicyStudy(of: edition) }
    let times = try editFrames(desk, edition)
    let late = times[times.count * 99 / 100]
    let megabytes = rounded(Double(text.count) / 1_000_000, 2)
    return [
      BenchmarkRow(
        name: "open values.yaml of \(megabytes) MB, \(Self.rules) rules",
        result: "\(rounded(opened)) ms", aim: "< 500 ms", isMet: opened < 500),
      BenchmarkRow(
        name: "mask and compile it, away from the loop", result: "\(rounded(studied)) ms",
        aim: "< 1000 ms", isMet: studied < 1000),
      BenchmarkRow(
        name: "edit to frame there, median", result: "\(rounded(median(times))) ms",
        aim: "< 50 ms", isMet: median(times) < 50),
      BenchmarkRow(
        name: "edit to frame there, 99th percentile", result: "\(rounded(late)) ms",
        aim: "< 50 ms", isMet: late < 50),
    ]
  }

  /// From each of many keys that change the file to the canvas that shows it, sorted.
  private func editFrames(_ desk: PolicyDesk, _ edition: PolicyEdition) throws -> [Double] {
    var model = Model(session: Session(image: nil, location: "benchmark", files: [file]))
    _ = Update.start(&model)
    _ = Update.update(&model, .event(.resize(size)))
    for case .lint(let inquiry) in Update.update(&model, .policyRead(desk, edition)) {
      _ = Update.update(&model, .linted(inquiry.answer(at: .now)))
    }
    _ = Update.update(&model, .studied(PolicyStudy(of: edition)))
    press([Key.character("G")] + Array(repeating: .pageUp, count: 40), &model)
    var times: [Double] = []
    for index in 0..<Self.edits {
      let keys = Self.script[index % Self.script.count]
      press(Array(keys.dropLast()), &model)
      guard let last = keys.last else { continue }
      times.append(
        milliseconds {
          press([last], &model)
          _ = Screen.view(model, size)
        })
    }
    return times.sorted()
  }

  private func press(_ keys: [Key], _ model: inout Model) {
    for key in keys { _ = Update.update(&model, .event(.key(key))) }
  }

  /// Each ends with the key that makes a step: moving, removing, copying, a rule in a form, undo.
  private static let script: [[Key]] = [
    ["K"], ["K"], ["J"], ["j", "d", "d"], ["u"], [.control("r")], ["u"], ["y", "y", "p"],
    ["o", "a", "b", ":", "*", .enter], [.enter, "x", .enter], ["u"], ["u"],
  ]

  private static let text: String = {
    var text = """
      application:
        validators:
        - name: deny
          type: static
          approve: false
        - name: acme
          type: notaryv1
          host: notary.acme.example
          trustRoots:
          - name: default
            key: none
        policy:

      """
    for number in 0..<rules {
      text += """
          - pattern: "docker.io/team-\(number % 97)/service-\(number)/app:*"   # team \(number % 97)
            validator: acme
            with:
              delegations: [team]

        """
    }
    return text
  }()

  private func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    try 1_000 * ProcessorTime.seconds(body)
  }
}
