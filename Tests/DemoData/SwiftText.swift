/// Documents as Swift source.
struct SwiftText {
  private static let width = 96
  private(set) var text = """
    // Made by `make demo-data` from Tests/DemoData; do not edit. ECDSA signatures are random, so that
    // making it anew changes signatures, and with them the digests and sizes that cover them.


    """

  /// The documents of one repository.
  init(property: String, gun: String, files: [String: [UInt8]]) {
    text += "/// The trust data of \(gun).\nextension DemoDocument {\n"
    text += "  static let \(property): [DemoDocument] = [\n"
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      text += "    DemoDocument(\n      name: \"\(name)\",\n      text: #\"\"\"\n"
      text += Self.lines(of: String(decoding: bytes, as: UTF8.self))
      text += "        \"\"\"#),\n"
    }
    text += "  ]\n}\n"
  }

  /// A public key in PEM.
  init(property: String, meaning: String, pem: String) {
    text += "extension Demo {\n  /// \(meaning)\n  static let \(property) = \"\"\"\n"
    for line in pem.split(separator: "\n") { text += "    \(line)\n" }
    text += "    \"\"\"\n}\n"
  }

  /// One line of text as lines of a raw string, each with its end escaped. Whatever is not plain
  /// ASCII is written as its number, so that the source shows what is there.
  private static func lines(of text: String) -> String {
    precondition(!text.contains("\\#") && !text.contains("\"\"\""), "not for a raw string")
    var lines = ""
    var line = ""
    func end(_ mark: String) {
      lines += "        \(line)\(mark)\n"
      line = ""
    }
    for scalar in text.unicodeScalars {
      let isPlain = (0x20..<0x7F).contains(scalar.value)
      let letter = isPlain ? String(scalar) : "\\#u{\(String(scalar.value, radix: 16))}"
      if 8 + line.utf8.count + letter.utf8.count + 2 > width { end("\\#") }
      line += letter
    }
    end("")
    return lines
  }
}
