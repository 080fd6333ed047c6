public import NotaryCore
public import PolicyEditor

/// What becomes of an image by the files as they are and by the files as they are edited.
public struct Impact: Sendable {
  /// What one Connaisseur makes of an image by one configuration.
  public struct Side: Sendable, Hashable {
    /// The rule that wins, in words; or why none does.
    public let rule: String
    /// The name of the validator that it asks for; nil where no rule wins.
    public let validator: String?
    /// All that decides: the rule, its validator and its trust roots.
    let cause: Cause
    /// Nil while it is not known, and where it was not asked for.
    public var verdict: Decision.Verdict?

    struct Cause: Sendable, Hashable {
      let pattern: String?
      let trustRoot: String?
      let delegations: [String]?
      let mode: String?
      let validator: Validator.Kind?
      let otherTrustRoots: [TrustRoot]
      let refusal: String?
    }
  }

  public struct Change: Sendable, Hashable {
    public let generation: Generation
    public var before: Side
    public var after: Side

    /// Whether something that decides is another.
    public var isChanged: Bool { before.cause != after.cause || before.verdict != after.verdict }
  }

  /// The image as it was written.
  public let image: String
  public internal(set) var changes: [Change]

  public var isChanged: Bool { changes.contains(where: \.isChanged) }
}

/// The rules of two configurations, ready for many images.
public struct ImpactComparison: Sendable {
  private let sides: [Generation: (before: Setup, after: Setup)]
  private let before: (values: Values, reading: Values.Reading)
  private let after: (values: Values, reading: Values.Reading)

  private struct Setup {
    let configuration: Configuration
    let policy: Policy
  }

  public init(from before: Values, to after: Values) {
    self.before = (before, ConfigurationInForce(before).reading)
    self.after = (after, ConfigurationInForce(after).reading)
    var sides: [Generation: (before: Setup, after: Setup)] = [:]
    for generation in Generation.allCases {
      sides[generation] = (
        ImpactComparison.setup(self.before, generation),
        ImpactComparison.setup(self.after, generation)
      )
    }
    self.sides = sides
  }

  private static func setup(
    _ side: (values: Values, reading: Values.Reading), _ generation: Generation
  ) -> Setup {
    let configuration = side.values.configuration(for: generation, reading: side.reading)
    return Setup(
      configuration: configuration, policy: Policy(configuration.rules, as: generation))
  }

  /// Which rule wins before and after; verdicts are not asked for.
  public func impact(on image: String) -> Impact {
    Impact(
      image: image,
      changes: Generation.allCases.reversed().compactMap { generation in
        guard let side = sides[generation] else { return nil }
        return Impact.Change(
          generation: generation, before: ImpactComparison.side(image, side.before),
          after: ImpactComparison.side(image, side.after))
      })
  }

  private static func side(_ image: String, _ setup: Setup) -> Impact.Side {
    let report = MatchReport(image, by: setup.policy)
    guard let rule = report.choice?.winner else {
      let refusal = report.failureSentence ?? "no rule"
      return Impact.Side(
        rule: refusal, validator: nil,
        cause: Impact.Side.Cause(
          pattern: nil, trustRoot: nil, delegations: nil, mode: nil, validator: nil,
          otherTrustRoots: [], refusal: refusal))
    }
    let name = rule.validator ?? "default"
    let validator = setup.configuration.validators.first { $0.name == name }
    return Impact.Side(
      rule: "rule \(rule.index + 1) \(rule.pattern) by \(name)", validator: name,
      cause: Impact.Side.Cause(
        pattern: rule.pattern, trustRoot: rule.trustRoot, delegations: rule.delegations,
        mode: rule.mode, validator: validator?.kind.withoutPlaces,
        otherTrustRoots: (validator?.otherTrustRoots ?? []).map(\.withoutPlace), refusal: nil))
  }

  /// The same with what both Connaisseurs decide before and after.
  public func verdicts(
    of impact: Impact, at moment: Instant, source: @escaping Explainer.SourceChoice
  ) async -> Impact {
    await judgement(
      on: impact.image, by: impact.changes.map(\.generation), at: moment, source: source
    ).impact
  }

  /// What decides by each of the two configurations.
  func explainers(
    at moment: Instant, source: @escaping Explainer.SourceChoice
  ) -> (old: Explainer, new: Explainer) {
    (
      Explainer(values: before.values, reading: before.reading, at: moment, source: source),
      Explainer(values: after.values, reading: after.reading, at: moment, source: source)
    )
  }
}

extension Validator.Kind {
  /// The same wherever it is written.
  fileprivate var withoutPlaces: Validator.Kind {
    guard case .notaryV1(var notary) = self else { return self }
    notary.trustRoots = notary.trustRoots.map(\.withoutPlace)
    return .notaryV1(notary)
  }
}

extension TrustRoot {
  fileprivate var withoutPlace: TrustRoot {
    var root = self
    root.position = nil
    return root
  }
}

extension Impact.Change {
  /// The change in one line: what decides before and after, and the verdicts.
  public var spans: [Span] {
    var spans = [Span("\(generation.rawValue)  ", .accent)]
    if before.cause == after.cause, before.verdict == after.verdict {
      return spans + [Span("the same: \(after.rule)", .dim)] + [verdict(after.verdict)]
    }
    if before.verdict != nil || after.verdict != nil {
      spans += [
        Impact.Change.word(before.verdict), Span(" -> "), Impact.Change.word(after.verdict),
        Span("  "),
      ]
    }
    if before.rule == after.rule {
      spans.append(Span("\(after.rule), whose settings are changed"))
    } else {
      spans += [Span(before.rule, .dim), Span("  ->  "), Span(after.rule)]
    }
    return spans
  }

  private func verdict(_ verdict: Decision.Verdict?) -> Span {
    guard let verdict else { return Span("") }
    return Span("  \(verdict.rawValue)", .dim)
  }

  private static func word(_ verdict: Decision.Verdict?) -> Span {
    switch verdict {
    case .admitted: Span("admitted", .good)
    case .denied: Span("denied", .bad)
    case .crash: Span("crash", .bad)
    case .unknown, nil: Span("unknown", .warning)
    }
  }
}
