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

  @Option(
    help: ArgumentHelp(
      "The Connaisseur that is to take the file: a version such as 3.3 or 3.9.",
      valueName: "version"))
  var connaisseur = "3.9"

  @OptionGroup var edit: EditOptions

  func validate() throws {
    guard connaisseur != "all" else {
      throw ValidationError("--connaisseur takes one version, such as 3.9")
    }
    try edit.check(file)
  }

  func run() throws { try edit.finish(try report(), in: file) }

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
}
