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
      "A folder of trust data in place of a server, Docker's own or as a server serves it.",
      valueName: "folder"))
  var trustDir: String?

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var credentials: CredentialOptions

  /// Reads what has to be read once: the password, the files of certificates and credentials.
  func provider() throws -> SourceProvider {
    var options = try connection.transferOptions()
    options.sendsSecretsInTheClear = credentials.insecureAuth
    return SourceProvider(
      server: server, trustDir: trustDir, credential: try credentials.given(),
      dockerConfig: credentials.dockerFolder, options: options)
  }
}
