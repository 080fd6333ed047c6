import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// Turns effects into what the runtime does.
struct EffectPerformer: Sendable {
  let environment: Environment
  private let verifier = SignatureVerifier()
  private static let load: TaskID = "load"
  private static let policy: TaskID = "policy"
  private static let tryOut: TaskID = "try-out"

  init(environment: Environment) { self.environment = environment }

  func action(for effect: Effect) -> EffectAction<Message> {
    switch effect {
    case .quit: .quit(status: 0)
    case .cancelLoad: .cancel(EffectPerformer.load)
    case .copy(let text, let name): .copy(text) { .copied(name, $0) }
    case .edit(let file, let line):
      .run(Editor.process(environment.editor, file: file, line: line)) { .edited($0) }
    case .readPolicy(let files, let number):
      .task(EffectPerformer.policy) { readPolicy(files, number, into: $0) }
    case .study(let edition):
      .task(EffectPerformer.policy) { $0.post(.studied(PolicyStudy(of: edition))) }
    case .tryOut(let inquiry):
      .task(EffectPerformer.tryOut) { $0.post(.triedOut(inquiry.answer)) }
    case .load(let image, let generation):
      .task(EffectPerformer.load) { mailbox in
        let mailbox = Answers(mailbox: mailbox, generation: generation)
        await load(image, rules: [:], front: .go, into: mailbox)
      }
    case .examine(let inquiry):
      .task(EffectPerformer.load) { mailbox in
        await examine(
          inquiry, into: Answers(mailbox: mailbox, generation: inquiry.generation))
      }
    }
  }

  private func readPolicy(_ files: [String], _ number: Int, into mailbox: Mailbox<Message>) {
    switch environment.values(files) {
    case .success(let values): mailbox.post(.policyRead(PolicyEdition(number: number, values)))
    case .failure(let problem): mailbox.post(.policyFailed(number: number, problem.message))
    }
  }

  /// Where the answers of one load go.
  private struct Answers {
    let mailbox: Mailbox<Message>
    let generation: Int
  }

  /// Reads the configuration once, then decides and loads at the same time.
  private func examine(_ inquiry: Inquiry, into answers: Answers) async {
    let configuration: ConfigurationInForce
    switch environment.values(inquiry.files) {
    case .success(let values): configuration = ConfigurationInForce(values)
    case .failure(let problem):
      answers.mailbox.post(
        .explainFailed(generation: answers.generation, problem.message))
      // What is shown stays; without the validator another server would be asked.
      guard !inquiry.hasVerdict else { return }
      await load(inquiry.image.reference, rules: [:], front: inquiry.connaisseur, into: answers)
      return
    }
    let rules = configuration.rules(for: inquiry.image.given)
    let moment = environment.moment()
    async let verdict = configuration.report(
      on: inquiry.image.given, at: moment, about: inquiry.rejection,
      in: RejectionCircumstances(
        isOtherSource: inquiry.isOtherSource, isOtherMoment: environment.isMomentChosen),
      source: environment.validatorSource)
    async let loading: Void = load(
      inquiry.image.reference, rules: rules, front: inquiry.connaisseur, into: answers)
    let presentation = VerdictPresentation(await verdict)
    if !Task.isCancelled {
      answers.mailbox.post(.explained(generation: answers.generation, presentation))
    }
    await loading
  }

  /// Fetches and judges, and shows what there is as it comes.
  ///
  /// - Parameters:
  ///   - image: nil where there is none, so that there is nothing to fetch.
  ///   - rules: those that win for the image; their keys are the pins.
  ///   - front: whose rule tells the server, and the pins of the Notary client.
  private func load(
    _ image: ImageReference?, rules: [Generation: RuleInForce], front: Generation,
    into answers: Answers
  ) async {
    guard let image else { return }
    let source: any TrustSource
    switch environment.source(image, rules[front]?.notary) {
    case .success(let found): source = found
    case .failure(let problem):
      answers.mailbox.post(.loadFailed(generation: answers.generation, problem.message))
      return
    }
    let judging = Judging(
      image: image, source: source, moment: environment.moment(), verifier: verifier)
    let pins = environment.pins.isEmpty ? rules[front]?.pins ?? .none : environment.pins
    let pace = Pace()
    _ = await TrustLoader(source: source, gun: image.gun).load { documents in
      guard !Task.isCancelled, await pace.isDue(isLast: documents.isComplete) else { return }
      var others: [Judge: TrustReport] = [:]
      for (generation, rule) in rules where documents.isComplete && rule.pins != pins {
        others[.connaisseur(generation)] = judging.report(on: documents, under: rule.pins)
      }
      let presentation = Presentation(
        report: judging.report(on: documents, under: pins), isComplete: documents.isComplete,
        others: others)
      answers.mailbox.post(.loaded(generation: answers.generation, presentation))
      await pace.finished()
    }
  }

  /// What every report of one load has in common.
  private struct Judging {
    let image: ImageReference
    let source: any TrustSource
    let moment: Instant
    let verifier: SignatureVerifier

    func report(on documents: TrustDocuments, under pins: TrustPins) -> TrustReport {
      var report = TrustReport(
        image: image, source: source.location(of: image.gun), documents: documents, pins: pins,
        at: moment, verifier: verifier)
      report.trace = source.authenticationTrace()
      return report
    }
  }
}

/// Keeps a repository of many documents from being judged anew for each of them: the longer a
/// judgement takes, the longer the pause after it.
private actor Pace {
  private let clock = ContinuousClock()
  private var began: ContinuousClock.Instant?
  private var next: ContinuousClock.Instant?

  func isDue(isLast: Bool) -> Bool {
    let now = clock.now
    if !isLast, let next, now < next { return false }
    began = now
    return true
  }

  func finished() {
    guard let began else { return }
    let now = clock.now
    next = now + max(.milliseconds(20), (now - began) * 4)
  }
}
