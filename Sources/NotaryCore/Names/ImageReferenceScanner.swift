/// Reads an image reference once from left to right.
///
/// The rules are those of distribution/reference, `reference.go` and `normalize.go`, written as a
/// scanner so that hostile text costs linear time and every fault has a place. One is laxer:
/// separators may stand anywhere in a component of the repository, as in `acme/web-` or `a-_b`,
/// because Notary keeps trust data for such names and Connaisseur 3.9 admits them
/// (go-containerregistry, `name.checkRepository`).
struct ImageReferenceScanner {
  struct Parts {
    var registry: String
    var repository: String
    var tag: String?
    var digest: ImageDigest?
  }

  /// The most bytes of a repository, the registry not counted (distribution/reference,
  /// `RepositoryNameTotalLengthMax`).
  static let repositoryLimit = 255
  /// The most bytes of a tag.
  static let tagLimit = 128

  private let text: String
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  mutating func scan() throws(ImageReferenceError) -> Parts {
    guard !bytes.isEmpty else { throw ImageReferenceError(.reference, .empty, at: 0) }
    if bytes.count == 64, bytes.allSatisfy(\.isLowerHexadecimal) {
      throw ImageReferenceError(.reference, .imageIdentifier, at: 0)
    }
    var registry = ImageReference.defaultRegistry
    if let slash = registryEnd() {
      try scanRegistry(to: slash)
      registry = string(0..<slash)
      if registry == ImageReference.legacyRegistry { registry = ImageReference.defaultRegistry }
      position = slash + 1
    }
    let repository = try scanRepository(ofHub: registry == ImageReference.defaultRegistry)
    let tag = skip(.colon) ? try scanTag() : nil
    let digest = skip(.at) ? try scanDigest() : nil
    return Parts(registry: registry, repository: repository, tag: tag, digest: digest)
  }

  /// The slash that ends a registry, if the text begins with one.
  private func registryEnd() -> Int? {
    guard let slash = bytes.firstIndex(of: .slash) else { return nil }
    let candidate = bytes[..<slash]
    let isRegistry =
      candidate.elementsEqual("localhost".utf8)
      || candidate.contains { $0 == .dot || $0 == .colon || $0.isUpperCase }
    return isRegistry ? slash : nil
  }

  // MARK: Registry

  private mutating func scanRegistry(to end: Int) throws(ImageReferenceError) {
    if current == .openBracket {
      try scanAddress(to: end)
    } else {
      try scanHost(to: end)
    }
    guard position < end else { return }
    guard skip(.colon) else { throw unexpected(.registry) }
    guard position < end else { throw ImageReferenceError(.port, .empty, at: position) }
    while position < end {
      guard bytes[position].isDigit else { throw unexpected(.port) }
      position += 1
    }
  }

  /// An IPv6 address in brackets, which the grammar checks for its characters only.
  private mutating func scanAddress(to end: Int) throws(ImageReferenceError) {
    position += 1
    let start = position
    while position < end, bytes[position].isHexadecimal || bytes[position] == .colon {
      position += 1
    }
    guard position < end else {
      throw ImageReferenceError(.registry, .unclosedBracket, at: position)
    }
    guard bytes[position] == .closeBracket else { throw unexpected(.registry) }
    guard position > start else { throw ImageReferenceError(.registry, .empty, at: position) }
    position += 1
  }

  /// Components of letters, digits and inner hyphens, with dots between them.
  private mutating func scanHost(to end: Int) throws(ImageReferenceError) {
    var start = position
    while true {
      let byte = position < end ? bytes[position] : .slash
      let endsComponent = byte == .dot || byte == .colon || byte == .slash
      if endsComponent {
        guard position > start else {
          let isAbsent = position == 0 && byte == .colon
          throw ImageReferenceError(.registry, isAbsent ? .empty : .emptyComponent, at: position)
        }
        if bytes[position - 1] == .hyphen {
          throw ImageReferenceError(.registry, .endsWithSeparator("-"), at: position - 1)
        }
        guard byte == .dot else { return }
        start = position + 1
      } else if byte == .hyphen {
        if position == start {
          throw ImageReferenceError(.registry, .startsWithSeparator("-"), at: position)
        }
      } else if !byte.isAlphanumeric {
        throw unexpected(.registry)
      }
      position += 1
    }
  }

  // MARK: Repository

  private mutating func scanRepository(ofHub: Bool) throws(ImageReferenceError) -> String {
    let start = position
    guard let first = current, first != .colon, first != .at else {
      throw ImageReferenceError(.repository, .empty, at: position)
    }
    var components = 1
    try scanComponent()
    while skip(.slash) {
      try scanComponent()
      components += 1
    }
    if let byte = current, byte != .colon, byte != .at { throw unexpected(.repository) }
    let path = string(start..<position)
    let repository = ofHub && components == 1 ? "library/\(path)" : path
    guard repository.utf8.count <= Self.repositoryLimit else {
      throw ImageReferenceError(.repository, .tooLong(limit: Self.repositoryLimit), at: start)
    }
    return repository
  }

  /// Lower-case letters, digits and separators, at least one of them no separator.
  private mutating func scanComponent() throws(ImageReferenceError) {
    let start = position
    var hasText = false
    while let byte = current, byte.isLowerCase || byte.isDigit || byte.isSeparator {
      if !byte.isSeparator { hasText = true }
      position += 1
    }
    if hasText { return }
    if position == start, let byte = current, byte != .slash, byte != .colon, byte != .at {
      throw unexpected(.repository)
    }
    let reason: ImageReferenceError.Reason =
      position == start
      ? .emptyComponent : .startsWithSeparator(Unicode.Scalar(bytes[start]))
    throw ImageReferenceError(.repository, reason, at: start)
  }

  // MARK: Tag and digest

  private mutating func scanTag() throws(ImageReferenceError) -> String {
    let start = position
    while let byte = current, byte != .at {
      guard byte.isAlphanumeric || byte.isSeparator else { throw unexpected(.tag) }
      if position == start, byte == .dot || byte == .hyphen {
        throw ImageReferenceError(.tag, .startsWithSeparator(Unicode.Scalar(byte)), at: start)
      }
      position += 1
    }
    guard position > start else { throw ImageReferenceError(.tag, .empty, at: start) }
    guard position - start <= Self.tagLimit else {
      throw ImageReferenceError(.tag, .tooLong(limit: Self.tagLimit), at: start)
    }
    return string(start..<position)
  }

  private mutating func scanDigest() throws(ImageReferenceError) -> ImageDigest {
    let start = position
    while let byte = current, byte != .colon {
      guard byte.isAlphanumeric || byte.isSeparator || byte == .plus else {
        throw unexpected(.digest)
      }
      position += 1
    }
    guard position > start else { throw ImageReferenceError(.digest, .empty, at: start) }
    let name = string(start..<position)
    guard let algorithm = ImageDigest.Algorithm(rawValue: name) else {
      throw ImageReferenceError(.digest, .unsupportedAlgorithm(name), at: start)
    }
    guard skip(.colon) else { throw ImageReferenceError(.digest, .empty, at: position) }
    let digits = position
    while let byte = current {
      guard byte.isHexadecimal else { throw unexpected(.digest) }
      position += 1
    }
    let count = position - digits
    guard count == algorithm.digits else {
      let reason: ImageReferenceError.Reason =
        count == 0 ? .empty : .wrongDigestLength(expected: algorithm.digits, actual: count)
      throw ImageReferenceError(.digest, reason, at: digits)
    }
    return ImageDigest(algorithm: algorithm, hex: string(digits..<position).lowercased())
  }

  // MARK: Bytes

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The error for the character at the position, all before which is ASCII.
  private func unexpected(_ part: ImageReferenceError.Part) -> ImageReferenceError {
    let index = text.utf8.index(text.startIndex, offsetBy: position)
    let scalar = text.unicodeScalars[index]
    let isCase = scalar.isASCII && bytes[position].isUpperCase
    return ImageReferenceError(
      part, isCase && part == .repository ? .upperCase(scalar) : .unexpected(scalar), at: position)
  }
}

extension UInt8 {
  fileprivate static let slash = UInt8(ascii: "/")
  fileprivate static let colon = UInt8(ascii: ":")
  fileprivate static let at = UInt8(ascii: "@")
  fileprivate static let dot = UInt8(ascii: ".")
  fileprivate static let hyphen = UInt8(ascii: "-")
  fileprivate static let underscore = UInt8(ascii: "_")
  fileprivate static let plus = UInt8(ascii: "+")
  fileprivate static let openBracket = UInt8(ascii: "[")
  fileprivate static let closeBracket = UInt8(ascii: "]")

  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  fileprivate var isLowerCase: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
  fileprivate var isUpperCase: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
  fileprivate var isAlphanumeric: Bool { isDigit || isLowerCase || isUpperCase }
  fileprivate var isSeparator: Bool { self == .dot || self == .hyphen || self == .underscore }
  fileprivate var isLowerHexadecimal: Bool {
    isDigit || (self >= UInt8(ascii: "a") && self <= UInt8(ascii: "f"))
  }
  fileprivate var isHexadecimal: Bool {
    isLowerHexadecimal || (self >= UInt8(ascii: "A") && self <= UInt8(ascii: "F"))
  }
}
