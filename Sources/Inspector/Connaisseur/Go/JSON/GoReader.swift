import NotaryCore

/// Fills values as docker/go's `canonical/json` fills variables, which is Go 1.5's `encoding/json`:
/// names match without regard to case, later members overwrite earlier ones, maps are merged,
/// unknown members are dropped, null leaves structs and numbers alone.
struct GoReader {
  /// Why Go refuses a value, in its words.
  struct Refusal: Error {
    let message: String
  }

  /// The first wrong type. Go reads on after it and reports it at the end.
  private var saved: Refusal?

  /// Reads a whole value.
  static func read(_ value: JSONValue, as type: GoType) throws(Refusal) -> GoValue {
    var reader = GoReader()
    var result = type.zero
    try reader.fill(&result, type, with: value)
    if let saved = reader.saved { throw saved }
    return result
  }

  private mutating func fill(
    _ target: inout GoValue, _ type: GoType, with value: JSONValue
  ) throws(Refusal) {
    switch type {
    // These read themselves, null included, and end everything when they fail.
    case .time: try time(&target, value)
    case .keys(let inner): target = try keys(inner, value)
    case .raw: target = value.kind == .null ? .none : .raw(Array(value.rawBytes))
    default:
      if value.kind == .null {
        clear(&target, type)
      } else if case .pointer(let inner) = type {
        if case .none = target { target = inner.zero }
        try fill(&target, inner, with: value)
      } else {
        try store(&target, type, value)
      }
    }
  }

  private func clear(_ target: inout GoValue, _ type: GoType) {
    switch type {
    case .pointer, .map, .list, .bytes: target = .none
    default: break
    }
  }

  private mutating func store(
    _ target: inout GoValue, _ type: GoType, _ value: JSONValue
  ) throws(Refusal) {
    switch (type, value.kind) {
    case (.structure(_, let fields), .object): try structure(&target, fields, value)
    case (.map(_, let element), .object): try map(&target, element, value)
    case (.list(_, let element), .array): try list(&target, element, value)
    case (.bytes, .array): try byteList(&target, value)
    case (.bytes, .string):
      if let decoded = Base64.decode(value.stringBytes ?? []) {
        target = .bytes(decoded)
      } else {
        let place = GoBase64.firstFault(in: value.stringBytes ?? [])
        save("illegal base64 data at input byte \(place)")
      }
    case (.string, .string): target = .string(value.stringBytes ?? [])
    case (.boolean, .boolean): target = .boolean(value.boolean ?? false)
    case (.integer, .number):
      let text = String(decoding: value.rawBytes, as: UTF8.self)
      if let number = Int64(text) {
        target = .integer(number)
      } else {
        mismatch("number \(text.prefix(100))", type)
      }
    case (_, .number): throw Refusal(message: Self.mismatchText("number", type))
    default: mismatch(Self.name(of: value.kind), type)
    }
  }

  private mutating func structure(
    _ target: inout GoValue, _ fields: [GoField], _ value: JSONValue
  ) throws(Refusal) {
    guard case .structure(var values) = target else { return }
    target = .none
    for member in value.members {
      let name = member.nameBytes
      guard
        let place = fields.firstIndex(where: { GoFold.matches(name, $0.name) })
      else { continue }
      try fill(&values[place], fields[place].type, with: member.value)
    }
    target = .structure(values)
  }

  private mutating func map(
    _ target: inout GoValue, _ element: GoType, _ value: JSONValue
  ) throws(Refusal) {
    var values: [[UInt8]: GoValue] = [:]
    if case .map(let earlier) = target { values = earlier }
    target = .none
    for member in value.members {
      var entry = element.zero
      try fill(&entry, element, with: member.value)
      values[member.nameBytes] = entry
    }
    target = .map(values)
  }

  private mutating func list(
    _ target: inout GoValue, _ element: GoType, _ value: JSONValue
  ) throws(Refusal) {
    var earlier: [GoValue] = []
    if case .list(let values) = target { earlier = values }
    target = .none
    var values: [GoValue] = []
    for (index, item) in value.elements.enumerated() {
      // Go fills the elements of an earlier value again.
      var entry = index < earlier.count ? earlier[index] : element.zero
      try fill(&entry, element, with: item)
      values.append(entry)
    }
    target = .list(values)
  }

  /// Go takes an array of numbers for bytes too.
  private mutating func byteList(_ target: inout GoValue, _ value: JSONValue) throws(Refusal) {
    var bytes: [UInt8] = []
    for element in value.elements {
      let text = String(decoding: element.rawBytes, as: UTF8.self)
      switch element.kind {
      case .null: bytes.append(0)
      case .number:
        if let byte = UInt8(text) {
          bytes.append(byte)
        } else {
          mismatch("number \(text.prefix(100))", .integer("uint8"))
          bytes.append(0)
        }
      default: mismatch(Self.name(of: element.kind), .integer("uint8"))
      }
    }
    target = .bytes(bytes)
  }

  private func time(_ target: inout GoValue, _ value: JSONValue) throws(Refusal) {
    guard value.kind != .null else { return }
    guard value.kind == .string else {
      throw Refusal(message: "Time.UnmarshalJSON: input is not a JSON string")
    }
    let text = value.rawBytes.dropFirst().dropLast()
    guard let time = GoTime(String(decoding: text, as: UTF8.self)) else {
      throw Refusal(message: GoTimeError.message(for: text))
    }
    target = .time(time)
  }

  private func keys(_ inner: GoType, _ value: JSONValue) throws(Refusal) -> GoValue {
    guard value.kind != .null else { return .map([:]) }
    return try GoReader.read(value, as: inner)
  }

  // MARK: Words

  private mutating func save(_ message: String) {
    if saved == nil { saved = Refusal(message: message) }
  }

  private mutating func mismatch(_ found: String, _ type: GoType) {
    save(Self.mismatchText(found, type))
  }

  private static func mismatchText(_ found: String, _ type: GoType) -> String {
    "json: cannot unmarshal \(found) into Go value of type \(type.name)"
  }

  /// What Go calls a kind of value.
  static func name(of kind: JSONValue.Kind) -> String {
    kind == .boolean ? "bool" : kind.rawValue
  }
}
