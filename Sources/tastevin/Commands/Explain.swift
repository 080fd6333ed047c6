import ArgumentParser
import Inspector
import NotaryCore
import PolicyEditor

/// `tastevin explain [IMAGE...] --values F [--rejection TEXT] [-f MANIFEST]`.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what Connaisseur 3.3 and 3.9 each decide on an image, step by step.",
    discussion: """
      The server is that of the winning rule's validator, unless --trust-dir or --server names \
      another source. With --rejection a denial is compared with what is decided here; an image \
      that it names need not be given. With -f every image of a manifest is explained. Exit code 0 \
      if every decision admits, 1 if any denies or crashes, else 3. \
      Where root is signed by another key than the pinned one, keys given with --pin and those that \
      Docker trusted on this machine help to tell a rotation from an attack; they admit nothing.
      """)

  @Argument(help: "The images, as they stand in a manifest.")
  var images: [String] = []

  @OptionGroup var denial: DenialOptions
  @OptionGroup var judging: JudgingOptions
  @OptionGroup var trace: TraceOption
  @OptionGroup var asked: RegistryOptions
  @OptionGroup var colour: ColourOption

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func validate() throws {
    let count = denial.standardInputCount + judging.standardInputCount
    if count > 1 { throw ValidationError("standard input can be read only once") }
  }

  func run() async throws {
    let rejection = try denial.denial()
    let manifests = try denial.manifests()
    let images = try images(for: rejection, in: manifests)
    guard !images.isEmpty else {
      let moment = try judging.time.moment().moment
      return try show(ExplanationReport([], rejection: rejection, at: moment), [])
    }
    let judge = try await judging.judge(for: images)
    let explanations = await judge.explainer.explain(images, by: judge.generations)
    var traces = explanations.flatMap(\.traces)
    var report = ExplanationReport(
      explanations, rejection: rejection, manifests: manifests, generations: judge.generations,
      circumstances: judge.circumstances, cluster: judge.cluster, at: judge.moment)
    if asked.isAsked {
      let registries = try await registries(for: report, from: judge.provider)
      traces += registries.compactMap(\.trace)
      report.registries = Dictionary(
        registries.map { ($0.question.image.given, $0) }, uniquingKeysWith: { first, _ in first })
    }
    trace.show(traces, colour: colour)
    try show(report, traces)
  }

  /// What the registries have for the images that this program can read.
  private func registries(
    for report: ExplanationReport, from provider: SourceProvider
  ) async throws(CommandFailure) -> [RegistryReport] {
    let questions = report.entries.compactMap { entry in
      entry.explanation.image.map {
        RegistryQuestion($0, report: nil, explanation: entry.explanation)
      }
    }
    return try await asked.reports(for: questions, from: provider, hasValidator: true)
  }

  /// The images that are named, those of the manifests, else the one that the denial names. None
  /// where the denial says that Connaisseur did not decide.
  private func images(
    for rejection: Rejection?, in manifests: [Manifest]
  ) throws(CommandFailure) -> [String] {
    var seen: Set<String> = []
    let named = (images + manifests.flatMap(\.images)).filter { seen.insert($0).inserted }
    guard named.isEmpty else { return named }
    guard manifests.isEmpty else {
      throw CommandFailure("the manifest has no image", code: .nothing)
    }
    guard let rejection else {
      throw CommandFailure("no image to explain: name one, or give a manifest with -f")
    }
    if let image = rejection.image { return [image.text] }
    guard rejection.isRecognised, !rejection.situation.isDecision else {
      let reason =
        rejection.isRecognised
        ? "the denial names no image" : "this is no denial of Connaisseur that is known here"
      throw CommandFailure("\(reason): name the image, or give the manifest with -f")
    }
    return []
  }

  private func show(_ report: ExplanationReport, _ traces: [AuthenticationTrace]) throws {
    switch output {
    case .text: StandardStream.output.write(colour.text(report.lines, for: .output))
    case .json:
      StandardStream.output.write(report.json(tracing: trace.asked(traces)).text + "\n")
    }
    guard report.exitCode == .good else { throw CommandResult(code: report.exitCode) }
  }
}
