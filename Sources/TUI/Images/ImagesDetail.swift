import Inspector
import PolicyEditor

/// What is told of the image under the cursor: the answers, why, and where it stands.
struct ImagesDetail {
  let entry: AuditEntry
  let front: Generation

  var lines: [StyledLine] { answers + why + places }

  private var answers: [StyledLine] {
    guard let explanation = entry.explanation else {
      return [StyledLine("not judged yet", .dim)]
    }
    if let skipped = entry.skipped {
      return [StyledLine([Span("skipped  ", .dim), Span(skipped)], lead: 1)]
    }
    let answers = [front] + Generation.allCases.filter { $0 != front }
    return answers.compactMap { generation in
      guard let answer = explanation.answer(of: generation) else { return nil }
      guard !entry.isSkipped(by: generation) else {
        return StyledLine([Span("\(generation.rawValue) does not look at it", .dim)])
      }
      return StyledLine(
        [answer.headline, Span("  "), Span(answer.said, generation == front ? .plain : .dim)],
        lead: 2)
    }
  }

  private var why: [StyledLine] { entry.reasons(of: front).flatMap(\.lines) }

  private var places: [StyledLine] {
    entry.places.flatMap { place in
      [StyledLine([Span("in  ", .dim), Span(place.words)], lead: 1)]
        + (place.notes[front] ?? []).map {
          StyledLine([Span("    ", .dim), Span($0.message, .dim)], lead: 1)
        }
    }
  }
}

/// What is told of a group under the cursor: what its images come to, and why the first is not admitted
/// where that is what groups them.
struct ImagesGroupDetail {
  let summary: AuditSummary
  let grouping: ImagesGrouping
  /// Of the group.
  let first: AuditEntry?
  let front: Generation

  var lines: [StyledLine] {
    let count = summary.images == 1 ? "1 image" : "\(summary.images) images"
    let reason = grouping == .cause ? first?.reasons(of: front).first : nil
    guard let first, let reason else { return [StyledLine("\(count): \(summary.words)")] }
    let example = summary.images == 1 ? [] : [StyledLine("\(first.image.shownWhole):", .dim)]
    return [StyledLine("\(count): \(summary.words)")] + example + reason.lines
  }
}

extension AuditReason {
  /// What it is, and what to do.
  fileprivate var lines: [StyledLine] {
    let cause = StyledLine([Span(name, .accent), Span("  "), Span(message)], lead: 2)
    let remedy = remedies.first.map {
      StyledLine([Span("to do  ", .accent), Span($0.text)], lead: 1)
    }
    return [cause] + [remedy].compactMap { $0 }
  }
}
