import ArgumentParser
import NotaryCore

/// With what this program signs in.
struct CredentialOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The user for the server.", valueName: "name"))
  var user: String?

  @Flag(help: "Read the password for --user from standard input.")
  var passwordStdin = false

  @Option(
    help: ArgumentHelp(
      "Docker's configuration folder, for its stored credentials.", valueName: "folder"))
  var dockerConfig: String?

  func validate() throws {
    if passwordStdin != (user != nil) {
      throw ValidationError("--user and --password-stdin go together")
    }
  }

  /// What the user gave; reads the password.
  func given() throws -> RegistryCredential? {
    try user.map { RegistryCredential(user: $0, password: try Password.fromStandardInput()) }
  }

  /// The folder that is named, else `$DOCKER_CONFIG`, else `~/.docker`, as the docker command has it.
  var dockerFolder: String? {
    dockerConfig ?? Environment.value("DOCKER_CONFIG")
      ?? Environment.value("HOME").map { $0 + "/.docker" }
  }
}
