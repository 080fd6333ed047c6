import ArgumentParser
import Inspector
import PolicyEditor

/// `tastevin lint [F]`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find what is wrong with a values.yaml, with line and column and what to do.",
    usage: "tastevin lint [FILE] [--values FILE]... [--connaisseur VERSION] [--strict] [-o FORMAT]",
    discussion: """
      Without a file it is ./values.yaml. Several files are merged as Helm merges them, and each \
      problem stands where the value is that counts. --connaisseur all lints for 3.3 and 3.9. A \
      comment '# tastevin: ignore CODE' on the line or the one above suppresses a problem. Exit code \
      1 if there is an error, with --strict also for a warning; docs/lint.md explains every code.
      """)

  @Argument(help: "A values.yaml, unless --values names it; - is standard input.")
  var file: String?

  @Option(
    name: .customLong("values"),
    help: ArgumentHelp("The same. Repeatable; merged as Helm merges.", valueName: "file"))
  var files: [String] = []

  @Flag(help: "Let a warning fail, too.")
  var strict = false

  @OptionGroup var version: VersionOption
  @OptionGroup var time: TimeOption
  @OptionGroup var colour: ColourOption

  @Option(name: [.short, .customLong("output")], help: "text, json, sarif or github.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, github
  }

  func run() throws {
    let names = try names()
    let versions = try version.versions()
    let moment = try time.moment().moment
    var read: [(name: String, bytes: [UInt8])] = []
    for name in names { read.append((name, try ValuesOptions.bytes(of: name))) }
    let report: LintReport
    do throws(ValuesError) {
      report = LintReport(try Values.load(files: read), for: versions, at: moment)
    } catch {
      report = LintReport(error, in: names, for: versions)
    }
    switch output {
    case .text: StandardStream.output.write(colour.text(report.lines, for: .output))
    case .json: StandardStream.output.write(report.json.text + "\n")
    case .sarif:
      StandardStream.output.write(report.sarif(tool: Tastevin.version).text + "\n")
    case .github: StandardStream.output.write(report.annotations)
    }
    let code = report.exitCode(isStrict: strict)
    guard code == .good else { throw CommandResult(code: code) }
  }

  private func names() throws(CommandFailure) -> [String] {
    let names = (file.map { [$0] } ?? []) + files
    return names.isEmpty ? [try ValuesOptions.usualFile()] : names
  }
}
