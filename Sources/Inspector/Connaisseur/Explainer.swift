public import NotaryCore
public import PolicyEditor

/// Finds out what each Connaisseur decides: reads the image its way, chooses the rule, fetches the
/// documents it would ask for, and decides.
public struct Explainer: Sendable {
  /// The source from which a validator's trust data is read, or why there is none.
  public typealias SourceChoice =
    @Sendable (NotaryValidator) -> Result<any TrustSource, Unavailable>

  /// Why trust data cannot be asked for from here.
  public enum Unavailable: Error, Hashable, Sendable {
    /// The validator signs in with a secret that is not at hand.
    case secret(name: String)
    /// The validator's host or certificate cannot be used; the sentence says why.
    case server(String)
  }

  /// A configuration, with its patterns compiled for all images.
  private struct Setup {
    let configuration: Configuration
    let policy: Policy
  }

  /// How many repositories are asked for at once.
  private static let concurrency = 8

  private let setups: [Generation: Setup]
  private let moment: Instant
  private let source: SourceChoice
  private let verifier = SignatureVerifier()

  public init(
    values: Values, reading: Values.Reading = .deployed, at moment: Instant,
    source: @escaping SourceChoice
  ) {
    setups = Dictionary(
      uniqueKeysWithValues: Generation.allCases.map { generation in
        let configuration = values.configuration(for: generation, reading: reading)
        let policy = Policy(configuration.rules, as: generation)
        return (generation, Setup(configuration: configuration, policy: policy))
      })
    self.moment = moment
    self.source = source
  }

  public func explain(_ given: String, by generations: [Generation]) async -> Explanation {
    var fetched = FetchedTrustData()
    return await explain(given, by: generations, &fetched)
  }

  /// Explains many images, in their order. The documents of a repository are fetched once for all of
  /// its images, of some repositories at once.
  public func explain(_ images: [String], by generations: [Generation]) async -> [Explanation] {
    let repositories = Dictionary(grouping: images.indices) { repository(of: images[$0]) }
    var waiting = repositories.values.sorted { $0[0] < $1[0] }[...]
    return await withTaskGroup(of: [(Int, Explanation)].self) { group in
      func startOne() {
        guard let indices = waiting.popFirst() else { return }
        group.addTask {
          var fetched = FetchedTrustData()
          var explanations: [(Int, Explanation)] = []
          for index in indices {
            explanations.append((index, await explain(images[index], by: generations, &fetched)))
          }
          return explanations
        }
      }
      for _ in 0..<Explainer.concurrency { startOne() }
      var explanations: [(Int, Explanation)] = []
      while let some = await group.next() {
        explanations += some
        startOne()
      }
      return explanations.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// What images of one repository have in common; an image that cannot be read stands for itself.
  private func repository(of given: String) -> String {
    (try? ConnaisseurReference.read(given, as: .go).get().gun) ?? given
  }

  private func explain(
    _ given: String, by generations: [Generation], _ fetched: inout FetchedTrustData
  ) async -> Explanation {
    var answers: [Explanation.Answer] = []
    for generation in generations {
      guard let setup = setups[generation] else { continue }
      answers.append(await answer(given, by: generation, setup, &fetched))
    }
    return Explanation(
      given: given, image: try? ImageReference(given), moment: moment, answers: answers)
  }

  private func answer(
    _ given: String, by generation: Generation, _ setup: Setup, _ fetched: inout FetchedTrustData
  ) async -> Explanation.Answer {
    let configuration = setup.configuration
    let reference: ConnaisseurReference
    switch ConnaisseurReference.read(given, as: generation) {
    case .success(let read): reference = read
    case .failure(let refusal):
      return refused(decide(given, nil, setup, nil, generation), refusal)
    }
    let choice = setup.policy.choose(for: reference.name)
    if choice.failure != nil { return failed(choice, reference) }
    guard let rule = choice.winner else {
      return answer(
        decide(given, nil, setup, nil, generation), reference, choice, nil, [])
    }
    let name = rule.validator ?? "default"
    let validator = configuration.validators.first { $0.name == name }
    var documents: ConnaisseurDocuments?
    var more: [DecisionCause] = []
    if case .notaryV1(let notary)? = validator?.kind {
      switch fetched.source(for: notary, by: source) {
      case .success(let source):
        documents = await fetched.documents(
          of: GUN(reference.gun), required: Explainer.required(by: rule), for: notary,
          from: source)
      case .failure(.secret(let secret)): more = [.secretNeeded(secret)]
      case .failure(.server(let reason)):
        more = [
          DecisionCause(
            .serverNotUsable, message: reason,
            remedies: [Remedy("check the validator's host and cert")], step: .download)
        ]
      }
    }
    let decision = decide(given, rule, setup, documents, generation)
    return answer(decision, reference, choice, validator, more)
  }

  private static func required(by rule: Rule) -> [RoleName] {
    (rule.delegations ?? []).map { RoleName($0.hasPrefix("targets/") ? $0 : "targets/\($0)") }
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
        documents: documents, at: moment, verifier: verifier)
    }
  }

  private func answer(
    _ decision: Decision, _ reference: ConnaisseurReference, _ choice: PolicyChoice,
    _ validator: Validator?, _ more: [DecisionCause]
  ) -> Explanation.Answer {
    let name = choice.winner.map { $0.validator ?? "default" }
    var roots: [String] = []
    if case .notaryV1(let notary)? = validator?.kind, let rule = choice.winner {
      let wanted = rule.trustRoot ?? "default"
      // 3.9 takes `*` for all of them; 3.3 has no such thing.
      let isAll = wanted == "*" && decision.generation == .go
      roots = isAll ? notary.trustRoots.compactMap(\.name) : [wanted]
    }
    return Explanation.Answer(
      decision: decision, reference: reference, choice: choice, validator: name,
      trustRoots: roots, causes: more + DecisionCause.all(of: decision))
  }

  private func refused(_ decision: Decision, _ refusal: ReferenceRefusal) -> Explanation.Answer {
    let isHang = decision.verdict == .unknown
    return Explanation.Answer(
      decision: decision, reference: nil, choice: nil, validator: nil, trustRoots: [],
      causes: isHang ? [.referenceHang] : DecisionCause.all(of: decision))
  }

  /// A pattern ends the search for a rule: 3.9 dies of it, 3.3 says that it does not know.
  private func failed(
    _ choice: PolicyChoice, _ reference: ConnaisseurReference
  ) -> Explanation.Answer {
    let pattern = choice.failure.map { "the pattern '\($0.rule.pattern)'" } ?? "a pattern"
    let decision = Decision(
      generation: choice.generation,
      verdict: choice.isCrash ? .crash : choice.message == nil ? .unknown : .denied,
      message: choice.message,
      steps: [
        DecisionStep(.reference, .ok, message: reference.name),
        DecisionStep(.rule, .fail, message: "\(pattern) ends the search for a rule"),
      ])
    return answer(decision, reference, choice, nil, [])
  }
}
