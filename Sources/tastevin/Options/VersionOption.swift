import ArgumentParser
import PolicyEditor

/// `--connaisseur V` where a release matters, and not its generation alone.
struct VersionOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The Connaisseur that is meant: a version such as 3.9 or 3.7.1, or all.", valueName: "version"
    ))
  var connaisseur = "3.9"

  /// The version; one after 3.10 is taken for 3.10, with a warning.
  func version() throws(CommandFailure) -> ConnaisseurVersion {
    guard let version = ConnaisseurVersion(connaisseur) else {
      throw CommandFailure("--connaisseur takes a version of Connaisseur 3, such as 3.9")
    }
    guard version.minor <= ConnaisseurVersion.newest.minor else {
      StandardStream.error.write(
        "tastevin: Connaisseur \(connaisseur) is not known; it is taken for 3.10\n")
      return .newest
    }
    return version
  }

  /// The same, or with `all` one of both generations.
  func versions() throws(CommandFailure) -> [ConnaisseurVersion] {
    connaisseur == "all" ? [.python, .go] : [try version()]
  }
}
