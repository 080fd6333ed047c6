import ArgumentParser
import Inspector
import NotaryCore

/// `tastevin inspect IMAGE`.
struct Inspect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show the chain of trust of an image, with the status of every signature.",
    discussion: """
      The verdict is that of the Notary 0.7 client with an empty cache. Without --pin nobody vouches \
      for the root key, and a repository that holds is called unpinned.
      """)

  @Argument(help: "The image, as in docker.io/acme/web:v1.")
  var image: String

  @OptionGroup var sources: SourceOptions
  @OptionGroup var trace: TraceOption
  @OptionGroup var pinning: PinOptions
  @OptionGroup var time: TimeOption

  @Flag(help: "Show the versions of root, what each changed, and who signed it.")
  var history = false

  @Flag(
    help: "Compare with what clients on this machine have seen, and show which keys you hold.")
  var local = false

  @OptionGroup var stores: StoreOptions

  @Option(
    help: ArgumentHelp(
      "Compare with an earlier state: an archive of 'tastevin save', or a folder of trust data.",
      valueName: "path"))
  var against: String?

  @OptionGroup var asked: RegistryOptions
  @OptionGroup var colour: ColourOption

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  /// What `--against` names.
  private func earlier(_ inquiry: TrustInquiry) throws(CommandFailure) -> (any TrustSource)? {
    guard let against else { return nil }
    do throws(TrustArchive.Failure) {
      let location = inquiry.source.location(of: inquiry.image.gun)
      return try StoredTrust(against).source(asking: location.saved?.from ?? location.text)
    } catch {
      throw CommandFailure("--against \(VisibleText.of(against)): \(error.message)")
    }
  }

  func run() async throws {
    let inquiry = try TrustInquiry(image: image, sources: sources, pinning: pinning, time: time)
    let known = try stores.stores(dockerFolder: sources.credentials.dockerFolder)
    let isLocal = local || !stores.folders.isEmpty
    if isLocal, known.isEmpty {
      StandardStream.error.write("tastevin: there is no trust store; name one with --trust-store\n")
    }
    var report = await inquiry.report(
      history: history, stores: known, isLocal: isLocal, against: try earlier(inquiry))
    if asked.isAsked {
      let question = RegistryQuestion(inquiry.image, report: report)
      report.registry = try await asked.reports(for: [question], from: inquiry.provider).first
    }
    let traces = [report.trace, report.registry?.trace].compactMap { $0 }
    trace.show(traces, colour: colour)
    switch output {
    case .text: StandardStream.output.write(colour.text(report.lines, for: .output))
    case .json: StandardStream.output.write(report.json(tracing: trace.asked(traces)).text + "\n")
    }
    guard report.exitCode == .good else { throw CommandResult(code: report.exitCode) }
  }
}
