import ArgumentParser
import Inspector
import NotaryCore
import PolicyEditor
import TUI

/// `tastevin IMAGE`: the interactive program.
struct Browse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "Open the inspector on an image (this is what 'tastevin IMAGE' does).",
    discussion: """
      With --values or $TASTEVIN_VALUES it opens on what Connaisseur decides, or without an image on \
      the policy; else on the chain of trust.
      """)

  @Argument(help: "The image, as in docker.io/acme/web:v1.")
  var image: String?

  @OptionGroup var configuration: ValuesOptions
  @OptionGroup var sources: SourceOptions
  @OptionGroup var pinning: PinOptions
  @OptionGroup var time: TimeOption
  @OptionGroup var stores: StoreOptions
  @OptionGroup var screen: ScreenOptions

  @Flag(help: "Write no file: changes of a configuration can be tried, not saved.")
  var readOnly = false

  func run() throws {
    let names = configuration.names
    // Each Connaisseur reads an image in its own way; trust data alone needs one that is understood.
    let subject = try subject(hasValues: !names.isEmpty)
    let pins = try pinning.pins()
    let (moment, isChosen) = try time.moment()
    let provider = try sources.provider()
    let known = try stores.stores(dockerFolder: sources.credentials.dockerFolder)
    if names.contains("-"), sources.credentials.passwordStdin {
      throw CommandFailure("--values - and --password-stdin both read standard input")
    }
    // What cannot be read is said before the screen is opened.
    let files = try ValuesFiles(reading: names)
    let values = names.isEmpty ? nil : try files.values(of: names).get()
    // The password or the values came through standard input; the keys come from the terminal.
    if sources.credentials.passwordStdin || names.contains("-"),
      !StandardStream.takeTerminalAsInput()
    {
      throw CommandFailure("there is no terminal; 'tastevin inspect' and 'explain' need none")
    }
    var session = Session(
      image: subject, location: "", origin: provider.origin(for: subject?.reference),
      isSourceChosen: provider.isChosen, badges: badges(isChosen ? moment : nil),
      files: names, connaisseur: configuration.front)
    let editor = Editors.words
    session.hasEditor = !editor.isEmpty
    session.isReadOnly = readOnly
    session.isInsecure = sources.connection.insecure
    session.hasRegistry = true
    if let subject {
      let rule = values.flatMap {
        ConfigurationInForce($0).rule(for: subject.given, as: session.connaisseur)
      }
      session.location = try location(of: subject, under: rule, from: provider)
    }
    let environment = TUI.Environment(
      source: { image, validator in
        provider.source(for: image, validator).mapError { .init($0.message) }
      },
      file: { name in files.bytes(of: name).mapError { .init($0.message) } },
      validatorSource: { provider.source(for: $0) }, stores: { known },
      registry: { image in
        do throws(CommandFailure) {
          return .success(try await provider.registry(for: image, hasValidator: !names.isEmpty))
        } catch {
          return .failure(.init(error.message))
        }
      },
      pins: pins, moment: { isChosen ? moment : .now }, isMomentChosen: isChosen,
      editor: editor,
      recovery: readOnly ? nil : RecoveryStore(environment: Environment.value))
    try screen.run(InspectorProgram(session: session, environment: environment))
  }

  private func subject(hasValues: Bool) throws -> Subject? {
    guard let image else {
      guard hasValues else { throw ValidationError("name an image, or a file with --values") }
      return nil
    }
    return hasValues ? Subject(image) : Subject(try TrustInquiry.reference(image))
  }

  /// What is special about this run.
  private func badges(_ moment: Instant?) -> [String] {
    (moment.map { ["AT \(DateWords.minute($0))"] } ?? [])
      + (sources.credentials.insecureAuth ? ["INSECURE AUTH"] : [])
  }

  /// Where trust data will be asked for.
  private func location(
    of subject: Subject, under rule: RuleInForce?, from provider: SourceProvider
  ) throws -> String {
    guard let reference = subject.reference else { return rule?.notary?.host ?? "no server" }
    switch provider.source(for: reference, rule?.notary) {
    case .success(let source): return source.location(of: reference.gun).words
    // A validator's server that cannot be used is a part of the verdict.
    case .failure(let failure):
      guard !provider.isChosen, let validator = rule?.notary else { throw failure }
      return validator.host ?? "the validator's server"
    }
  }
}
