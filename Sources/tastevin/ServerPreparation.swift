import NotaryCore

/// Loads what speaks to servers on a thread of its own while the arguments are still being read: each
/// takes about as long as the other.
struct ServerPreparation {
  /// The commands that ask servers. Told by their names alone, because whatever the parser has to know
  /// of a command costs the time that is to be won.
  private static let askers: Set<String> = [
    "inspect", "explain", "audit", "test", "root-key", "save", "diff", "freeze", "ping",
  ]

  /// Begins, if these arguments look as though a server will be asked.
  ///
  /// - Parameter arguments: without the name of the program.
  /// - Returns: what is to be finished before the program ends; nil where nothing was begun.
  static func start(for arguments: ArraySlice<String>) -> ServerPreparation? {
    guard let command = arguments.first, askers.contains(command),
      !arguments.contains(where: { $0.hasPrefix("--trust-dir") })
    else { return nil }
    NotaryServerSource.beginPreparing()
    return ServerPreparation()
  }

  /// Waits until everything is loaded: a library must not be unloaded while it is loaded.
  func finish() { NotaryServerSource.prepare() }
}
