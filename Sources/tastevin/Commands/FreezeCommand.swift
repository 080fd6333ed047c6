import ArgumentParser
import Inspector
import NotaryCore
import PolicyEditor

/// `tastevin freeze F IMAGE...`.
struct FreezeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: "Turn digests that are verified now into rules that ask no server.",
    usage: """
      tastevin freeze FILE IMAGE... [-f MANIFEST]... [--trust-dir PATH] [--write [--backup]]
      """,
    discussion: """
      Each image that Connaisseur admits by its signature gets a rule for its digest, with a static \
      validator, at the end of the policy; every other byte of the file stays. What was verified then \
      goes on to run when the Notary server is gone, as long as it is deployed by its digest. The \
      difference is printed, with secrets masked; --write saves it. Images that are not admitted get no \
      rule. Exit code 1 if one is denied or another rule would win, else 3 if one is not known, else 4 if \
      none has a digest to freeze, else 0.
      """)

  @Argument(
    help: ArgumentHelp("A values.yaml, or Connaisseur's own configuration.", valueName: "file"))
  var file: String

  @Argument(help: "The images, as they stand in a manifest.")
  var images: [String] = []

  @Option(
    name: [.customShort("f"), .customLong("filename")],
    help: ArgumentHelp(
      "A Kubernetes manifest, or a folder of them, of which every image is frozen. Repeatable; - is"
        + " standard input.",
      valueName: "manifest"))
  var manifestFiles: [String] = []

  @Option(
    help: ArgumentHelp(
      "The Connaisseur that decides: all, or a version such as 3.3 or 3.9.", valueName: "version"),
    transform: ValuesOptions.choice)
  var connaisseur: ConnaisseurChoice?

  @OptionGroup var secrets: SecretOptions
  @OptionGroup var sources: SourceOptions
  @OptionGroup var time: TimeOption
  @OptionGroup var edit: EditOptions

  func validate() throws {
    let count =
      ([file] + manifestFiles).count { $0 == "-" } + (sources.credentials.passwordStdin ? 1 : 0)
    if count > 1 { throw ValidationError("standard input can be read only once") }
    try edit.check(file)
  }

  func run() async throws {
    let manifests = try ManifestFiles.manifests(manifestFiles)
    var seen: Set<String> = []
    let images = (images + manifests.flatMap(\.images)).filter { seen.insert($0).inserted }
    guard !images.isEmpty else { throw CommandFailure("no image to freeze", code: .nothing) }
    try edit.finish(try await report(on: images), in: file)
  }

  private func report(on images: [String]) async throws -> FreezeReport {
    let values = try await ConfigurationLoader.values(of: file, with: try secrets.contents())
    let moment = try time.moment().moment
    let provider = try sources.provider()
    sources.connection.warn()
    let generations = ValuesOptions.generations(
      connaisseur ?? SettingsFile.settings.connaisseur?.value ?? .all)
    let reading = ConfigurationInForce(values).reading
    let explainer = Explainer(values: values, reading: reading, at: moment) {
      provider.source(for: $0)
    }
    let line = ProgressLine()
    var explanations: [Int: Explanation] = [:]
    await explainer.explain(images, by: generations) { index, explanation in
      explanations[index] = explanation
      await line.show("judging… \(explanations.count) of \(images.count) images")
    }
    await line.clear()
    let plan = FreezePlan(images.indices.compactMap { explanations[$0] }, by: generations) {
      values.configuration(for: $0, reading: reading)
    }
    do throws(YAMLEditRefusal) {
      return FreezeReport(plan, try FrozenFile(plan, in: values.files[0], at: moment), in: file)
    } catch {
      throw CommandFailure("\(VisibleText.of(file)): \(VisibleText.of(error.sentence, limit: 400))")
    }
  }
}
