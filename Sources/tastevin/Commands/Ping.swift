import ArgumentParser
import Inspector
import NotaryCore

/// `tastevin ping [IMAGE] [-s SERVER]`.
struct Ping: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ping",
    abstract: "Show how a Notary server is reached: address, proxy, certificates, health.",
    discussion: """
      No trust data is asked for, and no credentials are sent. Exit code 0 if the server answers, 1 \
      if it calls itself not well, 3 if it cannot be reached.
      """)

  @Argument(help: "An image of the server, as in docker.io/acme/web.")
  var image: String?

  @OptionGroup var sources: SourceOptions
  @OptionGroup var colour: ColourOption

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func validate() throws {
    guard sources.trustDir == nil else { throw ValidationError("a folder is no server to ask") }
    guard image != nil || sources.server != nil else {
      throw ValidationError("name an image or a --server")
    }
  }

  func run() async throws {
    // With a server named, any image is one of it.
    let reference = try TrustInquiry.reference(image ?? "docker.io/library/any")
    let source = try sources.provider().source(for: reference)
    sources.connection.warn()
    guard let record = await source.server() else { throw CommandFailure("there is no server") }
    let report = ServerReport(record)
    switch output {
    case .text: StandardStream.output.write(colour.text(report.lines, for: .output))
    case .json: StandardStream.output.write(report.json.text + "\n")
    }
    guard report.exitCode == .good else { throw CommandResult(code: report.exitCode) }
  }
}
