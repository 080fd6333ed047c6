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

  private let values: Values
  private let reading: Values.Reading
  private let moment: Instant
  private let source: SourceChoice
  private let verifier = SignatureVerifier()

  public init(
    values: Values, reading: Values.Reading = .deployed, at moment: Instant,
    source: @escaping SourceChoice
  ) {
    self.values = values
    self.reading = reading
    self.moment = moment
    self.source = source
  }

  public func explain(_ given: String, by generations: [Generation]) async -> Explanation {
    var answers: [Explanation.Answer] = []
    for generation in generations { answers.append(await answer(given, by: generation)) }
    return Explanation(
      given: given, image: try? ImageReference(given), moment: moment, answers: answers)
  }

  private func answer(_ given: String, by generation: Generation) async -> Explanation.Answer {
    let configuration = values.configuration(for: generation, reading: reading)
    let reference: ConnaisseurReference
    switch ConnaisseurReference.read(given, as: generation) {
    case .success(let read): reference = read
    case .failure(let refusal):
      return refused(decide(given, nil, configuration, nil, generation), refusal)
    }
    let choice = Policy(configuration.rules, as: generation).choose(for: reference.name)
    if choice.failure != nil { return failed(choice, reference) }
    guard let rule = choice.winner else {
      return answer(
        decide(given, nil, configuration, nil, generation), reference, choice, nil, [])
    }
    let name = rule.validator ?? "default"
    let validator = configuration.validators.first { $0.name == name }
    var documents: ConnaisseurDocuments?
    var more: [DecisionCause] = []
    if case .notaryV1(let notary)? = validator?.kind {
      switch source(notary) {
      case .success(let source):
        documents = await ConnaisseurDocuments.load(
          from: source, gun: GUN(reference.gun), required: Explainer.required(by: rule))
        if generation == .python, let server = source as? NotaryServerSource,
          await server.usesBasicAuthentication(for: GUN(reference.gun))
        {
          return answer(refusedBasic(name, reference, rule), reference, choice, validator, [])
        }
      case .failure(.secret(let secret)): more = [.secretNeeded(secret)]
      case .failure(.server(let reason)):
        more = [
          DecisionCause(
            .serverNotUsable, message: reason,
            remedies: [Remedy("check the validator's host and cert")], step: .download)
        ]
      }
    }
    let decision = decide(given, rule, configuration, documents, generation)
    return answer(decision, reference, choice, validator, more)
  }

  /// 3.3 speaks to token services alone, so it gives up where a server asks for Basic, whatever this
  /// program could read there (connaisseur 3.3.4, `notaryv1/notary.py`).
  private func refusedBasic(
    _ validator: String, _ reference: ConnaisseurReference, _ rule: Rule
  ) -> Decision {
    Decision(
      generation: .python, verdict: .denied,
      message: "Basic is an unsupported authentication type in notary \(validator).",
      steps: [
        DecisionStep(.reference, .ok, message: reference.name),
        DecisionStep(.rule, .ok, message: rule.pattern),
        DecisionStep(.validator, .ok, message: validator),
        DecisionStep(
          .download, .fail, message: "the server asks for Basic, which 3.3 does not speak"),
      ])
  }

  private static func required(by rule: Rule) -> [RoleName] {
    (rule.delegations ?? []).map { RoleName($0.hasPrefix("targets/") ? $0 : "targets/\($0)") }
  }

  private func decide(
    _ image: String, _ rule: Rule?, _ configuration: Configuration,
    _ documents: ConnaisseurDocuments?, _ generation: Generation
  ) -> Decision {
    switch generation {
    case .python:
      PythonConnaisseur.decide(
        image: image, rule: rule, configuration: configuration, documents: documents, at: moment)
    case .go:
      GoConnaisseur.decide(
        image: image, configuration: configuration, documents: documents, at: moment,
        verifier: verifier)
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
