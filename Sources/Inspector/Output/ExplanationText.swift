import NotaryCore
import PolicyEditor

/// `explain` as text: the answers first, then the steps of each.
extension Explanation {
  public var lines: [StyledLine] {
    var lines = [StyledLine(image?.name ?? given, .accent)]
    for answer in answers {
      lines.append(
        StyledLine([Span("Connaisseur \(answer.decision.generation.rawValue)  "), answer.verdict]))
      if let message = answer.decision.message {
        lines += StyledLine.wrapped("  says: \(message)")
      }
    }
    for answer in answers { lines += [StyledLine()] + answer.lines }
    return lines
  }
}

extension Explanation.Answer {
  fileprivate var verdict: Span {
    let digest = decision.digest.map { "  \($0)" } ?? ""
    switch decision.verdict {
    case .admitted: return Span("ADMITTED\(digest)", .good)
    case .denied: return Span("DENIED", .bad)
    case .crash: return Span("CRASH: the pod restarts, the request fails", .bad)
    case .unknown: return Span("UNKNOWN: could not be found out from here", .warning)
    }
  }

  fileprivate var lines: [StyledLine] {
    var lines = [StyledLine("Connaisseur \(decision.generation.rawValue), step by step", .accent)]
    if let rule = choice?.winner {
      let place = rule.position.map { "  (\($0.file), line \($0.line))" } ?? "  (the chart's own)"
      lines += StyledLine.wrapped("  rule \(rule.index + 1): \(rule.pattern)\(place)")
    }
    var isLater = false
    for step in decision.steps {
      if !step.reached, step.status == .fail || step.status == .ok, !isLater {
        isLater = true
        lines.append(StyledLine("  not reached by Connaisseur, examined all the same:", .dim))
      }
      lines += step.lines
    }
    for cause in causes {
      for remedy in cause.remedies {
        lines += StyledLine.wrapped(
          "  what to do (\(cause.code.rawValue)): \(remedy.text)", .accent)
      }
    }
    return lines
  }
}

extension DecisionStep {
  fileprivate var lines: [StyledLine] {
    let word: StatusWord =
      switch status {
      case .ok: .ok
      case .fail: .fail
      case .skipped: .none
      case .unknown: .warn
      }
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

extension StyledLine {
  /// Text on lines of at most 80 characters, broken at spaces, the lines after the first indented
  /// like it or by `indent`.
  static func wrapped(_ text: String, _ tone: Tone = .plain, indent: Int? = nil) -> [StyledLine] {
    let visible = VisibleText.of(text)
    let margin = String(
      repeating: " ", count: indent ?? visible.prefix { $0 == " " }.count + (indent == nil ? 2 : 0))
    var lines: [String] = []
    var line = indent == nil ? String(visible.prefix { $0 == " " }) : margin
    var isEmpty = true
    for word in visible.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > 80 {
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
