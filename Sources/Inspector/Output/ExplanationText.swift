import NotaryCore
import PolicyEditor

/// `explain` as text: the answers first, then why and what to do, then the steps.
extension Explanation {
  public var lines: [StyledLine] {
    var lines = routeLines
    lines += [StyledLine(given.isEmpty ? "(an empty text)" : image?.name ?? given, .accent)]
    for answer in answers { lines += answer.answerLines }
    if let comparison {
      lines += StyledLine.wrapped(
        comparison.message.capitalized, comparison.isSame ? .dim : .warning)
    }
    lines += causeLines + noticeLines
    for answer in answers { lines += [StyledLine()] + answer.stepLines }
    return lines
  }

  /// What is special about the way to the trust data, each fact once.
  private var routeLines: [StyledLine] {
    var seen: Set<SourceLocation> = []
    let locations = answers.compactMap(\.location).filter { seen.insert($0).inserted }
    return locations.flatMap { location in
      location.route.warnings.map { StyledLine($0, .warning) }
        + (location.words == location.text ? [] : [StyledLine("read from \(location.words)", .dim)])
    }
  }

  /// Why, once for all generations where they stumble over the same, and what to do.
  private var causeLines: [StyledLine] {
    guard hasOneCause, let last = answers.last else { return answers.flatMap(\.causeLines) }
    let names = list(answers.map(\.decision.generation.rawValue))
    let reached = answers.map { $0.causes.filter(\.isReached) }
    var lines: [StyledLine] = []
    for index in reached.last?.indices ?? 0..<0 {
      // The later generation tells the facts for both.
      guard let cause = reached.last?[index] else { continue }
      lines += last.reachedLines(of: cause, for: names)
      lines += Explanation.remedyLines(remedies(of: reached.map { $0[index] }))
    }
    return lines + answers.flatMap(\.nextLines)
  }

  /// What helps against one cause, each once; what helps in one generation alone says so.
  private func remedies(of causes: [DecisionCause]) -> [Remedy] {
    var remedies: [(remedy: Remedy, generations: [String])] = []
    for (answer, cause) in zip(answers, causes) {
      var next = 0
      for remedy in cause.remedies {
        let generation = answer.decision.generation.rawValue
        if let index = remedies.firstIndex(where: { $0.remedy == remedy }) {
          remedies[index].generations.append(generation)
          next = index + 1
        } else {
          remedies.insert((remedy, [generation]), at: next)
          next += 1
        }
      }
    }
    return remedies.map { remedy, generations in
      generations.count == answers.count
        ? remedy : Remedy("for \(list(generations)): \(remedy.text)", lines: remedy.lines)
    }
  }

  fileprivate static func remedyLines(_ remedies: [Remedy]) -> [StyledLine] {
    guard !remedies.isEmpty else { return [] }
    var lines = [StyledLine("What to do", .accent)]
    for (index, remedy) in remedies.enumerated() {
      let number = remedies.count > 1 ? "\(index + 1). " : ""
      lines += StyledLine.hanging("  \(number)", remedy.text)
      lines += remedy.lines.map { StyledLine("       \($0)") }
    }
    return lines
  }

  /// Whether all generations that were asked stumble over the same, told in the same words.
  private var hasOneCause: Bool {
    let reached = answers.map { answer in
      answer.causes.filter(\.isReached).map { [$0.code.rawValue, $0.message] }
    }
    guard let first = reached.first, !first.isEmpty else { return false }
    return answers.count > 1 && reached.allSatisfy { $0 == first }
  }

  /// Each once, with the generations that it is for.
  private var noticeLines: [StyledLine] {
    var notices: [(notice: DecisionCause, generations: [String])] = []
    for answer in answers {
      for notice in answer.notices {
        let generation = answer.decision.generation.rawValue
        if let index = notices.firstIndex(where: { $0.notice == notice }) {
          notices[index].generations.append(generation)
        } else {
          notices.append((notice, [generation]))
        }
      }
    }
    return notices.flatMap { $0.notice.noticeLines(for: list($0.generations)) }
  }
}

extension Explanation.Answer {
  private var generation: String { decision.generation.rawValue }

  /// The verdict, and what this Connaisseur says.
  fileprivate var answerLines: [StyledLine] {
    let head = [Span("\(generation) \(decision.verdict.word)", decision.verdict.tone)]
    var lines = [StyledLine(head)]
    if let digest = decision.digest { lines.append(StyledLine("    \(digest)")) }
    switch decision.verdict {
    case .admitted, .denied: break
    case .crash: lines += StyledLine.wrapped("    the pod dies of it and restarts", .bad)
    case .unknown: lines += StyledLine.wrapped("    it could not be found out from here", .warning)
    }
    if let message = decision.message {
      let would = decision.verdict == .unknown ? "if the cluster meets the same, it says: " : ""
      lines += StyledLine.wrapped("    \(would)\(message)")
    }
    return lines
  }

  // MARK: Why

  fileprivate var causeLines: [StyledLine] {
    causes.filter(\.isReached).flatMap { cause in
      reachedLines(of: cause, for: generation) + Explanation.remedyLines(cause.remedies)
    } + nextLines
  }

  /// - Parameter names: the generations that stumble over it.
  fileprivate func reachedLines(of cause: DecisionCause, for names: String) -> [StyledLine] {
    let step = cause.step.map { ", at \($0.rawValue)" } ?? ""
    let title = StyledLine([
      Span("Why \(names)\(step)  ", .accent), Span(cause.code.rawValue, .dim),
    ])
    return [StyledLine(), title]
      + StyledLine.wrapped("  " + cause.message, decision.verdict.tone)
      + cause.evidence.flatMap { $0.lines(.plain) }
  }

  /// What would come next, each with the first thing to do.
  fileprivate var nextLines: [StyledLine] {
    let next = causes.filter { !$0.isReached }
    guard !next.isEmpty else { return [] }
    var lines = [StyledLine(), StyledLine("\(generation) would fail next", .dim)]
    for cause in next {
      lines += StyledLine.wrapped(
        "  \(cause.step?.rawValue ?? "-"): \(cause.message) (\(cause.code.rawValue))", .dim)
      if let remedy = cause.remedies.first {
        let text = remedy.text.hasSuffix(":") ? String(remedy.text.dropLast()) : remedy.text
        lines += StyledLine.hanging("    to do: ", text, .dim)
      }
    }
    return lines
  }

  // MARK: Steps

  fileprivate var stepLines: [StyledLine] {
    var lines = [StyledLine("\(generation), step by step", .accent)]
    if let rule = choice?.winner {
      let place = rule.position.map { "\($0.file), line \($0.line)" } ?? "the chart's own"
      lines += StyledLine.wrapped("  rule \(rule.index + 1): \(rule.pattern)  (\(place))")
    }
    var isLater = false
    for step in decision.steps {
      let isExamined = step.status == .fail || step.status == .ok
      // What was neither reached nor examined has nothing to say.
      if !step.reached, !isExamined { continue }
      if !step.reached, !isLater {
        isLater = true
        lines.append(StyledLine("  not reached by Connaisseur, examined all the same:", .dim))
      }
      lines += step.lines
    }
    return lines
  }
}

extension DecisionCause {
  fileprivate func noticeLines(for generations: String) -> [StyledLine] {
    let title = StyledLine([Span("Note for \(generations)  ", .warning), Span(code.rawValue, .dim)])
    return [StyledLine(), title] + StyledLine.wrapped("  " + message)
      + evidence.flatMap { $0.lines(.dim) }
      + remedies.flatMap { StyledLine.hanging("  to do: ", $0.text) }
  }
}

extension DecisionStep {
  fileprivate var lines: [StyledLine] {
    let head = word.rawValue + String(repeating: " ", count: max(1, 5 - word.rawValue.count))
    let title = name.rawValue + String(repeating: " ", count: max(1, 12 - name.rawValue.count))
    let wrapped = StyledLine.wrapped(message, indent: 19)
    guard let first = wrapped.first else { return [] }
    let lead = [
      Span("  " + head, reached ? word.tone : .dim), Span(title, reached ? .plain : .dim),
    ]
    let rest = first.spans.map { Span(String($0.text.dropFirst(19)), reached ? .plain : .dim) }
    return [StyledLine(lead + rest)] + wrapped.dropFirst()
  }
}

extension Evidence {
  /// With the line of the configuration where it stands in one.
  fileprivate func lines(_ tone: Tone) -> [StyledLine] {
    var text = text
    if case .values(let position)? = place { text += " (\(position.file):\(position.line))" }
    return StyledLine.hanging("  - ", text, tone)
  }
}

extension String {
  /// With a capital letter in front.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

extension StyledLine {
  /// Text behind a mark, its further lines under its first word.
  static func hanging(_ mark: String, _ text: String, _ tone: Tone = .plain) -> [StyledLine] {
    let wrapped = StyledLine.wrapped(text, tone, indent: mark.count)
    guard let first = wrapped.first else { return [] }
    return [StyledLine(mark + first.text.dropFirst(mark.count), tone)] + wrapped.dropFirst()
  }

  /// The width of text for which nobody says another: that of the oldest terminals.
  public static let usualColumns = 80

  /// Text on lines of so many characters at most, broken at spaces, the lines after the first indented
  /// like it or by `indent`.
  static func wrapped(
    _ text: String, _ tone: Tone = .plain, indent: Int? = nil, columns: Int = usualColumns
  ) -> [StyledLine] {
    let visible = VisibleText.of(text)
    let margin = String(
      repeating: " ", count: indent ?? visible.prefix { $0 == " " }.count + (indent == nil ? 2 : 0))
    var lines: [String] = []
    var line = indent == nil ? String(visible.prefix { $0 == " " }) : margin
    var isEmpty = true
    for word in visible.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > columns {
        lines.append(line)
        line = margin
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).map { StyledLine($0, tone) }
  }
}
