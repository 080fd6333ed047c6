public import PolicyEditor

/// What upgrading a configuration file gives: `upgrade`.
public struct UpgradeReport: EditReport {
  public let file: String
  public let generation: Generation
  private let upgrade: Upgrade
  private let startup: StartupVerdict

  /// - Throws: why the file cannot be upgraded.
  public init(of file: Values.File, to generation: Generation) throws(YAMLEditRefusal) {
    upgrade = try Upgrade(of: file, to: generation)
    self.file = file.name
    self.generation = generation
    do throws(ValuesError) {
      let values = try Values.load(documents: [(name: file.name, document: upgrade.after)])
      startup = values.startup(of: generation)
    } catch {
      throw .policy(error.message)
    }
  }

  /// The text before and after.
  public var bytes: (before: [UInt8], after: [UInt8]) {
    (upgrade.before.bytes, upgrade.after.bytes)
  }

  /// Bad where the Connaisseur would still not start.
  public var exitCode: ExitCode {
    if case .doesNotStart = startup { .bad } else { .good }
  }

  /// What is said beside the diff, each a sentence: what was done, what is left, and whether the
  /// Connaisseur starts.
  public var notes: [String] {
    var notes = upgrade.steps + upgrade.notes.map { "note: \($0)" }
    if !isChanged { notes.append("nothing to change for Connaisseur \(generation.rawValue)") }
    switch startup {
    case .starts: break
    case .doesNotStart(let refusal):
      let place = refusal.at.map { ", \($0.words)" } ?? ""
      notes.append("Connaisseur \(generation.rawValue) would not start: \(refusal.fact)\(place)")
      notes += remaining.map { "to be done by hand: \($0)" }
    case .unknown(let fact):
      notes.append("note: whether Connaisseur \(generation.rawValue) starts is not known: \(fact)")
    }
    return notes.map { VisibleText.of($0, limit: 400) }
  }

  /// What is left to be decided before the Connaisseur starts, each in a sentence.
  private var remaining: [String] {
    guard case .doesNotStart(let refusal) = startup else { return [] }
    // Of two that exclude each other one is enough.
    var told: Set<String> = []
    let problems = refusal.problems.filter { problem in
      guard case .excludedBy = problem.fault else { return true }
      return told.insert(problem.path.split(separator: ".").dropLast().joined(separator: "."))
        .inserted
    }
    let shown = problems.prefix(UpgradeReport.remainingLimit).map { problem in
      (problem.position.map { "\($0.words): " } ?? "") + problem.manualWork
    }
    let more = problems.count - shown.count
    return shown + (more > 0 ? ["\(more) more, which 'tastevin lint' tells"] : [])
  }

  private static let remainingLimit = 20

  private var diff: UnifiedDiff {
    UnifiedDiff(
      upgrade.difference, names: (file, file),
      shown: (upgrade.before.shownLines, upgrade.after.shownLines))
  }

  /// The difference as `diff -u` writes it, with secrets masked.
  public var lines: [StyledLine] { diff.styledLines }

  /// - Parameter written: whether the file has been written.
  public func json(written: Bool) -> JSONOutput {
    let refusal: StartupRefusal? =
      if case .doesNotStart(let refusal) = startup { refusal } else { nil }
    let starts: Bool? =
      switch startup {
      case .starts: true
      case .doesNotStart: false
      case .unknown: nil
      }
    return .object([
      ("schema", .string("tastevin/upgrade/v1")), ("file", .string(file)),
      ("connaisseur", .string(generation.rawValue)), ("changed", .bool(isChanged)),
      ("written", .bool(written)), ("steps", .array(upgrade.steps.map { .string($0) })),
      ("notes", .array(upgrade.notes.map { .string($0) })),
      ("starts", .optional(starts)), ("refusal", .optional(refusal?.fact)),
      ("remaining", .array(remaining.map { .string($0) })),
      ("diff", .string(diff.lines.map { $0.text + "\n" }.joined())),
    ])
  }
}

extension StartupProblem {
  /// What people have to do about it, in a sentence.
  fileprivate var manualWork: String {
    switch fault {
    case .empty where path == "policy" || path == "application.policy":
      "write at least one rule; 3.3 denied every image with an empty list, as a rule for \"*:*\""
        + " does whose validator is static and does not approve"
    case .empty where path.hasSuffix("validators"):
      "write at least one validator, such as a static one that does not approve"
    case .notOneOf(let types) where path.hasSuffix(".type"):
      "remove the validator and its rules, or make it one of \(types.joined(separator: ", ")):"
        + " this Connaisseur has no such type"
    case .excludedBy:
      "\(sentence): keep the one that the rule's validator looks at, delegations for notaryv1,"
        + " required for cosign"
    default: sentence
    }
  }
}
