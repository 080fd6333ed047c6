/// Replaces what must not be shown in a text of configuration: passwords, tokens, private keys.
///
/// What the YAML tells is masked where it stands, also behind an alias. A text within the text, such
/// as a ConfigMap's `config.yaml`, and comments are masked by their lines, and rather too much than
/// too little.
struct SecretMask {
  /// What stands in place of a secret, whatever its length.
  static let mask = "********"

  private let document: YAMLDocument
  /// What is masked, as bytes of the text.
  private var ranges: [Range<Int>] = []

  private init(_ document: YAMLDocument) {
    self.document = document
  }

  /// The lines of a document, secrets masked. Text that is not UTF-8 is replaced.
  static func lines(of document: YAMLDocument) -> [String] {
    var mask = SecretMask(document)
    mask.findInValues()
    mask.findInComments()
    return mask.lines()
  }

  // MARK: What is a secret

  /// Parts of names whose values are secrets, in lower case. `secretName` is the name of one.
  private static let secretParts = [
    "password", "passwd", "passphrase", "token", "privatekey", "private_key", "secretkey",
    "secret_key", "accesskey", "apikey", "api_key", "credential", "dockerconfig", "customheaders",
    "receiverurl", "webhook", "authorization",
  ]

  private static func isSecret(_ name: some StringProtocol) -> Bool {
    let name = name.lowercased()
    return name == "secret" || secretParts.contains { name.contains($0) }
  }

  private static func holdsPrivateKey(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.firstRange(of: Array("PRIVATE KEY".utf8)) != nil
  }

  // MARK: Values

  /// Walks without recursion: the text decides how deep it is.
  private mutating func findInValues() {
    var pending = document.roots
    while let value = pending.popLast() {
      switch value.kind {
      case .scalar:
        scan(scalar: value)
      case .sequence:
        pending += value.elements.filter { !$0.isAlias }
      case .mapping:
        for member in value.members {
          let name = member.name.text ?? ""
          if SecretMask.isSecret(name) || (name == "auth" && member.value.kind == .scalar) {
            hide(member.value)
          } else if !member.value.isAlias {
            pending.append(member.value)
          }
          if !member.name.isAlias { pending.append(member.name) }
        }
      }
    }
  }

  /// A value where it stands, and where what it stands for stands.
  private mutating func hide(_ value: YAMLValue) {
    ranges.append(value.range)
    var seen: Set<Int> = []
    var pending = [value]
    while let value = pending.popLast()?.resolved {
      guard seen.insert(value.index).inserted else { continue }
      ranges.append(value.range)
      pending += value.elements + value.members.map(\.value)
    }
  }

  private mutating func scan(scalar value: YAMLValue) {
    guard let text = value.textBytes, !value.isAlias else { return }
    if SecretMask.holdsPrivateKey(text) {
      ranges.append(value.range)
    } else if text.contains(UInt8(ascii: ":")) {
      scan(text: value.range)
    }
  }

  /// Comments that follow each other are one text: it may be configuration that was put aside.
  private mutating func findInComments() {
    var text: Range<Int>?
    for comment in document.comments {
      if let before = text, comment.isAlone, isSpace(before.upperBound..<comment.range.lowerBound) {
        text = before.lowerBound..<comment.range.upperBound
      } else {
        if let text { scan(comment: text) }
        text = comment.range
      }
    }
    if let text { scan(comment: text) }
  }

  private mutating func scan(comment range: Range<Int>) {
    if SecretMask.holdsPrivateKey(document.bytes[range]) {
      ranges.append(range)
    } else {
      scan(text: range)
    }
  }

  private func isSpace(_ range: Range<Int>) -> Bool {
    document.bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  // MARK: Texts within the text

  /// Masks from the name of a secret to the end of its line, and the lines below that are indented
  /// deeper or continue a flow collection.
  private mutating func scan(text range: Range<Int>) {
    var line = document.location(of: range.lowerBound).line
    /// The indentation of the name whose value goes on.
    var open: Int?
    while line <= document.lineCount {
      let whole = document.range(ofLine: line)
      guard whole.lowerBound < range.upperBound else { return }
      defer { line += 1 }
      let part = whole.clamped(to: range)
      let bytes = document.bytes[part]
      let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      let indent = document.bytes[whole].prefix { $0 == 0x20 || $0 == UInt8(ascii: "#") }.count
      if let depth = open {
        if isBlank || indent > depth || !bytes.contains(UInt8(ascii: ":")) {
          ranges.append(part)
          continue
        }
        open = nil
      }
      guard let colon = secretColon(in: part) else { continue }
      ranges.append(colon + 1..<part.upperBound)
      open = indent
    }
  }

  /// The first colon whose name is that of a secret.
  private func secretColon(in range: Range<Int>) -> Int? {
    let isName = { (byte: UInt8) in
      byte > 0x7F || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".") || (0x30...0x39).contains(byte)
        || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    for colon in range where document.bytes[colon] == UInt8(ascii: ":") {
      let before = document.bytes[range.lowerBound..<colon]
      let end =
        before.lastIndex { isName($0) }.map { $0 + 1 } ?? colon
      let start =
        document.bytes[range.lowerBound..<end].lastIndex { !isName($0) }.map { $0 + 1 }
        ?? range.lowerBound
      let name = String(decoding: document.bytes[start..<end], as: UTF8.self)
      if SecretMask.isSecret(name) { return colon }
      // Docker's `auth` is user and password; a mapping of that name is looked at line by line.
      let value = document.bytes[colon + 1..<range.upperBound].first { $0 != 0x20 }
      if name == "auth", let value, value != UInt8(ascii: "{") { return colon }
    }
    return nil
  }

  // MARK: Lines

  private func lines() -> [String] {
    var isHidden = [Bool](repeating: false, count: document.bytes.count)
    for range in ranges { for offset in range { isHidden[offset] = true } }
    return stride(from: 1, through: document.lineCount, by: 1).map { number in
      var text: [UInt8] = []
      var rest = document.range(ofLine: number)
      while let first = rest.first {
        let isSecret = isHidden[first]
        let end = rest.first { isHidden[$0] != isSecret } ?? rest.upperBound
        let part = document.bytes[first..<end]
        text += isSecret ? SecretMask.masked(part) : Array(part)
        rest = end..<rest.upperBound
      }
      return String(decoding: text, as: UTF8.self)
    }
  }

  /// The spaces in front stay, so that the mask stands where the secret does.
  private static func masked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let spaces = Array(bytes.prefix { $0 == 0x20 })
    return spaces.count == bytes.count ? spaces : spaces + Array(mask.utf8)
  }
}

extension Values.File {
  /// The file's lines as they may be shown: passwords, tokens and private keys are masked, whatever
  /// kind of file it is. Control characters are as they stand.
  public var maskedLines: [String] { SecretMask.lines(of: document) }
}

extension YAMLDocument {
  /// The lines of the text as they may be shown: passwords, tokens and private keys are masked, and
  /// what is not UTF-8 is replaced. Control characters are as they are.
  public var shownLines: [String] { SecretMask.lines(of: self) }
}
