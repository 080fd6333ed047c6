import NotaryCore

/// Writes values again as docker/go's `canonical/json` does, which is not yet what signatures cover:
/// Connaisseur reads that text once more and writes it once more.
struct GoWriter {
  /// Go refuses to write a date whose offset is a day or more.
  struct Refusal: Error {
    let message: String
  }

  private var text: [UInt8] = []

  static func write(_ value: GoValue, as type: GoType) throws(Refusal) -> [UInt8] {
    var writer = GoWriter()
    try writer.append(value, type)
    return writer.text
  }

  private mutating func append(_ value: GoValue, _ type: GoType) throws(Refusal) {
    switch (value, type) {
    case (.string(let bytes), _): quote(bytes)
    case (.integer(let number), _): text += Array(String(number).utf8)
    case (.boolean(let flag), _): text += Array((flag ? "true" : "false").utf8)
    case (.bytes(let bytes), _): quote(Array(Base64.encode(bytes).utf8))
    case (.raw(let bytes), _): text += bytes
    case (.time(let time), _):
      guard let date = time.text else {
        throw Refusal(
          message: "json: error calling MarshalJSON for type time.Time: "
            + "Time.MarshalJSON: timezone hour outside of range [0,23]")
      }
      quote(Array(date.utf8))
    case (_, .pointer(let inner)), (_, .keys(let inner)):
      if case .none = value { null() } else { try append(value, inner) }
    case (.structure(let values), .structure(_, let fields)): try structure(values, fields)
    case (.map(let values), .map(_, let element)):
      try sequence(values, open: "{", close: "}") { (writer, entry) throws(Refusal) in
        writer.quote(entry.key)
        writer.text.append(UInt8(ascii: ":"))
        try writer.append(entry.value, element)
      }
    case (.list(let values), .list(_, let element)):
      try sequence(values, open: "[", close: "]") { (writer, entry) throws(Refusal) in
        try writer.append(entry, element)
      }
    default: null()
    }
  }

  private mutating func structure(
    _ values: [GoValue], _ fields: [GoField]
  ) throws(Refusal) {
    let written = zip(fields, values).filter { !($0.omitsEmpty && Self.isEmpty($1)) }
    try sequence(written, open: "{", close: "}") { (writer, entry) throws(Refusal) in
      writer.quote(Array("\(entry.0.name)".utf8))
      writer.text.append(UInt8(ascii: ":"))
      try writer.append(entry.1, entry.0.type)
    }
  }

  private mutating func sequence<Entries: Sequence>(
    _ entries: Entries, open: Unicode.Scalar, close: Unicode.Scalar,
    _ write: (inout GoWriter, Entries.Element) throws(Refusal) -> Void
  ) throws(Refusal) {
    text.append(UInt8(ascii: open))
    var isFirst = true
    for entry in entries {
      if !isFirst { text.append(UInt8(ascii: ",")) }
      isFirst = false
      try write(&self, entry)
    }
    text.append(UInt8(ascii: close))
  }

  private static func isEmpty(_ value: GoValue) -> Bool {
    switch value {
    case .none: true
    case .list(let values): values.isEmpty
    default: false
    }
  }

  private mutating func null() { text += Array("null".utf8) }

  /// Only `"` and `\` are escaped: a control character makes a text that cannot be read again.
  private mutating func quote(_ bytes: [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for byte in bytes {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        text.append(UInt8(ascii: "\\"))
      }
      text.append(byte)
    }
    text.append(UInt8(ascii: "\""))
  }
}
