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
    for word in words.map(Self.quoted) {
      if line.count + word.count > 74, line != " " {
        lines.append(line)
        line = " "
      }
      line += " \(word)"
    }
    lines.append(line)
    return lines.dropLast().map { $0 + " \\" } + lines.suffix(1)
  }

  /// A word for a shell. Names of tags, roles and repositories are written by strangers.
  static func quoted(_ word: String) -> String {
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
