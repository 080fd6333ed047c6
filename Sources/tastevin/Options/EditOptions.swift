import ArgumentParser
import Inspector
import PolicyEditor

/// What becomes of an edited configuration file: its difference is printed, and it is saved if that is
/// asked for.
struct EditOptions: ParsableArguments {
  @Flag(help: "Save the file.")
  var write = false

  @Flag(help: "Keep the old file under its name with .bak at the end.")
  var backup = false

  @OptionGroup var colour: ColourOption

  @Option(name: [.short, .customLong("output")], help: "text or json.")
  var output = OutputFormat.text

  enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func validate() throws {
    guard !backup || write else { throw ValidationError("--backup goes with --write") }
  }

  /// Refuses to write to standard input.
  func check(_ file: String) throws {
    guard !write || file != "-" else {
      throw ValidationError(
        "standard input cannot be written; print the difference without --write")
    }
  }

  /// Saves what is to be saved, and says what was done.
  func finish(_ report: some EditReport, in file: String) throws {
    let isWritten = write && report.isChanged
    if isWritten { try save(report, in: file) }
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

  private func save(_ report: some EditReport, in file: String) throws {
    do throws(SaveFailure) {
      try FileSaver(file).save(
        report.bytes.after, expecting: .text(report.bytes.before), keepsBackup: backup)
    } catch {
      throw CommandFailure(VisibleText.of(error.sentence, limit: 400))
    }
  }
}
