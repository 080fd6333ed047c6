/// What keeps a pod from starting, in the words with which it ends.
enum StartupRules {
  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    let verdict = context.values.startup(of: context.generation, reading: context.reading)
    switch verdict {
    case .doesNotStart(let refusal): add(refusal, context, &findings)
    case .unknown(let fact):
      if !isRenderingFault(fact) {
        findings.add(
          .notJudged, at: context.anyPlace,
          "whether \(context.name) starts is not judged: \(fact)")
      }
    case .starts: break
    }
    guard context.reading == .deployed else { return }
    if case .doesNotStart(let refusal) = verdict, refusal.message != nil { return }
    addWithoutChart(context, &findings)
  }

  /// What `LayoutRules` tells where it is.
  private static func isRenderingFault(_ fact: String) -> Bool {
    fact.hasPrefix("Helm cannot render") || fact.hasSuffix("Helm cannot look into it")
  }

  private static func add(
    _ refusal: StartupRefusal, _ context: LintContext, _ findings: inout LintFindings
  ) {
    for (index, problem) in refusal.problems.enumerated() {
      let words = index == 0 ? whole(refusal) : problem.words
      // A dying pod that says nothing says so; its problem may be told in the chart's absence, too.
      let isSilent = refusal.message == nil
      findings.add(
        problem.fault.code(at: problem.path), .error, at: problem.place ?? context.anyPlace,
        problem.sentence(for: context.name) + (isSilent ? LintWords.silent.sentence : ""),
        words: words.map { .said($0) })
    }
  }

  /// Connaisseur's message. Where nothing is told apart, only its beginning is known.
  private static func whole(_ refusal: StartupRefusal) -> String? {
    guard let message = refusal.message else { return nil }
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.prefix(lineLimit).joined(separator: "\n")
    return refusal.messageVaries && refusal.problems.first?.words == nil || lines.count > lineLimit
      ? shown + "…" : shown
  }

  private static let lineLimit = 12

  /// What Connaisseur refuses in a configuration file of its own, though the chart mends it: such a
  /// file works only as long as that chart stands in between.
  private static func addWithoutChart(_ context: LintContext, _ findings: inout LintFindings) {
    guard context.sections.count == Values.Section.allCases.count,
      case .doesNotStart(let refusal) = context.values.startup(
        of: context.generation, reading: .asItStands)
    else { return }
    for problem in refusal.problems where !isMadeSecret(problem) {
      findings.add(
        problem.fault.code(at: problem.path), .error, at: problem.place ?? context.anyPlace,
        problem.sentence(for: context.name),
        words: whole(refusal).map { .withoutChart($0) } ?? .silent)
    }
  }

  /// User and password, of which the chart makes a secret.
  private static func isMadeSecret(_ problem: StartupProblem) -> Bool {
    guard problem.fault == .notOneWayToSignIn, let value = problem.place?.value?.value else {
      return false
    }
    return Set(value.memberNames).isSuperset(of: ["username", "password"])
  }
}

extension LintContext {
  /// Somewhere in the configuration, for what is nowhere in particular.
  var anyPlace: LintPlace? {
    sections[.validators]?.place ?? sections[.policy]?.place ?? filePlace
  }

  /// The beginning of the last file.
  var filePlace: LintPlace? {
    guard let file = values.files.last else { return nil }
    let text = file.text
    return LintPlace(range: text.range(of: 0..<0), path: "", value: nil)
  }
}

extension StartupProblem {
  func sentence(for name: String) -> String {
    sentence.replacing("this Connaisseur", with: name)
  }
}

extension StartupFault {
  /// The code that says the same.
  func code(at path: String) -> LintCode {
    switch self {
    case .missing: .missingKey
    case .empty: path.isEmpty ? .emptyConfiguration : .emptyValue
    case .unknownKey: .unknownKey
    case .repeatedKey: .duplicateKey
    case .keyIsNoText: .keyIsNoText
    case .wrongType: .wrongType
    case .notOneOf: path.hasSuffix(".type") ? .unsupportedType : .valueNotAllowed
    case .excludedBy, .neededWithout: .conflictingKeys
    case .negative: .valueNotAllowed
    case .repeatedEntry: .duplicateEntry
    case .severalDefaults: .duplicateValidator
    case .notAName: .invalidName
    case .notAHost: .invalidHost
    case .notAPattern: .invalidPattern
    case .notACertificate: .invalidCertificate
    case .notOneWayToSignIn, .secretWithout, .secretNotYAML, .secretNotJSON, .secretEntry,
      .secretBlank, .notARegistry:
      .incompleteAuth
    case .secretNotMounted: .secretNotMounted
    case .notMergeable: .mergeNotAMapping
    case .severalDocuments: .severalDocuments
    case .notReadable: .scalarChanges
    }
  }
}
