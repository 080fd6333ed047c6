import ArgumentParser
import Inspector
import NotaryCore
import PolicyEditor

/// `tastevin test [F] [--suite S]`.
struct TestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Test a policy: what must be admitted, what must be denied, and why.",
    usage: """
      tastevin test [FILE] [--suite SUITE] [--run REGEX] [--fail-fast] [-o FORMAT[=FILE]]...
      tastevin test --init FILE [IMAGE]... [-f MANIFEST]... [--suite SUITE] [--force]
      """,
    discussion: """
      Runs the cases of a suite (docs/testing.md) against a values.yaml, which is ./values.yaml \
      unless it is named. Options win over what the suite says. Exit code 1 if a case fails, else 3 \
      if one could not be found out, and 4 if there is no case. With --init a suite is written from \
      what is decided now.
      """)

  @Argument(
    help: ArgumentHelp(
      "A values.yaml, unless --values names it; with --init the images behind it.",
      valueName: "file"))
  var arguments: [String] = []

  @OptionGroup var suite: SuiteOptions

  @Flag(help: "Stop when a case does not pass; what comes behind it is skipped.")
  var failFast = false

  @OptionGroup var start: SuiteStartOptions
  @OptionGroup var outputs: Outputs<Format>
  @OptionGroup var configuration: ValuesOptions
  @OptionGroup var cluster: ClusterOptions
  @OptionGroup var secrets: SecretOptions
  @OptionGroup var sources: SourceOptions
  @OptionGroup var trace: TraceOption
  @OptionGroup var time: TimeOption
  @OptionGroup var colour: ColourOption

  enum Format: String, OutputFormat {
    case text, json, junit, tap, github
  }

  func validate() throws {
    let names = configuration.files + arguments + start.manifests + [suite.suite].compactMap { $0 }
    let count = names.count { $0 == "-" } + (sources.credentials.passwordStdin ? 1 : 0)
    if count > 1, !(start.isAsked && suite.suite == "-" && count == 2) {
      throw ValidationError("standard input can be read only once")
    }
    if start.isAsked, failFast || suite.selection != nil || !outputs.targets.isEmpty {
      throw ValidationError("--init runs no cases: leave out --run, --fail-fast and -o")
    }
    if !start.isAsked, arguments.count > 1 {
      throw ValidationError("images go with --init; a suite names its own")
    }
  }

  func run() async throws {
    var rest = arguments[...]
    // Where the configuration is named elsewhere, every argument of --init is an image.
    let isNamed = start.isAsked && (!configuration.files.isEmpty || cluster.fromCluster)
    let place = try configuration.place(in: cluster, orNamed: isNamed ? nil : rest.popFirst())
    let names = if case .files(let names, _) = place { names } else { [String]() }
    let loader = try ConfigurationLoader(
      reading: names, with: try secrets.contents(),
      seconds: sources.connection.timeoutInForce.value)
    if start.isAsked {
      return try await write(Array(rest), loader, place)
    }
    let suite = try suite.read(beside: place.firstFile)
    let plan = try self.suite.plan(for: suite)
    let outputs = try outputs.opened()
    let inquiry = try SuiteInquiry(
      suite, connaisseur: configuration.connaisseur, sources: sources, time: time)
    let read = try await loader.configuration(
      at: place, for: plan.images, by: inquiry.choices?.flatMap(\.generations))
    let report = await inquiry.report(plan, by: read, stopsEarly: failFast)
    trace.show(report.traces, colour: colour)
    try outputs.write { format, stream in
      switch format {
      case .text:
        .text(
          stream.map {
            colour.text(report.lines(columns: $0.columns ?? StyledLine.usualColumns), for: $0)
          } ?? report.lines().map { $0.text + "\n" }.joined())
      case .json: .json(report.json)
      case .junit: .text(report.junit.xml)
      case .tap: .text(report.tap)
      case .github: .text(report.annotations)
      }
    }
    guard report.exitCode != .nothing else {
      throw CommandFailure(self.suite.nothing(in: report), code: .nothing)
    }
    guard report.exitCode == .good else { throw CommandResult(code: report.exitCode) }
  }
}

extension TestCommand {
  /// `--init`: writes a suite from what is decided now.
  private func write(
    _ images: [String], _ loader: ConfigurationLoader, _ place: ConfigurationPlace
  ) async throws {
    let file = suite.file(beside: place.firstFile)
    try start.check(file)
    let images = try start.images(besides: images)
    let scaffolding = try SuiteStart(
      file: file, images: images, configuration: configuration, sources: sources, time: time)
    let read = try await loader.configuration(
      at: place, for: images, by: configuration.connaisseur?.generations)
    let outcome = await scaffolding.outcome(by: read)
    try start.save(try scaffolding.bytes(of: outcome), to: file)
    for note in outcome.notes { StandardStream.error.write("tastevin: note: \(note)\n") }
    guard !outcome.draft.cases.isEmpty else {
      throw CommandFailure(
        "no cases: no rule and no image could be found out",
        code: outcome.isWhole ? .nothing : .unknown)
    }
    if file != "-" {
      let count = outcome.draft.cases.count
      StandardStream.error.write(
        "tastevin: \(VisibleText.of(file)) is written, with \(count) case\(count == 1 ? "" : "s")\n"
      )
    }
    guard outcome.isWhole else { throw CommandResult(code: .unknown) }
  }
}

extension ConfigurationPlace {
  /// The first file of values; nil for a cluster.
  fileprivate var firstFile: String? {
    if case .files(let names, _) = self { names.first } else { nil }
  }
}

extension SuiteOptions {
  /// Why a run tested nothing.
  fileprivate func nothing(in report: SuiteReport) -> String {
    let file = VisibleText.of(report.file)
    if report.entries.isEmpty, let selection {
      return "no cases: none of \(file) has a name in which"
        + " '\(VisibleText.of(selection, limit: 80))' is found"
    }
    return report.entries.isEmpty
      ? "no cases: \(file) has none" : "no case of \(file) has an image to judge"
  }
}
