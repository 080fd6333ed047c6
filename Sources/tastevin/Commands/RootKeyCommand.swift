import ArgumentParser
import Inspector

/// `tastevin root-key -i IMAGE [-s SERVER]`, which takes the place of Connaisseur's `get_root_key`.
struct RootKeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "root-key",
    abstract: "Print the root public keys of an image's repository, ready to be pinned.",
    discussion: "The keys are as served, not verified: compare them with what the publisher says.")

  @Option(name: [.short, .customLong("image")], help: "The image, as in docker.io/acme/web.")
  var image: String

  @OptionGroup var sources: SourceOptions
  @OptionGroup var trace: TraceOption
  @OptionGroup var time: TimeOption

  @Option(name: [.short, .customLong("output")], help: "text, pem (for --pin), json or yaml.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, pem, json, yaml
  }

  func run() async throws {
    let inquiry = try TrustInquiry(
      image: image, sources: sources, pinning: PinOptions.parse([]), time: time)
    let report = await inquiry.report()
    trace.show([report.trace].compactMap { $0 })
    let keys = RootKeyReport(report)
    switch output {
    case .text: StandardStream.output.write(keys.text)
    case .pem: StandardStream.output.write(keys.pem)
    case .json: StandardStream.output.write(keys.json.text + "\n")
    case .yaml: if keys.failure == nil { StandardStream.output.write(keys.yaml) }
    }
    if let failure = keys.failure { throw CommandFailure(failure, code: keys.exitCode) }
    StandardStream.error.write("tastevin: \(RootKeyReport.caution)\n")
  }
}
