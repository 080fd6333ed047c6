import ArgumentParser
import Inspector
import PolicyEditor

/// `tastevin match F IMAGE...`.
struct Match: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Say which rule of the image policy wins for an image, and why every other loses.",
    usage: """
      tastevin match FILE IMAGE... [--values FILE]... [--connaisseur VERSION] [-o FORMAT]
      tastevin match --from-cluster --context NAME IMAGE...
      """,
    discussion: "Exit code 1 if no rule wins for one of the images.")

  @Argument(help: "A values.yaml, unless --values names it, and the images.")
  var arguments: [String]

  @OptionGroup var configuration: ValuesOptions
  @OptionGroup var cluster: ClusterOptions
  @OptionGroup var colour: ColourOption

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() async throws {
    var images = arguments[...]
    let place = try configuration.place(in: cluster, takenFrom: &images)
    guard !images.isEmpty else { throw CommandFailure("no image to match", code: .nothing) }
    let names = if case .files(let names, _) = place { names } else { [String]() }
    // No validator is asked, so no secret is needed.
    let read = try await ConfigurationLoader(reading: names, with: [:], seconds: nil)
      .configuration(at: place, for: [], by: nil)
    let values = read.values
    let generations = configuration.generations(running: read.version)
    ValuesOptions.tell(read.notes + values.notes(for: generations))
    let policies = generations.map { Policy(values.configuration(for: $0).rules, as: $0) }
    let reports = images.map { image in policies.map { MatchReport(image, by: $0) } }
    switch output {
    case .text:
      let lines = reports.map { image in
        image.map(\.lines).joined(separator: [StyledLine()])
      }.joined(separator: [StyledLine()])
      StandardStream.output.write(colour.text(Array(lines), for: .output))
    case .json:
      StandardStream.output.write(
        MatchReport.json(of: reports.flatMap { $0 }, from: read.origin).text + "\n")
    }
    guard reports.joined().allSatisfy({ $0.exitCode == .good }) else {
      throw CommandResult(code: .bad)
    }
  }
}
