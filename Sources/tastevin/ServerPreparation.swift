import ArgumentParser
import NotaryCore

/// Loads what speaks to servers while the arguments are still being read: each takes about as long as
/// the other.
enum ServerPreparation {
  private static let askers: [any ParsableCommand.Type] = [
    Inspect.self, Explain.self, AuditCommand.self, TestCommand.self, RootKeyCommand.self,
    SaveCommand.self, DiffCommand.self, Ping.self,
  ]

  /// Begins, if these arguments look as though a server will be asked.
  ///
  /// - Parameter arguments: without the name of the program.
  /// - Returns: what is to be waited for before the program ends; nil where nothing was begun. A
  ///   library must not be unloaded while it is loaded.
  static func start(for arguments: ArraySlice<String>) -> Task<Void, Never>? {
    guard let command = arguments.first,
      askers.contains(where: { $0.configuration.commandName == command }),
      !arguments.contains(where: { $0.hasPrefix("--trust-dir") })
    else { return nil }
    return Task.detached { NotaryServerSource.prepare() }
  }
}
