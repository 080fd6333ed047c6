import ArgumentParser
import Inspector
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

  @Flag(
    name: [.short, .long],
    help: "Tell on standard error each document that is asked for, and what came.")
  var verbose = false

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var credentials: CredentialOptions

  /// Whether the user named the source.
  var isChosen: Bool { server != nil || trustDir != nil }

  /// Reads what has to be read once: the password, the files of certificates and credentials. Trust
  /// data in place of a server must be there before anything is judged by it.
  ///
  /// - Parameters:
  ///   - trust: a trust folder that counts where the user names no source.
  ///   - origin: where that is named.
  func provider(orElse trust: String? = nil, at origin: String = "") throws -> SourceProvider {
    var options = try connection.transferOptions()
    options.sendsSecretsInTheClear = credentials.insecureAuth
    var provider = SourceProvider(
      server: server, trustDir: isChosen ? trustDir : trust, credential: try credentials.given(),
      dockerConfig: credentials.dockerFolder, options: options)
    provider.tells = verbose
    if let stored = provider.stored { try check(stored, isChosen ? "--trust-dir" : origin) }
    return provider
  }

  private func check(_ stored: StoredTrust, _ origin: String) throws(CommandFailure) {
    do throws(TrustArchive.Failure) {
      _ = try stored.source()
    } catch {
      throw CommandFailure("\(origin) \(VisibleText.of(stored.path)): \(error.message)")
    }
  }
}
