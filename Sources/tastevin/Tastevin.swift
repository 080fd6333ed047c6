import ArgumentParser

/// The root of the commands.
struct Tastevin: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "tastevin",
    abstract: """
      Inspect Docker Content Trust, explain what Connaisseur decides by it, and write the policy.
      """,
    usage: """
      tastevin [IMAGE] [--values FILE]... [--server URL] [--trust-dir PATH]
      tastevin SUBCOMMAND [ARGUMENT]...
      """,
    discussion: """
      Without a subcommand it opens the interactive program; 'tastevin demo' shows it without a network. \
      Exit codes: 0 good, 1 bad (broken, denied, errors found), 2 wrong usage or unreadable input, \
      3 could not find out (network, server, credentials), 4 nothing to do.
      """,
    version: version,
    subcommands: [
      Inspect.self, Explain.self, AuditCommand.self, Match.self, LintCommand.self,
      TestCommand.self, SchemaCommand.self, RootKeyCommand.self, SaveCommand.self,
      DiffCommand.self, UpgradeCommand.self, FreezeCommand.self, Ping.self, ConfigCommand.self,
      DemoCommand.self,
      Browse.self,
    ],
    defaultSubcommand: Browse.self)

  /// Reads the arguments as `parseAsRoot` does.
  ///
  /// Where they begin with the name of a command and are right, that command alone reads them: the
  /// parser would otherwise go over the default command's options as well, several times, which takes
  /// longer than everything else before a request. Whatever else they are, help among them, is
  /// answered by all commands together.
  ///
  /// - Parameter arguments: without the name of the program.
  static func command(from arguments: [String]) throws -> any ParsableCommand {
    let named = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())),
      type(of: command) == named
    {
      return command
    }
    return try parseAsRoot(arguments)
  }
}
