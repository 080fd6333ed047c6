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
      With --values, $TASTEVIN_VALUES or --from-cluster it opens on what Connaisseur decides, or \
      without an image on the policy; else on the chain of trust. kubectl is called only for a context \
      that is named with --context, or chosen in the program with K.
      """)

  @Argument(help: "The image, as in docker.io/acme/web:v1.")
  var image: String?

  @Option(
    name: [.customShort("f"), .customLong("filename")],
    help: ArgumentHelp(
      "A Kubernetes manifest, or a folder of them, whose images are judged together, offered, and held"
        + " against what is edited. Repeatable.",
      valueName: "file"))
  var manifestFiles: [String] = []

  @OptionGroup var configuration: ValuesOptions
  @OptionGroup var cluster: ClusterOptions
  @OptionGroup var secrets: SecretOptions
  @OptionGroup var sources: SourceOptions
  @OptionGroup var pinning: PinOptions
  @OptionGroup var time: TimeOption
  @OptionGroup var stores: StoreOptions
  @Option(
    help: ArgumentHelp(
      "The suite of the Tests view. Without it it is tastevin.tests.yaml beside the values.",
      valueName: "file"))
  var suite: String?

  @OptionGroup var screen: ScreenOptions

  @Flag(help: "Write no file: changes of a configuration can be tried, not saved.")
  var readOnly = false

  func validate() throws {
    if sources.verbose {
      throw ValidationError(
        "--verbose is for commands that print; the program shows the source of every document")
    }
  }

  func run() throws {
    let place = try place()
    let names = if case .files(let names, _)? = place { names } else { [String]() }
    // Each Connaisseur reads an image in its own way; trust data alone needs one that is understood.
    let subject = try subject(hasValues: place != nil)
    let pins = try pinning.pins()
    let (moment, isChosen) = try time.moment()
    let provider = try sources.provider()
    let manifests = try ManifestFiles.manifests(manifestFiles)
    let known = try stores.stores(dockerFolder: sources.credentials.dockerFolder)
    let inputs = (names + manifestFiles).count { $0 == "-" }
    if inputs + (sources.credentials.passwordStdin ? 1 : 0) > 1 {
      throw CommandFailure("standard input can be read only once")
    }
    // What cannot be read is said before the screen is opened; a cluster is asked afterwards.
    let files = try ValuesFiles(reading: names)
    var secrets = ValidatorSecrets.none
    secrets.contents = try self.secrets.contents()
    var values = names.isEmpty ? nil : try files.values(of: names).get()
    values?.secrets = secrets
    // The password or the values came through standard input; the keys come from the terminal.
    if sources.credentials.passwordStdin || inputs > 0,
      !StandardStream.takeTerminalAsInput()
    {
      throw CommandFailure("there is no terminal; 'tastevin inspect' and 'explain' need none")
    }
    var session = session(on: subject, by: place, provider, at: isChosen ? moment : nil)
    session.secrets = secrets
    session.versions = configuration.lintVersions
    session.manifestImages = manifests.flatMap(\.images)
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
      registry: { image, validator in
        do throws(CommandFailure) {
          return .success(try await provider.registry(for: image, hasValidator: validator != nil))
        } catch {
          return .failure(.init(error.message))
        }
      },
      clusters: cluster.access(seconds: sources.connection.timeoutInForce.value),
      suite: { SuiteFiles.bytes(of: $0) }, suiteSource: { SuiteFiles.source($0, provider) },
      workloads: { [seconds = sources.connection.timeoutInForce.value] in
        await ManifestFiles.workloads(
          of: $0, piped: manifests.first { $0.file == "-" }, seconds: seconds)
      },
      pins: pins, moment: { isChosen ? moment : .now }, isMomentChosen: isChosen,
      editor: Editors.words,
      recovery: readOnly ? nil : RecoveryStore(environment: Environment.value))
    try screen.run(InspectorProgram(session: session, environment: environment))
  }

  /// Where the configuration is; nil where none is named, so that there is no verdict.
  private func place() throws -> ConfigurationPlace? {
    if let place = try configuration.runningPlace(in: cluster) { return place }
    let names = configuration.names
    guard !names.isEmpty || cluster.context == nil else {
      throw CommandFailure(
        "--context alone reads nothing: add --from-cluster for what runs there, or --values for a"
          + " file whose secrets are there")
    }
    return names.isEmpty ? nil : .files(names, secretsFrom: cluster.cluster)
  }

  /// - Parameter moment: the one that the user chose; nil where none was.
  private func session(
    on subject: Subject?, by place: ConfigurationPlace?, _ provider: SourceProvider,
    at moment: Instant?
  ) -> Session {
    var session = Session(
      image: subject, location: "", origin: provider.origin(for: subject?.reference),
      isSourceChosen: provider.isChosen, badges: badges(moment, provider),
      connaisseur: configuration.front)
    session.place = place
    if case .files? = place { session.placeOrigin = configuration.namesInForce.origin.brief }
    session.isConnaisseurChosen = configuration.connaisseur != nil
    session.clusters = cluster.base
    session.secretsCluster = cluster.cluster
    session.suite = suite
    session.hasEditor = !Editors.words.isEmpty
    session.isReadOnly = readOnly
    session.isInsecure = sources.connection.insecure
    session.hasRegistry = true
    session.images = manifestFiles.isEmpty ? nil : .manifests(manifestFiles)
    return session
  }

  private func subject(hasValues: Bool) throws -> Subject? {
    guard let image else {
      guard hasValues else {
        throw ValidationError("name an image, a file with --values, or --from-cluster")
      }
      return nil
    }
    return hasValues ? Subject(image) : Subject(try TrustInquiry.reference(image))
  }

  /// What is special about this run.
  private func badges(_ moment: Instant?, _ provider: SourceProvider) -> [String] {
    let saved = (try? provider.stored?.source())?.location.saved?.moment
    return (saved.map { ["ARCHIVE \(DateWords.minute($0))"] } ?? [])
      + (moment.map { ["AT \(DateWords.minute($0))"] } ?? [])
      + (sources.credentials.insecureAuth ? ["INSECURE AUTH"] : [])
  }

  /// Where trust data will be asked for.
  private func location(
    of subject: Subject, under rule: RuleInForce?, from provider: SourceProvider
  ) throws -> String {
    guard let reference = subject.reference else { return rule?.notary?.host ?? "no server" }
    // Until it is known what runs there, so is not which server it asks.
    if cluster.fromCluster, !provider.isChosen { return "the validator's server" }
    switch provider.source(for: reference, rule?.notary) {
    case .success(let source): return source.location(of: reference.gun).words
    // A validator's server that cannot be used is a part of the verdict.
    case .failure(let failure):
      guard !provider.isChosen, let validator = rule?.notary else { throw failure }
      return validator.host ?? "the validator's server"
    }
  }
}
