/// Lines of Notary's own command, which still exists where `docker trust` does not.
struct NotaryCommandLine {
  let server: String

  init(_ context: CauseContext) {
    let host = context.host
    server = host.firstRange(of: "://") == nil ? "https://\(host)" : host
  }

  /// `notary -s SERVER -d ~/.docker/trust …`, broken where it gets long, to be pasted as it is.
  func lines(_ words: String...) -> [String] { lines(words: words) }

  func lines(words: [String]) -> [String] {
    var lines = ["notary -s \(Self.quoted(server)) -d ~/.docker/trust"]
    var line = " "
    for part in Self.parts(of: words) {
      if line.count + part.count > Self.columns, line != " " {
        lines.append(line)
        line = " "
      }
      line += " \(part)"
    }
    lines.append(line)
    return lines.dropLast().map { $0 + " \\" } + lines.suffix(1)
  }

  /// How long a line gets, so that it fits a terminal with what stands around it.
  private static let columns = 68

  /// The words, an option with its value in one.
  private static func parts(of words: [String]) -> [String] {
    var parts: [String] = []
    var option: String?
    for word in words {
      if let open = option {
        parts.append(open + " " + quoted(word))
        option = nil
      } else if ["-r", "--sha256", "--rootkey"].contains(word), word != words.last {
        option = word
      } else {
        parts.append(quoted(word))
      }
    }
    return parts
  }

  /// A word for a shell. Names of tags, roles and repositories are written by strangers, so what a
  /// terminal would obey is not repeated at all.
  static func quoted(_ word: String) -> String {
    guard word.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return "NAME" }
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "_-./:@=".utf8.contains(byte)
      }
    }
    if isPlain, !word.isEmpty { return word }
    let parts = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: #"'\''"#) + "'"
  }
}
