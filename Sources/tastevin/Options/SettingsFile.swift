import Inspector

/// The user's configuration file: `$XDG_CONFIG_HOME/tastevin/config.yaml`, else below `~/.config`. It
/// is read once, like the environment.
enum SettingsFile {
  /// Nil where neither variable says where it would be.
  static let path: String? = {
    let home = Environment.value("HOME").map { "\($0)/.config" }
    // A relative folder is to be ignored (XDG Base Directory Specification).
    let named = Environment.value("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (named ?? home).map { "\($0)/tastevin/config.yaml" }
  }()

  /// What the file sets, and whether it is there; or why it cannot be used.
  static let loaded: Result<(settings: Settings, isPresent: Bool), CommandFailure> = Result {
    () throws(CommandFailure) in
    guard let path, let bytes = try InputFile.readIfPresent(path, limit: SettingsReader.limit)
    else { return (Settings(), false) }
    do throws(SettingsError) {
      let reader = SettingsReader(file: path, home: Environment.value("HOME"))
      return (try reader.settings(in: bytes), true)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  /// What the file sets. A program ends before it looks at a file that cannot be used.
  static var settings: Settings { (try? loaded.get())?.settings ?? Settings() }
}
