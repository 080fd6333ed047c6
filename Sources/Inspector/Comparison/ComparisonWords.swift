import NotaryCore

extension RoleDifference {
  var status: StatusWord {
    switch severity {
    case .none: .ok
    case .change: change == .unknown ? .none : .warn
    case .alarm: .fail
    }
  }

  /// What became of the role, in a few words.
  var words: String {
    let (before, after) = (Self.text(version.before), Self.text(version.after))
    let words =
      switch change {
      case .same: "\(after), as before"
      case .added: "NEW: \(after)"
      case .removed: "REMOVED: \(before) was there"
      case .advanced: "\(before) -> \(after)"
      case .rolledBack: "ROLLED BACK: \(before) -> \(after)"
      case .lower: "\(before) -> \(after), which does not follow from what was there"
      case .rewritten: "REWRITTEN: \(after), but another document than before"
      case .otherRoot: "ANOTHER ROOT: \(before) -> \(after)"
      case .unknown: "not compared: one of the two is not known"
      }
    return hasExpired ? "\(words), EXPIRED since" : words
  }

  private static func text(_ version: Int?) -> String { version.map { "v\($0)" } ?? "no version" }

  /// What it means, where that is not plain.
  var meaning: String? {
    let (before, after) = (Self.text(version.before), Self.text(version.after))
    return switch change {
    case .rolledBack:
      "\(after) where \(before) was seen before: an attack, or a backup that was restored; a client"
        + " that has seen \(before) refuses it"
    case .rewritten:
      "two documents of \(after): one of them was made by a copy of the repository, or forged"
    case .otherRoot: "\(before) -> \(after): \(otherRoot)"
    case .lower:
      "\(after) after \(before): its root is another one, or it is not signed as its own root"
        + " demands"
    case .advanced where name == .root:
      "linked: a client that has the earlier root takes the later one"
    default: nil
    }
  }

  private var otherRoot: String {
    switch way {
    case .missing(let number)?:
      "NOT LINKED: v\(number) between is not to be had; a client that has the earlier root stops"
    case .refused(let number, let refusal)?:
      "NOT LINKED: v\(number): \(refusal.message); a client that has the earlier root stops"
    default:
      "NOT LINKED: the repository was made anew, or this is an attack; a client that has the earlier"
        + " root stops"
    }
  }

  /// Whether the later root follows from the earlier one; nil for other roles, and where it is not
  /// known.
  var isLinked: Bool? {
    guard name == .root else { return nil }
    return switch change {
    case .same, .advanced: true
    case .otherRoot: false
    case .added, .removed, .rolledBack, .lower, .rewritten, .unknown: nil
    }
  }

  /// Every fact that is another, a line each.
  ///
  /// - Parameter limit: how many tags are told.
  func details(at moment: Instant, tagLimit limit: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    if let meaning { lines.append(StyledLine(meaning, severity == .alarm ? .bad : .dim)) }
    if threshold.isChanged, change != .unknown, let before = threshold.before,
      let after = threshold.after
    {
      lines.append(StyledLine("threshold \(before) -> \(after)", .warning))
    }
    lines += keysRemoved.map { StyledLine("- key \($0.shortWords)", .warning) }
    lines += keysAdded.map { StyledLine("+ key \($0.shortWords)", .warning) }
    lines += pathsRemoved.map { StyledLine("- path \(Self.shown($0))", .warning) }
    lines += pathsAdded.map { StyledLine("+ path \(Self.shown($0))", .warning) }
    if hasExpired, let date = expires.after {
      lines.append(StyledLine("expired on \(DateWords.minute(date))", .bad))
    } else if expires.isChanged, let date = expires.after {
      lines.append(
        StyledLine(
          "until \(DateWords.day(date)) (\(DateWords.distance(from: moment, to: date)))", .dim))
    }
    lines += tags.prefix(limit).map(\.line)
    if tags.count > limit {
      lines.append(StyledLine("and \(tags.count - limit) tags more", .dim))
    }
    return lines
  }

  private static func shown(_ path: ExactText) -> String {
    path.text.isEmpty ? "everything" : "'\(VisibleText.of(path.text, limit: 120))'"
  }
}

extension KeyJudgement {
  fileprivate var shortWords: String {
    let type = key.map { "  \($0.type.rawValue)" } ?? ""
    return VisibleText.of(String(id.text.prefix(8)), limit: 8) + type
      + (name.map { "  \(VisibleText.of($0, limit: 60))" } ?? "")
  }
}

extension TagDifference {
  /// `+ v2  sha256:…`, or both digests where it moved.
  fileprivate var line: StyledLine {
    func digest(_ bytes: [UInt8]?) -> String {
      bytes.map { "sha256:" + Hexadecimal.text(of: $0) } ?? "no sha256"
    }
    let name = VisibleText.of(name.text, limit: 128)
    return switch change {
    case .added: StyledLine([Span("+ \(name)  "), Span(digest(after), .dim)], lead: 1)
    case .removed: StyledLine([Span("- \(name)  "), Span(digest(before), .dim)], lead: 1)
    case .moved:
      StyledLine(
        [Span("~ \(name)  "), Span(digest(before), .dim), Span(" -> "), Span(digest(after))],
        lead: 1)
    }
  }
}
