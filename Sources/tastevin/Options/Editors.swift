/// The user's editor.
enum Editors {
  /// The words of `$VISUAL`, else of `$EDITOR`; no shell reads them.
  static var words: [String] {
    let command = Environment.value("VISUAL") ?? Environment.value("EDITOR") ?? ""
    return command.split(separator: " ").map(String.init)
  }
}
