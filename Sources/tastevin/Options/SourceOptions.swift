import ArgumentParser
import Glibc
import Inspector
import NotaryCore

/// Where trust data is read from, and with what credentials.
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

  @Option(
    help: ArgumentHelp(
      "PEM certificates that replace the system's roots.", valueName: "file"))
  var cacert: String?

  @Option(help: ArgumentHelp("The user for the server.", valueName: "name"))
  var user: String?

  @Flag(help: "Read the password for --user from standard input.")
  var passwordStdin = false

  @Option(
    help: ArgumentHelp(
      "Docker's configuration folder, for its stored credentials.", valueName: "folder"))
  var dockerConfig: String?

  @Option(
    help: ArgumentHelp("The most seconds that one request may take.", valueName: "seconds"))
  var timeout: Double?

  func validate() throws {
    if passwordStdin != (user != nil) {
      throw ValidationError("--user and --password-stdin go together")
    }
    if let timeout, !(timeout > 0 && timeout <= 3_600) {
      throw ValidationError("--timeout takes more than 0 and at most 3600 seconds")
    }
  }

  /// Reads what has to be read once: the password, the files of certificates and credentials.
  func provider() throws -> SourceProvider {
    var options = TransferOptions(userAgent: "tastevin/\(Tastevin.version)")
    if let timeout {
      options.totalTimeout = timeout
      options.connectTimeout = min(options.connectTimeout, timeout)
      // Who waits longer for a whole answer waits as long for its next byte.
      options.stallTimeout = timeout
    }
    if let cacert {
      do throws(TransferOptions.CertificateFileError) {
        options.certificateAuthorities =
          try TransferOptions.certificateAuthorities(fromFile: cacert)
      } catch {
        throw CommandFailure("--cacert: \(error.message)")
      }
    }
    let credential = try user.map {
      RegistryCredential(user: $0, password: try Password.fromStandardInput())
    }
    return SourceProvider(
      server: server, trustDir: trustDir, credential: credential,
      dockerConfig: dockerConfig ?? SourceOptions.defaultDockerConfig, options: options)
  }

  /// `$DOCKER_CONFIG`, else `~/.docker`, as the docker command has it.
  private static var defaultDockerConfig: String? {
    Environment.value("DOCKER_CONFIG") ?? Environment.value("HOME").map { $0 + "/.docker" }
  }
}

/// Variables of the environment; an empty one is none.
enum Environment {
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}

/// A password given on standard input: its first line.
enum Password {
  private static let limit = 65_536

  static func fromStandardInput() throws(CommandFailure) -> String {
    guard !StandardStream.input.isTerminal else {
      throw CommandFailure("--password-stdin reads from a pipe, and standard input is a terminal")
    }
    let bytes = try InputFile.read("/dev/stdin", limit: limit)
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty else { throw CommandFailure("--password-stdin: there is no password") }
    return String(decoding: line, as: UTF8.self)
  }
}
