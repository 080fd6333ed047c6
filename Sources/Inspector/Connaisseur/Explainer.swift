public import NotaryCore
public import PolicyEditor

/// Finds out what each Connaisseur decides: reads the image its way, chooses the rule, fetches the
/// documents it would ask for, and decides.
public struct Explainer: Sendable {
  /// The source from which a validator's trust data is read, or why there is none.
  public typealias SourceChoice =
    @Sendable (NotaryValidator) -> Result<any TrustSource, Unavailable>

  /// Why trust data cannot be asked for from here. A secret that is not at hand is no such reason: it
  /// is missed only where a server asks for it.
  public enum Unavailable: Error, Hashable, Sendable {
    /// The validator's host or certificate cannot be used; the sentence says why.
    case server(String)
  }

  /// A configuration, with its patterns compiled for all images.
  private struct Setup {
    let configuration: Configuration
    let policy: Policy
    let style: RuleStyle
    /// Why this Connaisseur does not start with the configuration; nil where it does, or where that
    /// cannot be said.
    let refusal: StartupRefusal?
  }

  private let setups: [Generation: Setup]
  private let moment: Instant
  private let source: SourceChoice
  private let known: KnownKeys

  /// - Parameter known: where else keys of root may be known from, for telling a rotation or a wrong
  ///   pin from what may be an attack.
  public init(
    values: Values, reading: Values.Reading = .deployed, at moment: Instant,
    known: KnownKeys = .none, source: @escaping SourceChoice
  ) {
    setups = Dictionary(
      uniqueKeysWithValues: Generation.allCases.map { generation in
        let configuration = values.configuration(for: generation, reading: reading)
        let policy = Policy(configuration.rules, as: generation)
        let style = RuleStyle(of: configuration.rules, in: values)
        // What the chart rewrites on the way, such as a password into a secret, is no mistake.
        let startup = values.startup(
          of: generation, reading: values.usesChart ? .deployed : reading)
        let refusal: StartupRefusal? =
          if case .doesNotStart(let refusal) = startup { refusal } else { nil }
        let setup = Setup(
          configuration: configuration, policy: policy, style: style, refusal: refusal)
        return (generation, setup)
      })
    self.moment = moment
    self.known = known
    self.source = source
  }

  public func explain(_ given: String, by generations: [Generation]) async -> Explanation {
    var fetched = FetchedTrustData()
    var explanation = await explain(given, by: generations, &fetched)
    explanation.traces = fetched.traces
    return explanation
  }

  func explain(
    _ given: String, by generations: [Generation], _ fetched: inout FetchedTrustData
  ) async -> Explanation {
    var answers: [Explanation.Answer] = []
    for generation in generations {
      guard let setup = setups[generation] else { continue }
      let began = ContinuousClock.now
      var answer = await answer(given, by: generation, setup, &fetched)
      answer.seconds = began.duration(to: .now) / .seconds(1)
      answers.append(answer)
    }
    return Explanation(
      given: given, image: try? ImageReference(given), moment: moment, answers: answers)
  }

  private func answer(
    _ given: String, by generation: Generation, _ setup: Setup, _ fetched: inout FetchedTrustData
  ) async -> Explanation.Answer {
    let configuration = setup.configuration
    func inquiry(_ decision: Decision) -> CauseInquiry.Case {
      CauseInquiry.Case(given: given, decision: decision, configuration: configuration)
    }
    guard case .success(let reference) = ConnaisseurReference.read(given, as: generation) else {
      return await tell(inquiry(decide(given, nil, setup, nil, generation)), setup)
    }
    let choice = setup.policy.choose(for: reference.name)
    guard choice.failure == nil, let rule = choice.winner else {
      let decision =
        choice.failure == nil
        ? decide(given, nil, setup, nil, generation) : failed(choice, reference)
      return await tell(
        inquiry(decision).with {
          $0.reference = reference
          $0.choice = choice
        }, setup)
    }
    let name = rule.validator ?? "default"
    let validator = configuration.validators.first { $0.name == name }
    var source: (any TrustSource)?
    var documents: ConnaisseurDocuments?
    var unavailable: Unavailable?
    if case .notaryV1(let notary)? = validator?.kind {
      switch fetched.source(for: notary, by: self.source) {
      case .success(let found):
        source = found
        documents = await fetched.documents(
          of: GUN(reference.gun), required: rule.requiredRoles, for: notary,
          from: found)
      case .failure(let reason): unavailable = reason
      }
    }
    let decided = decide(given, rule, setup, documents, generation)
    let isUnchecked = source?.location.route.isUnchecked ?? false
    let told = inquiry(isUnchecked ? decided.withheld : decided).with {
      $0.reference = reference
      $0.choice = choice
      $0.validator = validator
      $0.source = source
      $0.documents = documents
      $0.unavailable = unavailable
    }
    return await tell(told, setup)
  }

  private func decide(
    _ image: String, _ rule: Rule?, _ setup: Setup, _ documents: ConnaisseurDocuments?,
    _ generation: Generation
  ) -> Decision {
    switch generation {
    case .python:
      PythonConnaisseur.decide(
        image: image, rule: rule, configuration: setup.configuration, documents: documents,
        at: moment)
    case .go:
      GoConnaisseur.decide(
        image: image, configuration: setup.configuration, policy: setup.policy,
        documents: documents, at: moment)
    }
  }

  /// The decision with its causes.
  private func tell(_ one: CauseInquiry.Case, _ setup: Setup) async -> Explanation.Answer {
    let inquiry = CauseInquiry(known: known, moment: moment, style: setup.style)
    let context = await inquiry.context(of: one) { decideBeside(one, $0, setup) }
    let isDenied = one.decision.verdict != .admitted
    let answer = Explanation.Answer(
      decision: one.decision, reference: one.reference, choice: one.choice,
      validator: one.choice?.winner.map { $0.validator ?? "default" },
      trustRoots: trustRoots(of: one), location: context.location,
      isOtherSource: context.isOtherSource,
      causes: isDenied ? CauseFinder(context: context).causes() : [],
      notices: Notices(context: context).all())
    return setup.refusal.map { answer.keptFromStarting(by: $0) } ?? answer
  }

  private func trustRoots(of one: CauseInquiry.Case) -> [String] {
    guard case .notaryV1(let notary)? = one.validator?.kind, let rule = one.choice?.winner else {
      return []
    }
    let wanted = rule.trustRoot ?? "default"
    // 3.9 takes `*` for all of them; 3.3 has no such thing.
    let isAll = wanted == "*" && one.decision.generation == .go
    return isAll ? notary.trustRoots.compactMap(\.name) : [wanted]
  }

  /// What is decided on another image of the same repository under the same rule; nil where it would
  /// take other documents.
  private func decideBeside(
    _ one: CauseInquiry.Case, _ image: String, _ setup: Setup
  ) -> Decision? {
    let generation = one.decision.generation
    guard case .success(let reference) = ConnaisseurReference.read(image, as: generation),
      reference.gun == one.reference?.gun, let rule = one.choice?.winner,
      one.source?.location.route.isUnchecked != true,
      setup.policy.choose(for: reference.name).winner == rule
    else { return nil }
    return decide(image, rule, setup, one.documents, generation)
  }

  /// A pattern ends the search for a rule: 3.9 dies of it, 3.3 says that it does not know.
  private func failed(_ choice: PolicyChoice, _ reference: ConnaisseurReference) -> Decision {
    let pattern = choice.failure.map { "the pattern '\($0.rule.pattern)'" } ?? "a pattern"
    var decision = Decision(
      generation: choice.generation,
      verdict: choice.isCrash ? .crash : choice.message == nil ? .unknown : .denied,
      message: choice.message,
      steps: [
        DecisionStep(.reference, .ok, message: reference.name),
        DecisionStep(.rule, .fail, message: "\(pattern) ends the search for a rule"),
      ])
    decision.findings = [
      PlacedFinding(finding: .patternEndsSearch, step: .rule, isReached: true)
    ]
    return decision
  }
}
