import ArgumentParser
import Inspector
import NotaryCore

/// `tastevin inspect IMAGE`.
struct Inspect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the chain of trust of an image, with the status of every signature.")

  @Argument(help: "The image, as in docker.io/acme/web:v1.")
  var image: String

  @OptionGroup var sources: SourceOptions
  @OptionGroup var pinning: PinOptions
  @OptionGroup var time: TimeOption

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  func run() async throws {
    let report = try await TrustInquiry(
      image: image, sources: sources, pinning: pinning, time: time
    )
    .report()
    StandardStream.output.write(report.json.text + "\n")
    guard report.exitCode == .good else { throw CommandResult(code: report.exitCode) }
  }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
