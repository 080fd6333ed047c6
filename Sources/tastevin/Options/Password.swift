/// A password given on standard input: its first line.
enum Password {
  private static let limit = 65_536

  static func fromStandardInput() throws(CommandFailure) -> String {
    guard !StandardStream.input.isTerminal else {
      throw CommandFailure("--password-stdin reads from a pipe, and standard input is a terminal")
    }
    let bytes = try InputFile.read("/dev/stdin", limit: limit)
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.isEmpty else { throw CommandFailure("--password-stdin: there is no password") }
    return String(decoding: line, as: UTF8.self)
  }
}
