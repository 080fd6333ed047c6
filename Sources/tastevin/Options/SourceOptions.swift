import ArgumentParser
import NotaryCore

/// Where trust data is read from.
struct SourceOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The Notary server. Without a scheme it is https.", valueName: "url"))
  var server: String?

  @Option(
    help: ArgumentHelp(
      "Trust data in place of a server: a folder, Docker's own or as a server serves it, or an archive"
        + " that 'tastevin save' wrote.", valueName: "path"))
  var trustDir: String?

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var credentials: CredentialOptions

  /// Whether the user named the source.
  var isChosen: Bool { server != nil || trustDir != nil }

  /// Reads what has to be read once: the password, the files of certificates and credentials.
  ///
  /// - Parameter trust: a trust folder that counts where the user names no source.
  func provider(orElse trust: String? = nil) throws -> SourceProvider {
    var options = try connection.transferOptions()
    options.sendsSecretsInTheClear = credentials.insecureAuth
    return SourceProvider(
      server: server, trustDir: isChosen ? trustDir : trust, credential: try credentials.given(),
      dockerConfig: credentials.dockerFolder, options: options)
  }
}
