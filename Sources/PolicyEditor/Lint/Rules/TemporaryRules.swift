import NotaryCore

/// Rules and validators with a comment that says until when they are meant to stay, such as
/// `# until 2026-06-30` or `# temporary, remove after 2026-06-30`.
enum TemporaryRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    for node in context.rules.map(\.node) + context.validators.map(\.node) {
      guard let value = node.value, !value.value.isAlias else { continue }
      check(node, value, context, &findings)
    }
  }

  private static func check(
    _ node: ConfigurationNode, _ value: ValuesValue, _ context: LintContext,
    _ findings: inout LintFindings
  ) {
    let document = value.text.document
    guard !document.comments.isEmpty else { return }
    let line = document.location(of: value.value.range.lowerBound).line
    let end = document.range(
      ofLine: document.location(of: value.value.range.upperBound).line
    ).upperBound
    var start = document.range(ofLine: line).lowerBound
    // Comments above belong to it, as far as nothing stands between.
    for above in 1...commentLimit where line - above >= 1 {
      let range = document.range(ofLine: line - above)
      let text = document.bytes[range].drop { $0 == 0x20 || $0 == 0x09 }
      guard text.first == UInt8(ascii: "#") else { break }
      start = range.lowerBound
    }
    while let comment = document.comment(from: start, before: end) {
      start = comment.range.upperBound
      let words = String(decoding: document.bytes[comment.range], as: UTF8.self)
      guard let day = expiry(in: words), day.instant.adding(seconds: 86_400) <= context.now else {
        continue
      }
      let date = String(day.instant.rfc3339.prefix(10))
      findings.add(
        .temporaryRuleExpired,
        at: LintPlace(range: value.text.range(of: comment.range), path: node.path, value: nil),
        "the comment says that this is meant until \(date), which is past",
        fix: "remove what it is about, or correct the date")
    }
  }

  /// The most lines of comments above that are looked at.
  private static let commentLimit = 20

  /// Words after which a date is an end.
  private static let words = [
    "until", "till", "expires", "expire", "expiry", "remove", "temporary", "temporarily", "valid",
    "before", "by", "deadline", "sunset", "bis",
  ]

  /// The date of a comment that says when something ends; nil where it says nothing of the kind.
  static func expiry(in comment: String) -> CivilDate? {
    let parts = comment.lowercased().split { character in
      !(character.isLetter || character.isNumber || character == "-")
    }
    guard let word = parts.firstIndex(where: { words.contains(String($0)) }) else { return nil }
    // "Temporary, since 2026-01-31" names a beginning.
    var isBeginning = false
    for part in parts[word...] {
      if part == "since" || part == "from" { isBeginning = true }
      guard let date = date(part) else { continue }
      if !isBeginning { return date }
      isBeginning = false
    }
    return nil
  }

  private static func date(_ text: Substring) -> CivilDate? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year > 0,
      (1...12).contains(month), (1...CivilDate.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }
}
