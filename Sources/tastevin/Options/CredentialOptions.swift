import ArgumentParser
import Inspector
import NotaryCore
import TerminalKit

/// With what this program signs in.
struct CredentialOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The user for the server; the password is asked for, or comes from --password-stdin or"
        + " $TASTEVIN_PASSWORD.", valueName: "name"))
  var user: String?

  @Flag(help: "Read the password for --user from standard input.")
  var passwordStdin = false

  @Option(
    help: ArgumentHelp(
      "Docker's configuration folder, for its stored credentials and helpers.", valueName: "folder")
  )
  var dockerConfig: String?

  @Flag(
    help: "Let passwords and tokens cross the network over plain http, where others can read them.")
  var insecureAuth = false

  private static let userVariable = "TASTEVIN_USER"

  func validate() throws {
    if passwordStdin, name == nil {
      throw ValidationError("--password-stdin needs a user: --user NAME or $TASTEVIN_USER")
    }
    if user?.isEmpty == true { throw ValidationError("--user needs a name") }
  }

  private var name: String? { user ?? Environment.value(Self.userVariable) }

  /// What the user gave, by option or environment; reads or asks for the password.
  func given() throws(CommandFailure) -> RegistryCredential? {
    if insecureAuth {
      StandardStream.error.write(
        "tastevin: warning: --insecure-auth: passwords and tokens may cross the network"
          + " unencrypted\n")
    }
    guard let name else {
      guard PasswordVariable.value == nil else {
        throw CommandFailure("$TASTEVIN_PASSWORD is set, but neither $TASTEVIN_USER nor --user")
      }
      return nil
    }
    var credential = RegistryCredential(user: name, password: try password(of: name))
    credential.origin = user == nil ? "$\(Self.userVariable)" : "--user"
    SecretMemory.protect()
    return credential
  }

  private func password(of name: String) throws(CommandFailure) -> String {
    if passwordStdin { return try Password.fromStandardInput() }
    if let known = PasswordVariable.value, isFor(name) { return known }
    return try Password.fromTerminal(for: name)
  }

  /// The environment's password is not for another user than the environment's.
  private func isFor(_ name: String) -> Bool {
    Environment.value(Self.userVariable).map { $0 == name } ?? true
  }

  /// The folder that is named, else `$DOCKER_CONFIG`, else `~/.docker`, as the docker command has it.
  var dockerFolderInForce: SettingInForce<String?> {
    .first(
      flag: ("--docker-config", dockerConfig),
      environment: ("DOCKER_CONFIG", Environment.value("DOCKER_CONFIG")),
      file: SettingsFile.settings.dockerConfig,
      orElse: Environment.value("HOME").map { $0 + "/.docker" })
  }

  var dockerFolder: String? { dockerFolderInForce.value }
}
