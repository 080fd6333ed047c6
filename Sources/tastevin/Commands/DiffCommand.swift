import ArgumentParser
import Inspector
import NotaryCore
import PolicyEditor

/// `tastevin diff OLD NEW IMAGE...`.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say which verdicts change from one values.yaml to another, and why.",
    usage: """
      tastevin diff OLD NEW IMAGE... [-f MANIFEST]... [--trust-dir PATH] [-o FORMAT]
      tastevin diff OLD NEW --suite SUITE [--run REGEX]
      """,
    discussion: """
      Each image is judged by both files, from the same trust data where their validators ask the same \
      server. With --suite these are the images of its cases, at its clock and from its trust data. \
      Exit code 1 if a verdict changes for the worse (admitted, denied, crash), else 3 if one is \
      not known, else 0.
      """)

  @Argument(help: "A values.yaml; - is standard input.")
  var old: String

  @Argument(help: "The values.yaml that is to take its place.")
  var new: String

  @Argument(help: "The images, as they stand in a manifest.")
  var images: [String] = []

  @Option(
    name: [.customShort("f"), .customLong("filename")],
    help: ArgumentHelp(
      "A Kubernetes manifest, or a folder of them, of which every image is judged. Repeatable; - is"
        + " standard input.",
      valueName: "file"))
  var manifestFiles: [String] = []

  @OptionGroup var suite: SuiteOptions

  @Option(
    help: ArgumentHelp(
      "The Connaisseur that decides: all, or a version such as 3.3 or 3.9.", valueName: "version"),
    transform: ValuesOptions.choice)
  var connaisseur: ConnaisseurChoice?

  @OptionGroup var secrets: SecretOptions
  @OptionGroup var sources: SourceOptions
  @OptionGroup var time: TimeOption
  @OptionGroup var colour: ColourOption

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func validate() throws {
    let count =
      ([old, new, suite.suite] + manifestFiles).count { $0 == "-" }
      + (sources.credentials.passwordStdin ? 1 : 0)
    if count > 1 { throw ValidationError("standard input can be read only once") }
    if suite.suite == nil, suite.selection != nil {
      throw ValidationError("--run selects cases of a suite: name it with --suite")
    }
  }

  func run() async throws {
    let suite = try suite.suite == nil ? nil : self.suite.read(beside: nil)
    let planned = try suite.map { try self.suite.plan(for: $0).images } ?? []
    let manifests = try ManifestFiles.manifests(manifestFiles)
    var seen: Set<String> = []
    let images = (images + planned + manifests.flatMap(\.images))
      .filter { seen.insert($0).inserted }
    let secrets = try secrets.contents()
    let before = try await ConfigurationLoader.values(of: old, with: secrets)
    let after = try await ConfigurationLoader.values(of: new, with: secrets)
    guard !images.isEmpty else { throw CommandFailure("no image to judge", code: .nothing) }
    let circumstances = try circumstances(suite)
    let line = ProgressLine()
    let judgements = await ImpactComparison(from: before, to: after).judgements(
      on: images, by: circumstances.generations, at: circumstances.moment,
      source: { circumstances.provider.source(for: $0) }
    ) { done in
      await line.show("judging… \(done) of \(images.count) images")
    }
    await line.clear()
    let report = PolicyDifferenceReport(
      from: old, to: new, at: circumstances.moment, judgements)
    switch output {
    case .text: StandardStream.output.write(colour.text(report.lines, for: .output))
    case .json: StandardStream.output.write(report.json.text + "\n")
    }
    guard report.exitCode == .good else { throw CommandResult(code: report.exitCode) }
  }

  /// By what both files are judged.
  private struct Circumstances: Sendable {
    let provider: SourceProvider
    let moment: Instant
    let generations: [Generation]
  }

  private func circumstances(_ suite: TestSuite?) throws -> Circumstances {
    guard let suite else {
      let provider = try sources.provider()
      sources.connection.warn()
      return Circumstances(
        provider: provider, moment: try time.moment().moment,
        generations: ValuesOptions.generations(
          connaisseur ?? SettingsFile.settings.connaisseur?.value ?? .all))
    }
    let inquiry = try SuiteInquiry(suite, connaisseur: connaisseur, sources: sources, time: time)
    return Circumstances(
      provider: inquiry.provider, moment: inquiry.moment,
      generations: inquiry.generations(running: nil))
  }
}
