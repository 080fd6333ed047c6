import ArgumentParser
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
      "The Connaisseur that decides: all, or a version such as 3.3 or 3.9.", valueName: "version"))
  var connaisseur = "all"

  /// The most bytes of one file.
  private static let limit = 16 << 20

  /// The files that are named, else that of the environment.
  var names: [String] {
    files.isEmpty ? [Environment.value("TASTEVIN_VALUES")].compactMap { $0 } : files
  }

  func values() throws -> Values {
    let names = names
    guard !names.isEmpty else {
      throw CommandFailure("no configuration: name a file with --values, or set $TASTEVIN_VALUES")
    }
    return try ValuesOptions.values(of: names)
  }

  /// The configuration, of which the file may also stand in front of the other arguments.
  func values(takenFrom arguments: inout ArraySlice<String>) throws -> Values {
    if !files.isEmpty { return try ValuesOptions.values(of: files) }
    guard let first = arguments.popFirst() else {
      throw CommandFailure("no configuration: name a file")
    }
    return try ValuesOptions.values(of: [first])
  }

  private static func values(of names: [String]) throws(CommandFailure) -> Values {
    var read: [(name: String, bytes: [UInt8])] = []
    for name in names { read.append((name, try bytes(of: name))) }
    return try values(of: read)
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
    try InputFile.read(name == "-" ? "/dev/stdin" : name, limit: ValuesOptions.limit)
  }

  /// The Connaisseur that the user runs: 3.9 where none is named.
  func front() throws -> Generation {
    let generations = try generations()
    return generations.count == 1 ? generations[0] : .go
  }

  /// Says on standard error where the configuration is not what its files alone seem to say.
  static func tell(_ notes: [String]) {
    for note in notes { StandardStream.error.write("tastevin: note: \(note)\n") }
  }

  /// The generations that are asked; a version after 3.10 is judged as 3.9, with a warning.
  func generations() throws -> [Generation] { try ValuesOptions.generations(connaisseur) }

  /// The same of a version as it was given.
  static func generations(_ connaisseur: String) throws -> [Generation] {
    if connaisseur == "all" { return Generation.allCases }
    guard let version = ConnaisseurVersion(connaisseur) else {
      throw CommandFailure("--connaisseur takes 'all' or a version of Connaisseur 3, such as 3.9")
    }
    if version.minor > ConnaisseurVersion.newest.minor {
      StandardStream.error.write(
        "tastevin: Connaisseur \(connaisseur) is not known; it is judged as 3.9\n")
    }
    return [version.generation]
  }
}
