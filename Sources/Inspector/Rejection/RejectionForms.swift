import NotaryCore

/// A part of a pasted text in which a message may stand, and what stands beside it.
struct RejectionPiece: Sendable {
  let text: [UInt8]
  var object: Rejection.NamedObject?
  var image: Rejection.NamedImage?

  init(
    _ text: [UInt8], object: Rejection.NamedObject? = nil, image: Rejection.NamedImage? = nil
  ) {
    self.text = text
    self.object = object
    self.image = image
  }
}

/// The forms in which a message arrives inside of another text: JSON (a line of a log, an event, an
/// admission review), logrus's `msg="…"`, Python's `{'message': '…'}`.
enum RejectionForms {
  /// How many JSON objects of one text are looked at, and values of one object.
  private static let objectLimit = 2_000
  private static let valueLimit = 20_000

  /// What a text holds, what is clearest first, the text itself last.
  static func pieces(of text: [UInt8]) -> [RejectionPiece] {
    var pieces: [RejectionPiece] = []
    for range in JSONObjects.ranges(in: text, limit: objectLimit) {
      var limits = JSONDocument.Limits()
      limits.depth = 64
      limits.values = 200_000
      guard let document = try? JSONDocument(parsing: Array(text[range]), limits: limits) else {
        continue
      }
      pieces += messages(in: document.root)
    }
    pieces += quoted(after: "msg=\"", in: text).map { RejectionPiece($0) }
    return (pieces + [RejectionPiece(text)]).map { pythonMessage(in: $0) }
  }

  // MARK: JSON

  private static let names: Set<String> = ["message", "msg", "note", "error"]

  /// All messages in a value, with the object that an event is about.
  private static func messages(in root: JSONValue) -> [RejectionPiece] {
    var pieces: [RejectionPiece] = []
    var pending = [root]
    var count = 0
    while let value = pending.popLast(), count < valueLimit {
      count += 1
      var inner: [JSONValue] = value.elements
      let object = value["involvedObject"] ?? value["regarding"]
      for member in value.members {
        let name = String(decoding: member.nameBytes, as: UTF8.self)
        if names.contains(name), let text = member.value.stringBytes {
          pieces.append(RejectionPiece(text, object: object.map(named)))
        } else if name == "warnings" {
          let lines = member.value.elements.compactMap(\.stringBytes)
          pieces.insert(RejectionPiece(Array(lines.joined(separator: [0x0A]))), at: 0)
        } else {
          inner.append(member.value)
        }
      }
      pending += inner.filter { $0.kind == .object || $0.kind == .array }.reversed()
    }
    return pieces
  }

  private static func named(_ value: JSONValue) -> Rejection.NamedObject {
    Rejection.NamedObject(
      kind: value["kind"]?.string, namespace: value["namespace"]?.string,
      name: value["name"]?.string)
  }

  // MARK: Quoted text

  /// The texts in quotes that follow these words, of which the last byte is the opening quote.
  private static func quoted(after words: String, in text: [UInt8]) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var offset = 0
    while found.count < objectLimit, let start = self.offset(of: words, in: text, from: offset) {
      let (value, end) = unquoted(text, from: start, closing: Array(words.utf8).last ?? 0)
      found.append(value)
      offset = end
    }
    return found
  }

  /// The offset after some words.
  private static func offset(of words: String, in text: [UInt8], from start: Int) -> Int? {
    let words = Array(words.utf8)
    guard let first = words.first, start < text.count else { return nil }
    var offset = start
    while let found = text[offset...].firstIndex(of: first) {
      if text[found...].starts(with: words) { return found + words.count }
      offset = found + 1
    }
    return nil
  }

  /// A text in quotes with the escapes that JSON, Go and Python share, and the offset after it. What
  /// has no closing quote goes on to the end.
  private static func unquoted(
    _ text: [UInt8], from start: Int, closing quote: UInt8
  ) -> (value: [UInt8], end: Int) {
    var value: [UInt8] = []
    var offset = start
    while offset < text.count, text[offset] != quote {
      guard text[offset] == UInt8(ascii: "\\"), offset + 1 < text.count else {
        value.append(text[offset])
        offset += 1
        continue
      }
      let (bytes, length) = escape(text[(offset + 1)...])
      value += bytes
      offset += 1 + length
    }
    return (value, min(offset + 1, text.count))
  }

  /// What an escape stands for, and how many bytes it takes after its backslash.
  private static func escape(_ text: ArraySlice<UInt8>) -> (bytes: [UInt8], length: Int) {
    guard let kind = text.first else { return ([], 0) }
    let digits = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8][kind]
    if let digits {
      let number = String(decoding: text.dropFirst().prefix(digits), as: UTF8.self)
      guard let value = UInt32(number, radix: 16), let scalar = Unicode.Scalar(value) else {
        return ([kind], 1)
      }
      return (Array(String(scalar).utf8), 1 + number.utf8.count)
    }
    switch kind {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): return ([0x0A], 1)
    case UInt8(ascii: "t"): return ([0x09], 1)
    default: return ([kind], 1)
    }
  }

  // MARK: Python

  /// 3.3's log holds the text of a Python dictionary: the message, and what it is about.
  private static func pythonMessage(in piece: RejectionPiece) -> RejectionPiece {
    guard let message = pythonValue("message", in: piece.text) else { return piece }
    var result = RejectionPiece(message, object: piece.object, image: piece.image)
    result.image =
      pythonValue("image", in: piece.text).map {
        Rejection.NamedImage(text: String(decoding: $0, as: UTF8.self), isAsWritten: false)
      }
    let object = Rejection.NamedObject(
      kind: pythonText("kind", in: piece.text), namespace: pythonText("namespace", in: piece.text),
      name: pythonText("name", in: piece.text))
    if object != Rejection.NamedObject() { result.object = object }
    return result
  }

  private static func pythonText(_ name: String, in text: [UInt8]) -> String? {
    pythonValue(name, in: text).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text of a member, in either of Python's quotes.
  private static func pythonValue(_ name: String, in text: [UInt8]) -> [UInt8]? {
    guard let start = offset(of: "'\(name)': ", in: text, from: 0), start < text.count,
      text[start] == UInt8(ascii: "'") || text[start] == UInt8(ascii: "\"")
    else { return nil }
    return unquoted(text, from: start + 1, closing: text[start]).value
  }
}
