import ArgumentParser
import Inspector
import PolicyEditor

/// `tastevin upgrade F`.
struct UpgradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Make a configuration of an older Connaisseur one that a newer one takes.",
    discussion: """
      A values.yaml of chart version 2 gets the layout of version 3; for 3.4 and later, what that \
      Connaisseur refuses is changed so that the file decides as before. Every comment stays. The \
      difference is printed, with secrets masked; --write saves it. Exit code 1 if the Connaisseur \
      would not start with the result.
      """)

  @Argument(
    help: ArgumentHelp("A values.yaml, or Connaisseur's own configuration.", valueName: "file"))
  var file: String

  @Flag(help: "Save the file.")
  var write = false

  @Flag(help: "Keep the old file under its name with .bak at the end.")
  var backup = false

  @Option(
    help: ArgumentHelp(
      "The Connaisseur that is to take the file: a version such as 3.3 or 3.9.",
      valueName: "version"))
  var connaisseur = "3.9"

  @OptionGroup var colour: ColourOption

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func validate() throws {
    guard connaisseur != "all" else {
      throw ValidationError("--connaisseur takes one version, such as 3.9")
    }
    guard !backup || write else { throw ValidationError("--backup goes with --write") }
    guard !write || file != "-" else {
      throw ValidationError(
        "standard input cannot be written; print the difference without --write")
    }
  }

  func run() throws {
    let report = try report()
    let isWritten = write && report.isChanged
    if isWritten { try save(report) }
    switch output {
    case .text:
      StandardStream.output.write(colour.text(report.lines, for: .output, keepsSpaces: true))
      for note in report.notes { StandardStream.error.write("tastevin: \(note)\n") }
      if isWritten { StandardStream.error.write("tastevin: \(VisibleText.of(file)) is saved\n") }
    case .json:
      StandardStream.output.write(report.json(written: isWritten).text + "\n")
    }
    guard report.exitCode == .good else { throw CommandResult(code: report.exitCode) }
  }

  private func report() throws -> UpgradeReport {
    guard let choice = ConnaisseurChoice(connaisseur) else {
      throw CommandFailure("--connaisseur takes a version of Connaisseur 3, such as 3.9")
    }
    let generation = ValuesOptions.generations(choice)[0]
    let bytes = try ValuesOptions.bytes(of: file)
    let values = try ValuesOptions.values(of: [(file, bytes)])
    do throws(YAMLEditRefusal) {
      return try UpgradeReport(of: values.files[0], to: generation)
    } catch {
      throw CommandFailure("\(VisibleText.of(file)): \(VisibleText.of(error.sentence, limit: 400))")
    }
  }

  private func save(_ report: UpgradeReport) throws {
    do throws(SaveFailure) {
      try FileSaver(file).save(
        report.bytes.after, expecting: .text(report.bytes.before), keepsBackup: backup)
    } catch {
      throw CommandFailure(VisibleText.of(error.sentence, limit: 400))
    }
  }
}
