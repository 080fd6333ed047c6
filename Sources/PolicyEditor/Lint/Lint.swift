public import NotaryCore

/// Finds what is wrong with a configuration.
public enum Lint {
  /// All problems in the eyes of some versions, in the order of the files.
  ///
  /// A problem that several generations share is told once, with their names. What is said of a
  /// version before 3.9 rests on the program and the chart of 3.3.4 or 3.9.1 and on what is known to
  /// have changed in between.
  ///
  /// - Parameter now: as of when dates in certificates, comments and announcements are judged.
  public static func problems(
    in values: Values, for versions: [ConnaisseurVersion], at now: Instant
  ) -> [LintProblem] {
    var collected = LintMerge()
    for version in versions {
      let context = LintContext(values, version: version, at: now)
      collected.add(problems(in: context))
    }
    let order = Dictionary(
      values.files.enumerated().map { ($0.element.name, $0.offset) }
    ) { first, _ in first }
    let suppressed = LintSuppression(in: values).applied(to: collected.problems)
    return suppressed.sorted { left, right in
      let (leftFile, rightFile) = (order[left.range.file] ?? 0, order[right.range.file] ?? 0)
      if leftFile != rightFile { return leftFile < rightFile }
      if left.range.start != right.range.start { return left.range.start < right.range.start }
      return (left.severity, left.code.rawValue) < (right.severity, right.code.rawValue)
    }
  }

  private static func problems(in context: LintContext) -> [LintProblem] {
    var findings = LintFindings(generation: context.generation, prefix: context.pathPrefix)
    // A search that was given up, because the text was edited meanwhile, ends early.
    for family in families where !Task.isCancelled { family(context, &findings) }
    if let older = context.older {
      var inner = LintFindings(generation: context.generation, prefix: "")
      for family in olderFamilies { family(older, &inner) }
      findings.take(inner)
    }
    return findings.problems
  }

  /// What means the same in a file of chart version 2 as after its upgrade.
  private static let olderFamilies: [Family] = [
    NameRules.check, HostRules.check, KeyRules.check, CertificateRules.check, ReferenceRules.check,
    RankRules.check, PatternRules.check, DockerHubRules.check, ForeignImageRules.check,
    TemporaryRules.check,
  ]

  private typealias Family = @Sendable (LintContext, inout LintFindings) -> Void

  private static let families: [Family] = [
    LayoutRules.check, StartupRules.check, StructureRules.check, NameRules.check,
    HostRules.check, KeyRules.check, CertificateRules.check, AuthenticationRules.check,
    ReferenceRules.check, RankRules.check, PatternRules.check, DockerHubRules.check,
    ForeignImageRules.check, OptionRules.check, TemporaryRules.check, CoverageRules.check,
    SettingRules.check,
  ]
}

extension LintContext {
  /// What stands before the paths of the two sections.
  var pathPrefix: String {
    guard let content = values.files.last(where: { $0.shape != .nothing }) else { return "" }
    let application = reading == .deployed ? "application." : ""
    return switch content.shape {
    case .umbrella: "connaisseur." + application
    case .helmRelease: "spec.values." + application
    default: application
    }
  }
}

/// Puts together what several versions have in common.
private struct LintMerge {
  private(set) var problems: [LintProblem] = []
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    let code: LintCode
    let severity: LintProblem.Severity
    let path: String
    let range: SourceRange
    let message: String
    let fix: String?
  }

  mutating func add(_ others: [LintProblem]) {
    for problem in others {
      let key = Key(
        code: problem.code, severity: problem.severity, path: problem.path, range: problem.range,
        message: problem.message, fix: problem.fix)
      guard let place = places[key] else {
        places[key] = problems.count
        problems.append(problem)
        continue
      }
      let known = problems[place]
      let generations = Generation.allCases.filter {
        known.generations.contains($0) || problem.generations.contains($0)
      }
      // An edit that one version has no use for is not offered.
      problems[place] = LintProblem(
        code: known.code, severity: known.severity, generations: generations, path: known.path,
        range: known.range, message: known.message, fix: known.fix,
        edit: known.edit == problem.edit ? known.edit : nil)
    }
  }
}
