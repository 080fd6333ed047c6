/// A YAML text that is a file, or stands in a scalar of one.
struct ValuesText: Sendable {
  /// How places in the text become places in the file.
  private enum Placement: Sendable {
    case file
    /// Below a line, and as far to the right; a literal block scalar.
    case block(line: Int, column: Int)
    /// Lines cannot be told apart: everything is where the scalar is.
    case fixed(YAMLLocation)
  }

  let file: String
  let document: YAMLDocument
  private let placement: Placement

  init(file: String, bytes: [UInt8]) throws(ValuesError) {
    do {
      self.init(file: file, document: try YAMLDocument(parsing: bytes))
    } catch {
      throw .notYAML(file: file, error)
    }
  }

  init(file: String, document: YAMLDocument) {
    self.file = file
    self.document = document
    placement = .file
  }

  /// Whether the text is the file itself, and not one within it.
  var isFile: Bool {
    if case .file = placement { true } else { false }
  }

  /// The text that a scalar of another text holds.
  init(embeddedIn outer: ValuesValue) throws(ValuesError) {
    let value = outer.value.resolved
    file = outer.text.file
    let start = outer.text.location(of: value)
    if value.style == .literal {
      placement = .block(line: start.line, column: ValuesText.indentation(of: value))
    } else {
      placement = .fixed(start)
    }
    do {
      document = try YAMLDocument(parsing: Array(value.textBytes ?? []))
    } catch {
      let place = ValuesText.moved(error.location, by: placement)
      throw .embeddedNotYAML(
        at: SourcePosition(file: file, line: place.line, column: place.column), error)
    }
  }

  /// The columns in front of the lines of a block scalar: those of its first line with text, less
  /// what has become part of the text.
  private static func indentation(of value: YAMLValue) -> Int {
    let isText = { (byte: UInt8) in byte != 0x20 && byte != 0x0A && byte != 0x0D }
    let body = value.rawBytes.drop { $0 != 0x0A && $0 != 0x0D }
    guard let text = value.textBytes, let inSource = body.firstIndex(where: isText),
      let inText = text.firstIndex(where: isText)
    else { return 0 }
    let spaces = body[..<inSource].reversed().prefix { $0 == 0x20 }.count
    return max(0, spaces - text[..<inText].reversed().prefix { $0 == 0x20 }.count)
  }

  private static func moved(_ location: YAMLLocation, by placement: Placement) -> YAMLLocation {
    switch placement {
    case .file: location
    case .fixed(let place): place
    case .block(let line, let column):
      YAMLLocation(line: line + location.line, column: column + location.column)
    }
  }

  func location(of value: YAMLValue) -> YAMLLocation {
    ValuesText.moved(value.location, by: placement)
  }

  /// Where a value stands in the file.
  func position(of value: YAMLValue) -> SourcePosition {
    let place = location(of: value)
    return SourcePosition(file: file, line: place.line, column: place.column)
  }

  /// From the first to after the last byte of a range of the text.
  func range(of bytes: Range<Int>) -> SourceRange {
    SourceRange(
      file: file, start: ValuesText.moved(document.location(of: bytes.lowerBound), by: placement),
      end: ValuesText.moved(document.location(of: bytes.upperBound), by: placement))
  }
}

/// A value and the text it stands in.
struct ValuesValue: Sendable {
  let text: ValuesText
  let value: YAMLValue

  var position: SourcePosition { text.position(of: value) }

  func with(_ value: YAMLValue) -> ValuesValue { ValuesValue(text: text, value: value) }

  func member(_ name: String, by rules: YAMLScalarRules) -> ValuesValue? {
    value.member(named: name, by: rules).map(with)
  }

  /// The elements of a sequence, each where it stands.
  var elements: [ValuesValue] { value.elements.map(with) }

  func isNull(by rules: YAMLScalarRules) -> Bool { value.scalarType(by: rules) == .null }
}
