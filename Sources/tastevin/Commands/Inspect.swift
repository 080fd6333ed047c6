import ArgumentParser
import Inspector

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
  @OptionGroup var colour: ColourOption

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() async throws {
    let inquiry = try TrustInquiry(image: image, sources: sources, pinning: pinning, time: time)
    let report = await inquiry.report()
    trace.show([report.trace].compactMap { $0 }, colour: colour)
    switch output {
    case .text: StandardStream.output.write(colour.text(report.lines, for: .output))
    case .json: StandardStream.output.write(report.json.text + "\n")
    }
    guard report.exitCode == .good else { throw CommandResult(code: report.exitCode) }
  }
}
