import ArgumentParser
import Inspector
import NotaryCore
import PolicyEditor

/// By what images are judged: a configuration with its secrets, trust data, known keys and a moment.
struct JudgingOptions: ParsableArguments {
  @OptionGroup var configuration: ValuesOptions
  @OptionGroup var cluster: ClusterOptions
  @OptionGroup var secrets: SecretOptions
  @OptionGroup var sources: SourceOptions
  @OptionGroup var pinned: PinOptions
  @OptionGroup var time: TimeOption

  /// How often standard input is asked for here.
  var standardInputCount: Int {
    configuration.files.count { $0 == "-" } + (sources.credentials.passwordStdin ? 1 : 0)
  }

  /// Reads all of it, and says on standard error what is to be known of it.
  ///
  /// - Parameter images: those whose validators may need secrets of a cluster.
  func judge(for images: [String]) async throws -> ImageJudge {
    let moment = try time.moment()
    let read = try await read(for: images)
    let values = read.values
    let generations = configuration.generations(running: read.version)
    let provider = try sources.provider()
    let reading = ConfigurationInForce(values).reading
    sources.connection.warn()
    ValuesOptions.tell(read.notes + values.notes(for: generations, reading: reading))
    let known = KnownKeys(given: try pinned.known(), dockerTrust: provider.dockerTrust)
    var circumstances = RejectionCircumstances(
      isOtherSource: sources.server != nil || sources.trustDir != nil,
      isOtherMoment: moment.isChosen)
    for generation in generations {
      circumstances.settings[generation] = AdmissionSettings(values, for: generation)
      circumstances.configurations[generation] = values.configuration(
        for: generation, reading: reading)
    }
    return ImageJudge(
      explainer: Explainer(
        values: values, reading: reading, at: moment.moment, known: known
      ) { provider.source(for: $0) },
      generations: generations, moment: moment.moment, circumstances: circumstances,
      cluster: read.origin, provider: provider)
  }

  private func read(for images: [String]) async throws(CommandFailure) -> ReadConfiguration {
    let place = try configuration.place(in: cluster)
    let names = if case .files(let names, _) = place { names } else { [String]() }
    let loader = try ConfigurationLoader(
      reading: names, with: try secrets.contents(),
      seconds: sources.connection.timeoutInForce.value)
    return try await loader.configuration(
      at: place, for: images, by: configuration.connaisseur?.generations)
  }
}

/// What judges images, as options ask for it.
struct ImageJudge {
  let explainer: Explainer
  /// The Connaisseurs that are asked.
  let generations: [Generation]
  let moment: Instant
  let circumstances: RejectionCircumstances
  /// What of the configuration came from a cluster.
  let cluster: ClusterOrigin?
  let provider: SourceProvider
}
