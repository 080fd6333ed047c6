public import NotaryCore
public import PolicyEditor

/// A configuration file with the rules of a ``FreezePlan`` at the end of its policy, each under a comment
/// that says which image it is and when its signature was checked. Everything else stays as it was.
public struct FrozenFile: Sendable {
  public let before: YAMLDocument
  public let after: YAMLDocument

  /// - Throws: why the file cannot be edited.
  public init(
    _ plan: FreezePlan, in file: Values.File, at moment: Instant
  ) throws(YAMLEditRefusal) {
    before = file.document
    var draft: PolicyDraft
    do throws(YAMLError) {
      draft = try PolicyDraft(file: file.name, bytes: file.document.bytes)
    } catch {
      throw .policy("the file cannot be read")
    }
    let rules = plan.rules
    if let name = plan.newValidator, !rules.isEmpty {
      let members: [YAMLContent.Member] = [
        .init("type", .text("static")), .init("approve", .boolean(true)),
      ]
      try draft.make(try Self.sections(of: draft).addValidator(name, members))
    }
    // All at once: each step reads the text again.
    let sections = try Self.sections(of: draft)
    var changes: [YAMLChange] = []
    for rule in rules {
      let members: [YAMLContent.Member] = [.init("validator", .text(rule.validator))]
      changes += try sections.addRule(rule.pattern, members).changes
    }
    try draft.make("freeze digests", changes)
    let comments = rules.map { rule in
      "\(rule.images.joined(separator: ", ")), verified on \(DateWords.day(moment))"
    }
    after = Self.commented(draft, comments)?.document ?? draft.document
  }

  private static func sections(of draft: PolicyDraft) throws(YAMLEditRefusal) -> PolicySections {
    let values: Values
    do throws(ValuesError) {
      values = try draft.values()
    } catch {
      throw .policy(error.message)
    }
    return try PolicySections(of: values.files[0])
  }

  /// The draft with a comment above each of its last rules; nil where a rule does not begin a line, or the
  /// text would mean anything else.
  private static func commented(_ draft: PolicyDraft, _ comments: [String]) -> PolicyDraft? {
    guard let rules = try? sections(of: draft).rules, rules.count >= comments.count else {
      return nil
    }
    let document = draft.document
    var bytes = document.bytes
    // From the end, so that what stands before stays where it is.
    for (rule, comment) in zip(rules.suffix(comments.count), comments).reversed() {
      let line = document.range(
        ofLine: document.location(of: rule.value.range.lowerBound).line)
      let margin = bytes[line].prefix { $0 == UInt8(ascii: " ") }
      guard bytes[line].dropFirst(margin.count).first == UInt8(ascii: "-") else { return nil }
      let ending = bytes[line.upperBound...].first == 0x0D ? "\r\n" : "\n"
      bytes.insert(contentsOf: margin + Array("# \(comment)\(ending)".utf8), at: line.lowerBound)
    }
    var commented = draft
    guard (try? commented.replaceText(bytes, "say which images the digests are")) != nil,
      let old = try? sections(of: draft), let new = try? sections(of: commented),
      old.rules.map(\.pattern) == new.rules.map(\.pattern),
      old.rules.map(\.validator) == new.rules.map(\.validator),
      old.validators.map(\.name) == new.validators.map(\.name)
    else { return nil }
    return commented
  }
}
