import NotaryCore
import PolicyEditor

extension TestSuiteDraft.Case {
  /// A case that passes as long as an image is decided on as it is now.
  ///
  /// - Parameter generations: those that must decide so. What they say in different words becomes a
  ///   regular expression.
  init?(_ explanation: Explanation, by generations: [Generation], front: Generation) {
    let answers = generations.compactMap { explanation.answer(of: $0) }
    guard let answer = explanation.answer(of: front) ?? answers.last else { return nil }
    self.init(
      image: explanation.given, verdict: TestSuite.Expectation.Verdict(answer.decision.verdict))
    digest = verdict == .admit ? answer.decision.digest : nil
    rule = answer.choice?.winner?.pattern
    validator = answer.validator
    guard verdict == .deny, answers.allSatisfy({ !$0.decision.messageVaries }) else { return }
    let said = answers.compactMap { $0.decision.message.map(explanation.withoutPreface) }
    if said.count == answers.count { message = ExpectedText.written(for: said) }
  }
}

extension Explanation {
  /// What 3.9 says, without the words that it says in front of everything.
  fileprivate func withoutPreface(_ message: String) -> String {
    let preface = "error during notaryv1 validation of image \(given): "
    return message.hasPrefix(preface) ? String(message.dropFirst(preface.count)) : message
  }
}

/// Writes the cases of a suite that is made of today's decisions, with what each protects.
struct SuiteCaseWriter {
  private let generations: [Generation]
  private let front: Generation
  /// The images that the user named; others were made up.
  private let given: Set<String>
  private(set) var draft = TestSuiteDraft()
  private(set) var notes: [String] = []
  /// What is to be said above the next case.
  private var pending: [String] = []

  init(generations: [Generation], front: Generation, given: Set<String>) {
    self.generations = generations
    self.front = front
    self.given = given
    draft.comments = [
      "What this policy decides today. Run it with 'tastevin test'; docs/testing.md has all keys.",
      "What shall be otherwise is changed here first: the test then fails until the policy follows.",
    ]
  }

  /// The cases of a rule.
  mutating func add(_ rule: Rule, _ explanations: [Explanation]) {
    let place = rule.position.map { " (\($0.file):\($0.line))" } ?? ""
    say(["", "Rule \(rule.index + 1), \(rule.pattern), by \(rule.validator ?? "default")\(place)"])
    if explanations.isEmpty { say(["No image was found for which it wins; add one."]) }
    for explanation in explanations { add(explanation) }
  }

  /// The cases of images for which no rule wins.
  mutating func addWithoutRule(_ explanations: [Explanation]) {
    guard !explanations.isEmpty else {
      draft.closing = pending
      return
    }
    say(["", "No rule wins for these."])
    for explanation in explanations { add(explanation) }
    draft.closing = pending
  }

  private mutating func add(_ explanation: Explanation) {
    let answers = generations.compactMap { explanation.answer(of: $0) }
    let unknown = answers.first { $0.decision.verdict == .unknown }
    guard unknown == nil,
      var one = TestSuiteDraft.Case(explanation, by: generations, front: front),
      let answer = explanation.answer(of: front) ?? answers.last
    else {
      let reason = unknown?.why ?? "it was not decided"
      say(["Left out: \(explanation.given) could not be found out: \(reason)"])
      notes.append("\(explanation.given) is left out, because it could not be found out: \(reason)")
      return
    }
    if !given.contains(explanation.given) { say(["The image is made up: none was given."]) }
    say([answer.whatItProtects(isPinned: explanation.image?.digest != nil)])
    one.comments = pending
    pending = []
    draft.cases.append(one)
  }

  private mutating func say(_ lines: [String]) {
    pending += lines.map { VisibleText.of($0, limit: 300) }
  }
}

extension Explanation.Answer {
  /// What a case that holds on to this answer guards against.
  ///
  /// - Parameter isPinned: whether the image names a digest, so that no tag can be moved.
  fileprivate func whatItProtects(isPinned: Bool) -> String {
    switch decision.verdict {
    case .admitted where isPinned && decision.digest != nil: "Signed: it must stay admitted."
    case .admitted where decision.digest != nil:
      "Signed: it must stay admitted, and with this digest until the tag is moved on purpose."
    case .admitted: "Admitted unchecked, by a static validator."
    case .denied: "Denied: \(causes.first?.message ?? decision.message ?? "for no reason known")."
    case .crash: "Connaisseur dies on it: \(causes.first?.message ?? "for no reason known")."
    case .unknown: "It could not be found out."
    }
  }
}
