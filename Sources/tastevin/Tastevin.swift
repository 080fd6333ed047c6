import ArgumentParser

/// The root of the commands.
struct Tastevin: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "tastevin",
    abstract: """
      Inspect Docker Content Trust, explain what Connaisseur decides by it, and write the policy.
      """,
    discussion: """
      Exit codes: 0 good, 1 bad (broken, denied, errors found), 2 wrong usage or unreadable input, \
      3 could not find out (network, server, credentials), 4 nothing to do.
      """,
    version: version,
    subcommands: [
      Inspect.self, Explain.self, AuditCommand.self, Match.self, LintCommand.self,
      TestCommand.self, SchemaCommand.self, RootKeyCommand.self, SaveCommand.self,
      DiffCommand.self, UpgradeCommand.self, Ping.self, ConfigCommand.self, DemoCommand.self,
      Browse.self,
    ],
    defaultSubcommand: Browse.self)
}
