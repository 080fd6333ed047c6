import NotaryCore

extension ComparisonReport {
  /// How many tags of a role are told.
  private static let tagLimit = 200

  /// The list of roles, what changed first.
  public var sheet: FactSheet {
    let roles = comparison.roles
    // A role that changes more is nearer to the top; within that the order of the tree stays.
    let ordered =
      roles.filter { $0.severity == .alarm }
      + roles.filter { $0.severity == .change } + roles.filter { $0.severity == .none }
    return FactSheet(
      title: "Against \(location.words)", summary: summary, rows: ordered.map(row))
  }

  private var summary: [StyledLine] {
    if let failure {
      return [
        StyledLine("There is nothing to compare with: \(failure.message)", .bad),
        StyledLine(failure.remedy, .accent),
      ]
    }
    if comparison.before.roles.first?.document?.answer.outcome == .missing {
      return [StyledLine("It has nothing of \(comparison.gun): everything is new.", .warning)]
    }
    return [headline, statuses]
  }

  private var headline: StyledLine {
    if let warning { return StyledLine(warning, .bad) }
    let roles = comparison.roles.count { $0.severity != .none }
    guard roles > 0 else { return StyledLine("Nothing has changed.", .good) }
    let tags = comparison.roles.flatMap(\.tags)
    let words = TagDifference.Change.allCases.compactMap { change in
      let count = tags.count { $0.change == change }
      return count == 0 ? nil : "\(count) \(count == 1 ? "tag" : "tags") \(change.rawValue)"
    }
    let all = ["\(roles) \(roles == 1 ? "role" : "roles") changed"] + words
    return StyledLine(all.joined(separator: ", "), .warning)
  }

  private var statuses: StyledLine {
    let (then, now) = (comparison.before.status, comparison.after.status)
    let words =
      then == .unpinned && now == .unpinned
      ? "both hold, each relative to its own root"
      : "then \(then.rawValue), now \(now.rawValue), each judged without a pin"
    return StyledLine(words, then == now ? .dim : .warning)
  }

  private func row(_ role: RoleDifference) -> FactRow {
    let tone: Tone =
      switch role.severity {
      case .none: .dim
      case .change: .plain
      case .alarm: .bad
      }
    var facts = [Span(role.words, tone)]
    let counts = [
      (role.tags.count { $0.change == .added }, "+"),
      (role.tags.count { $0.change == .removed }, "-"),
      (role.tags.count { $0.change == .moved }, "~"),
    ].filter { $0.0 > 0 }.map { "\($0.1)\($0.0)" }
    if !counts.isEmpty { facts.append(Span("tags \(counts.joined(separator: " "))", .accent)) }
    let keys = role.keysAdded.count + role.keysRemoved.count
    if keys > 0 {
      facts.append(Span("keys +\(role.keysAdded.count) -\(role.keysRemoved.count)", .warning))
    }
    return FactRow(
      role.status, role.name.rawValue, facts,
      details: role.details(at: comparison.after.moment, tagLimit: Self.tagLimit),
      copies: role.tags.prefix(Self.tagLimit).compactMap { tag in
        (tag.after ?? tag.before).map {
          FactRow.Copy("digest of \(tag.name.text)", "sha256:" + Hexadecimal.text(of: $0))
        }
      })
  }
}
