import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// Turns effects into what the runtime does.
struct EffectPerformer: Sendable {
  let environment: Environment
  private let verifier = SignatureVerifier()
  private static let load: TaskID = "load"
  static let policy: TaskID = "policy"
  static let tryOut: TaskID = "try-out"
  static let lint: TaskID = "lint"
  static let keyFile: TaskID = "key-file"
  static let save: TaskID = "save"
  static let disk: TaskID = "disk"
  static let watch: TaskID = "watch"
  static let recovery: TaskID = "recovery"
  static let impact: TaskID = "impact"
  static let connection: TaskID = "connection"
  static let delegations: TaskID = "delegations"
  static let suite: TaskID = "suite"
  private static let aside: TaskID = "aside"
  private static let contexts: TaskID = "contexts"
  private static let cluster: TaskID = "cluster"

  init(environment: Environment) { self.environment = environment }

  func action(for effect: Effect) -> EffectAction<Message> {
    switch effect {
    case .quit: .quit(status: 0)
    case .cancelLoad: .cancel(EffectPerformer.load)
    case .wait(let seconds, let generation):
      // Several servers may want to be left alone.
      .task(TaskID("pause \(generation)")) { await wait(seconds, generation, into: $0) }
    case .copy(let text, let name): .copy(text) { .copied(name, $0) }
    case .edit(let file, let line):
      .run(Editor.process(environment.editor, file: file, line: line)) { .edited($0) }
    case .readPolicy(let files, let number):
      .task(EffectPerformer.policy) { readPolicy(files, number, into: $0) }
    case .readContexts:
      .task(EffectPerformer.contexts) { $0.post(.contextsRead(environment.clusters.contexts())) }
    case .readRunning(let cluster, let number):
      .task(EffectPerformer.cluster) { await readRunning(cluster, number, into: $0) }
    case .cancelCluster: .cancel(EffectPerformer.cluster)
    case .showDifference(let drafts, let quits):
      .task(EffectPerformer.save) {
        $0.post(.difference(PolicyDifference(of: drafts), quits: quits))
      }
    case .save(let order): .task(EffectPerformer.save) { $0.post(.saved(save(order))) }
    case .checkDisk(let drafts): .task(EffectPerformer.disk) { $0.post(.diskRead(read(drafts))) }
    case .watch(let files): .task(EffectPerformer.watch) { await watch(files, into: $0) }
    case .keepRecovery(let drafts):
      .task(EffectPerformer.recovery) { _ in await keepRecovery(of: drafts) }
    case .forgetRecovery(let files):
      .task(EffectPerformer.recovery) { _ in
        for file in files { environment.recovery?.forget(file) }
      }
    case .forgetAndQuit(let files): quit(forgetting: files)
    case .editText(let edit): editing(edit)
    case .impact(let inquiry):
      .task(EffectPerformer.impact) { await findImpacts(inquiry, into: $0) }
    case .cancelImpact: .cancel(EffectPerformer.impact)
    case .images(let effect): action(for: effect)
    case .readManifest(let path):
      .task(EffectPerformer.keyFile) { $0.post(.manifestRead(images(ofManifest: path))) }
    case .readSuite(let file):
      .task(EffectPerformer.keyFile) { readSuiteImages(in: file, into: $0) }
    case .readDelegations(let inquiry):
      .task(EffectPerformer.delegations) { await readDelegations(inquiry, into: $0) }
    case .readTests(let file, let number):
      .task(EffectPerformer.suite) { $0.post(readTests(file, number)) }
    case .runSuite(let order): .task(EffectPerformer.suite) { await runSuite(order, into: $0) }
    case .cancelSuite: .cancel(EffectPerformer.suite)
    case .addCase(let addition): .task(EffectPerformer.save) { $0.post(add(addition)) }
    case .testConnection(let test):
      .task(EffectPerformer.connection) { await run(test, into: $0) }
    case .listFolder(let folder):
      .task(EffectPerformer.keyFile) { $0.post(.folderListed(FolderListing(of: folder))) }
    case .readKeyFile(let path):
      .task(EffectPerformer.keyFile) {
        $0.post(.keyFileRead(PathProblem.text(of: path, limit: KeyFileUpdate.limit)))
      }
    case .study(let edition):
      .task(EffectPerformer.policy) { $0.post(.studied(PolicyStudy(of: edition))) }
    case .lint(let inquiry): .task(EffectPerformer.lint) { lint(inquiry, into: $0) }
    case .tryOut(let inquiry):
      .task(EffectPerformer.tryOut) { $0.post(.triedOut(inquiry.answer)) }
    case .cancelAside: .cancel(EffectPerformer.aside)
    case .history(let inquiry): aside(inquiry) { await $0.history(inquiry) }
    case .compare(let inquiry, let path):
      aside(inquiry) { await $0.comparison(inquiry, with: path) }
    case .registry(let inquiry, let question):
      aside(inquiry) { await $0.registry(inquiry, question) }
    case .load(let image, let generation):
      loading(generation) { await load(image, rules: [:], front: .go, into: $0) }
    case .examine(let inquiry):
      loading(inquiry.generation) { await examine(inquiry, into: $0) }
    }
  }

  /// What is fetched beside the chain of trust.
  private func aside(
    _ inquiry: AsideInquiry, _ ask: @escaping @Sendable (AsidePerformer) async -> Void
  ) -> EffectAction<Message> {
    .task(EffectPerformer.aside) { mailbox in
      await ask(
        AsidePerformer(
          environment: environment, mailbox: mailbox, generation: inquiry.generation))
    }
  }

  private func loading(
    _ generation: Int, _ load: @escaping @Sendable (Answers) async -> Void
  ) -> EffectAction<Message> {
    .task(EffectPerformer.load) { await load(Answers(mailbox: $0, generation: generation)) }
  }

  private func wait(
    _ seconds: Int, _ generation: Int, into mailbox: Mailbox<Message>
  ) async {
    try? await Task.sleep(for: .seconds(seconds))
    if !Task.isCancelled { mailbox.post(.waited(generation: generation)) }
  }

  /// How long a change waits for the next one before an image is judged by it.
  static let pauseAfterEdit = Duration.milliseconds(300)

  /// Where the answers of one load go.
  struct Answers: Sendable {
    let mailbox: Mailbox<Message>
    let generation: Int
  }

  /// Reads the configuration once, then decides and loads at the same time.
  private func examine(_ inquiry: Inquiry, into answers: Answers) async {
    let configuration: ConfigurationInForce
    switch await self.configuration(for: inquiry, answers) {
    case .success(let read): configuration = ConfigurationInForce(read)
    case .failure(let problem):
      answers.mailbox.post(
        .explainFailed(generation: answers.generation, problem.message))
      // What is shown stays; without the validator another server would be asked.
      guard !inquiry.hasVerdict else { return }
      await load(inquiry.image.reference, rules: [:], front: inquiry.connaisseur, into: answers)
      return
    }
    guard !Task.isCancelled else { return }
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
    let documents = await TrustLoader(source: source, gun: image.gun).load { documents in
      guard !Task.isCancelled, await pace.isDue(isLast: documents.isComplete) else { return }
      var others: [Judge: TrustReport] = [:]
      for (generation, rule) in rules where documents.isComplete && rule.pins != pins {
        others[.connaisseur(generation)] = judging.report(on: documents, under: rule.pins)
      }
      let presentation = Presentation(
        report: judging.report(on: documents, under: pins), isComplete: documents.isComplete,
        others: others)
      if documents.isComplete, let seconds = presentation.report.retryAfter {
        answers.mailbox.post(
          .askedToWait(
            generation: answers.generation, seconds: seconds,
            until: .now.adding(seconds: Int64(seconds))))
      }
      answers.mailbox.post(.loaded(generation: answers.generation, presentation))
      await pace.finished()
    }
    await readStores(beside: documents, at: judging.moment, into: answers)
  }

  /// What lies on this machine comes after what was asked for.
  private func readStores(
    beside documents: TrustDocuments, at moment: Instant, into answers: Answers
  ) async {
    let stores = environment.stores()
    guard !stores.isEmpty, !Task.isCancelled else { return }
    let local = await LocalTrust.reading(stores, beside: documents, at: moment, verifier: verifier)
    guard !Task.isCancelled else { return }
    answers.mailbox.post(
      .storesRead(generation: answers.generation, LocalReport(local, beside: documents)))
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
actor Pace {
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
