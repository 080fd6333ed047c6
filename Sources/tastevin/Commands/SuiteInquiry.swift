import Inspector
import NotaryCore
import PolicyEditor

/// By what a suite is judged: options, else what the suite says, else what holds everywhere.
struct SuiteInquiry {
  let provider: SourceProvider
  let moment: Instant
  /// The Connaisseurs that are named; nil where none are.
  let choices: [ConnaisseurChoice]?

  /// - Parameter connaisseur: the one that an option names.
  init(
    _ suite: TestSuite, connaisseur: ConnaisseurChoice?, sources: SourceOptions, time: TimeOption
  ) throws {
    let chosen = try time.moment()
    moment = chosen.isChosen ? chosen.moment : suite.moment?.value ?? chosen.moment
    choices = connaisseur.map { [$0] } ?? suite.connaisseur?.value
    provider = try sources.provider(
      orElse: suite.trust.map { suite.path(of: $0.value) },
      at: suite.trust.map { "\($0.position.words):" } ?? "trust")
    sources.connection.warn()
  }

  /// The generations that decide: those that are named, else the one that runs where the configuration
  /// is from, else both.
  func generations(running: ConnaisseurVersion?) -> [Generation] {
    let choices = choices ?? running.map { [.version($0)] } ?? [.all]
    var seen: Set<Generation> = []
    return choices.flatMap { ValuesOptions.generations($0) }.filter { seen.insert($0).inserted }
  }

  /// Runs a plan.
  func report(
    _ plan: SuitePlan, by read: ReadConfiguration, stopsEarly: Bool
  ) async -> SuiteReport {
    let values = read.values
    let generations = generations(running: read.version)
    let reading = ConfigurationInForce(values).reading
    ValuesOptions.tell(read.notes + values.notes(for: generations, reading: reading))
    let explainer = Explainer(values: values, reading: reading, at: moment) { validator in
      provider.source(for: validator)
    }
    let count = plan.images.count
    let run = SuiteRun(plan, by: generations, of: values, at: moment)
    let outcome = SuiteOutcome(run.report)
    let wasInterrupted = await Interruption.listening {
      await ProgressLine().tell({
        "testing… \(await outcome.done) of \(count) images; Ctrl-C ends it"
      }) {
        let report = await run.report(by: explainer, stopsEarly: stopsEarly) { done, _ in
          await outcome.count(done)
        }
        await outcome.take(report)
      }
    }
    if wasInterrupted {
      StandardStream.error.write("tastevin: interrupted; what follows is what is known\n")
    }
    return await outcome.report
  }
}

/// What a run came to, or had come to when it was interrupted.
private actor SuiteOutcome {
  private(set) var report: SuiteReport
  /// How many images have been asked about.
  private(set) var done = 0

  init(_ report: SuiteReport) { self.report = report }

  func count(_ done: Int) { self.done = done }

  func take(_ report: SuiteReport) { self.report = report }
}
