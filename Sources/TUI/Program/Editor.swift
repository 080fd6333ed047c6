import TerminalKit

/// How an editor is started on a line of a file.
enum Editor {
  /// Editors that take the line behind the file's name.
  private static let colonEditors: Set<String> = ["hx", "helix", "subl", "zed"]

  /// The command without a shell. Most editors take `+LINE` in front of the file.
  static func process(_ words: [String], file: String, line: Int) -> ChildProcess {
    // A file's name must not be taken for an option.
    let path = file.hasPrefix("/") ? file : "./\(file)"
    let name = words.first?.split(separator: "/").last.map(String.init) ?? ""
    if name == "code" || name == "codium" {
      return ChildProcess(words + ["--wait", "--goto", "\(path):\(line)"])
    }
    if colonEditors.contains(name) { return ChildProcess(words + ["\(path):\(line)"]) }
    return ChildProcess(words + ["+\(line)", path])
  }
}
