import ArgumentParser
import Inspector
import NotaryCore
import PolicyEditor

/// `tastevin audit [MANIFEST...|-] --values F`.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract:
      "Say what Connaisseur decides on every image of Kubernetes manifests, or of a cluster.",
    discussion: """
      Pods and what makes them are looked at, with all their containers, as Connaisseur looks at them; \
      other objects are passed over and counted. The text is the images, the worst first, then why, \
      with the places, and what Connaisseur would not look at. With --live the workloads are those that \
      the cluster of --context has now; with --from-cluster they are judged by its own configuration. \
      Ctrl-C ends it with what is known. Exit code 0 if every image that is looked at is admitted, 1 if \
      any is denied or crashes, 3 if any could not be found out, 4 if there is no image.
      """)

  @Argument(
    help: ArgumentHelp(
      "Kubernetes manifests: files, folders with all below them, - for standard input.",
      valueName: "manifest"))
  var manifests: [String] = []

  @OptionGroup var live: LiveOptions
  @OptionGroup var judging: JudgingOptions
  @OptionGroup var trace: TraceOption
  @OptionGroup var colour: ColourOption
  @OptionGroup var outputs: Outputs<Format>

  enum Format: String, OutputFormat {
    case text, json, junit, sarif, github
  }

  func validate() throws {
    if manifests.count(where: { $0 == "-" }) + judging.standardInputCount > 1 {
      throw ValidationError("standard input can be read only once")
    }
    if live.live {
      guard manifests.isEmpty else {
        throw ValidationError("--live takes the place of manifests; give one of them")
      }
      guard judging.cluster.context != nil else {
        throw ValidationError(
          "--live asks no cluster that is not named: give --context NAME, as 'kubectl config"
            + " get-contexts' lists them")
      }
    } else if manifests.isEmpty {
      throw ValidationError("nothing to audit: name manifests, or a cluster with --live --context")
    }
  }

  func run() async throws {
    // What is wrong with the arguments is told before anything is asked or made.
    _ = try judging.configuration.place(in: judging.cluster)
    let outputs = try outputs.opened()
    let found = try await found()
    guard let images = found.images else {
      let moment = try judging.time.moment().moment
      let audit = Audit(found.manifests, by: Generation.allCases)
      let report = AuditReport(
        audit, [], at: moment, liveContext: found.context, gaps: found.gaps)
      return try write(report, to: outputs)
    }
    let judge = try await judging.judge(for: images)
    let audit = Audit(
      found.manifests, by: judge.generations, settings: judge.circumstances.settings)
    let entries = await entries(of: audit, by: judge)
    let report = AuditReport(
      audit, entries, at: judge.moment, cluster: judge.cluster, liveContext: found.context,
      gaps: found.gaps)
    try write(report, to: outputs)
  }

  // MARK: What is audited

  private func found() async throws(CommandFailure) -> AuditInput {
    guard live.live, let cluster = judging.cluster.cluster else {
      return AuditInput(manifests: try ManifestFiles.manifests(manifests))
    }
    return try await live.workloads(
      of: cluster, seconds: judging.sources.connection.timeoutInForce.value)
  }

  // MARK: Judging

  /// What came until it ended or was interrupted.
  private func entries(of audit: Audit, by judge: ImageJudge) async -> [AuditEntry] {
    let gathering = AuditGathering(audit)
    let explainer = judge.explainer
    let generations = judge.generations
    let wasInterrupted = await Interruption.listening {
      await ProgressLine().tell({ await gathering.progress }) {
        await explainer.explain(audit.images, by: generations) { index, explanation in
          await gathering.add(explanation, at: index)
        }
      }
    }
    if wasInterrupted {
      StandardStream.error.write("tastevin: interrupted; what follows is what is known\n")
    }
    trace.show(await gathering.traces, colour: colour)
    return await gathering.entries
  }

  // MARK: The answer

  private func write(_ report: AuditReport, to outputs: OpenedOutputs<Format>) throws {
    try outputs.write { format, stream in
      switch format {
      case .text:
        .text(stream.map { colour.text(report.lines, for: $0) } ?? report.plainText)
      case .json: .json(report.json)
      case .junit: .text(report.junit.xml)
      case .sarif: .json(report.sarif(tool: Tastevin.version))
      case .github: .text(report.annotations)
      }
    }
    if report.exitCode == .nothing {
      StandardStream.error.write("tastevin: there is no image to audit\n")
    }
    guard report.exitCode == .good else { throw CommandResult(code: report.exitCode) }
  }
}

/// Takes the answers of an audit as they come, and tells how far it is.
private actor AuditGathering {
  private(set) var entries: [AuditEntry]
  private(set) var traces: [AuthenticationTrace] = []
  private let audit: Audit
  private var summary = AuditSummary()

  init(_ audit: Audit) {
    self.audit = audit
    entries = audit.entries([:])
  }

  func add(_ explanation: Explanation, at index: Int) {
    let entry = audit.entry(index, explanation)
    entries[index] = entry
    summary.add(entry.outcome)
    traces += explanation.traces
  }

  var progress: String {
    let words = summary.images == 0 ? "" : ": \(summary.words)"
    return "judging… \(summary.images) of \(entries.count) images\(words); Ctrl-C ends it"
  }
}
