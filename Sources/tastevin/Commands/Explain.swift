import ArgumentParser
import Inspector
import NotaryCore
import PolicyEditor

/// `tastevin explain IMAGE... --values F`.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what Connaisseur 3.3 and 3.9 each decide on an image, step by step.",
    discussion: """
      The server is that of the winning rule's validator, unless --trust-dir or --server names \
      another source. Exit code 0 if every decision admits, 1 if any denies or crashes, else 3. \
      Where root is signed by another key than the pinned one, keys given with --pin and those that \
      Docker trusted on this machine help to tell a rotation from an attack; they admit nothing.
      """)

  @Argument(help: "The images, as they stand in a manifest.")
  var images: [String]

  @OptionGroup var configuration: ValuesOptions
  @OptionGroup var sources: SourceOptions
  @OptionGroup var pinned: PinOptions
  @OptionGroup var time: TimeOption
  @OptionGroup var colour: ColourOption

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() async throws {
    let values = try configuration.values()
    let generations = try configuration.generations()
    let moment = try time.moment().moment
    let provider = try sources.provider()
    let reading = reading(of: values)
    ValuesOptions.tell(values.notes(for: generations, reading: reading))
    let known = KnownKeys(given: try pinned.known(), dockerTrust: provider.dockerTrust)
    let explainer = Explainer(values: values, reading: reading, at: moment, known: known) {
      validator in
      provider.source(for: validator)
    }
    let explanations = await explainer.explain(images, by: generations)
    switch output {
    case .text:
      let lines = explanations.map(\.lines).joined(separator: [StyledLine(), StyledLine()])
      StandardStream.output.write(colour.text(Array(lines), for: .output))
    case .json:
      let json =
        explanations.count == 1
        ? explanations[0].json : Explanation.json(of: explanations, at: moment)
      StandardStream.output.write(json.text + "\n")
    }
    let codes = explanations.map(\.exitCode)
    let code =
      codes.contains(.bad) ? Inspector.ExitCode.bad : codes.contains(.unknown) ? .unknown : .good
    guard code == .good else { throw CommandResult(code: code) }
  }

  /// Files that set both sections are judged as they stand; what they leave out comes from the chart.
  private func reading(of values: Values) -> Values.Reading {
    let isWhole = Values.Section.allCases.allSatisfy { section in
      if case .file = values.origin(of: section, for: .go) { true } else { false }
    }
    return isWhole ? .asItStands : .deployed
  }
}
