import ArgumentParser
import Glibc
import Inspector
import PolicyEditor

/// The configuration of Connaisseur, and which Connaisseur is meant.
struct ValuesOptions: ParsableArguments {
  @Option(
    name: .customLong("values"),
    help: ArgumentHelp(
      "A values.yaml of Connaisseur's chart, merged as Helm merges. Repeatable; - is standard input.",
      valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "The Connaisseur that decides: all, or a version such as 3.3 or 3.9.", valueName: "version"),
    transform: ValuesOptions.choice)
  var connaisseur: ConnaisseurChoice?

  /// The most bytes of one file.
  private static let limit = 16 << 20

  /// The files that are named, else that of the environment, else those of the configuration file.
  var namesInForce: SettingInForce<[String]> {
    let variable = "TASTEVIN_VALUES"
    return .first(
      flag: ("--values", files.isEmpty ? nil : files),
      environment: (variable, Environment.value(variable).map { [$0] }),
      file: SettingsFile.settings.values, standard: [])
  }

  var names: [String] { namesInForce.value }

  /// Where the configuration is: what runs in a cluster, else the files in force.
  func place(in cluster: ClusterOptions) throws(CommandFailure) -> ConfigurationPlace {
    if let place = try runningPlace(in: cluster) { return place }
    let names = names
    guard !names.isEmpty else {
      throw CommandFailure(
        "no configuration: name a file with --values, set $TASTEVIN_VALUES, or take what runs with"
          + " --from-cluster")
    }
    if case .file = namesInForce.origin {
      let files = names.map { VisibleText.of($0) }.joined(separator: ", ")
      ValuesOptions.tell(["the configuration is \(files), as \(namesInForce.origin.words) says"])
    }
    return .files(names, secretsFrom: cluster.cluster)
  }

  /// The same, where the file may also stand in front of the other arguments.
  func place(
    in cluster: ClusterOptions, takenFrom arguments: inout ArraySlice<String>
  ) throws(CommandFailure) -> ConfigurationPlace {
    if let place = try runningPlace(in: cluster) { return place }
    if !files.isEmpty { return .files(files, secretsFrom: nil) }
    guard let first = arguments.popFirst() else {
      throw CommandFailure("no configuration: name a file")
    }
    return .files([first], secretsFrom: nil)
  }

  /// The same for a command that takes ./values.yaml where no file is named; see ``usualFile()``.
  ///
  /// - Parameter file: the command's first argument; nil where there is none.
  func place(
    in cluster: ClusterOptions, orNamed file: String?
  ) throws(CommandFailure) -> ConfigurationPlace {
    let names = (file.map { [$0] } ?? []) + files
    if cluster.fromCluster, let file {
      throw CommandFailure(
        "--from-cluster takes the place of \(VisibleText.of(file)); give one of them")
    }
    if let place = try runningPlace(in: cluster) { return place }
    return .files(
      names.isEmpty ? [try ValuesOptions.usualFile()] : names, secretsFrom: cluster.cluster)
  }

  /// The file that `lint` and `test` take where none is named.
  static func usualFile() throws(CommandFailure) -> String {
    guard access("values.yaml", F_OK) == 0 else {
      throw CommandFailure("no configuration: name a file, or go where values.yaml is")
    }
    return "values.yaml"
  }

  /// What runs in the cluster that is named; nil where that is not asked for.
  func runningPlace(
    in options: ClusterOptions
  ) throws(CommandFailure) -> ConfigurationPlace? {
    guard options.fromCluster, let cluster = options.cluster else { return nil }
    guard files.isEmpty else {
      throw CommandFailure("--from-cluster takes the place of --values; give one of them")
    }
    return .cluster(cluster)
  }

  static func values(
    of files: [(name: String, bytes: [UInt8])]
  ) throws(CommandFailure) -> Values {
    do throws(ValuesError) {
      return try Values.load(files: files)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  /// The bytes of a file; `-` is standard input.
  static func bytes(of name: String) throws(CommandFailure) -> [UInt8] {
    try InputFile.readOrStandardInput(name, limit: ValuesOptions.limit)
  }

  /// Says on standard error where the configuration is not what its files alone seem to say.
  static func tell(_ notes: [String]) {
    for note in notes { StandardStream.error.write("tastevin: note: \(note)\n") }
  }

  var choiceInForce: SettingInForce<ConnaisseurChoice> {
    .first(
      flag: ("--connaisseur", connaisseur), file: SettingsFile.settings.connaisseur,
      standard: .all)
  }

  static func choice(_ text: String) throws -> ConnaisseurChoice {
    guard let choice = ConnaisseurChoice(text) else {
      throw ValidationError("it takes 'all' or a version of Connaisseur 3, such as 3.9")
    }
    return choice
  }

  /// The Connaisseur that the user runs: 3.9 where none is named.
  var front: Generation {
    let generations = choiceInForce.value.generations
    return generations.count == 1 ? generations[0] : .go
  }

  /// The versions for which problems of a configuration are looked for: 3.9 where none is named.
  var lintVersions: [ConnaisseurVersion] {
    switch connaisseur ?? SettingsFile.settings.connaisseur?.value {
    case .all: [.python, .go]
    case .version(let version): [version.isLaterThanKnown ? .newest : version]
    case nil: [.go]
    }
  }

  /// The generations that are asked; a version after 3.10 is judged as 3.9, with a warning.
  ///
  /// - Parameter running: the version that runs where the configuration is from; it counts unless
  ///   another one is named.
  func generations(running: ConnaisseurVersion? = nil) -> [Generation] {
    ValuesOptions.generations(
      connaisseur ?? running.map { .version($0) } ?? choiceInForce.value)
  }

  /// The same of a choice that was made elsewhere.
  static func generations(_ choice: ConnaisseurChoice) -> [Generation] {
    if case .version(let version) = choice, version.isLaterThanKnown {
      StandardStream.error.write(
        "tastevin: Connaisseur \(version.text) is not known; it is judged as 3.9\n")
    }
    return choice.generations
  }
}
