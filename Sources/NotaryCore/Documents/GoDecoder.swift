/// Reads JSON values the way Go's `encoding/json` fills structs, because what Notary makes of an odd
/// document is decided by that.
///
/// Names of struct members match without regard to case and a later member overwrites an earlier
/// one, but maps are merged; the keys of maps match exactly. A wrong type is a problem, and the
/// rest is read all the same.
struct GoDecoder {
  /// In which order members are read.
  enum Order {
    /// As they stand, duplicates included: what Notary's client decodes.
    case received
    /// In byte order of their names, of equal names the last one: what the signature covers.
    case signed
  }

  let order: Order
  private(set) var problems: [TrustProblem] = []

  init(order: Order) { self.order = order }

  /// - Parameter problem: computed only where there is room for it, because the way to a value takes
  ///   as long as the document is large.
  mutating func report(_ problem: @autoclosure () -> TrustProblem) {
    if problems.count < TrustDocument.problemLimit { problems.append(problem()) }
  }

  mutating func mismatch(_ value: JSONValue, expected: String) {
    report(
      .malformedMember(
        path: value.path, expected: expected, found: value.kind.rawValue,
        offset: value.range.lowerBound))
  }

  /// Goes over the members of an object in this decoder's order; there are none in null, and in another
  /// type, which is a problem.
  mutating func forEachMember(
    of value: JSONValue, _ body: (inout GoDecoder, JSONMember) -> Void
  ) {
    if value.kind != .object, value.kind != .null { mismatch(value, expected: "object") }
    switch order {
    case .received: for member in value.members { body(&self, member) }
    case .signed: for member in Self.lastMembers(of: value) { body(&self, member) }
    }
  }

  /// In byte order of their names, of equal names the last one.
  private static func lastMembers(of value: JSONValue) -> [JSONMember] {
    var last: [[UInt8]: JSONMember] = [:]
    for member in value.members { last[member.nameBytes] = member }
    return last.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// The members of a struct, each with the field that it fills; others are left out.
  mutating func fields<Field: GoField>(
    of value: JSONValue, as _: Field.Type
  ) -> [(name: Field, value: JSONValue)] {
    var result: [(name: Field, value: JSONValue)] = []
    result.reserveCapacity(Field.names.count)
    forEachMember(of: value) { decoder, member in
      guard let field = Field.named(by: member) else { return }
      if decoder.order == .received, let earlier = result.last(where: { $0.name == field })?.value,
        JSONMember(value: earlier).nameBytes != member.nameBytes
      {
        decoder.report(
          .memberInTwoSpellings(path: member.value.path, offset: member.name.range.lowerBound))
      }
      result.append((field, member.value))
    }
    return result
  }

  mutating func string(_ value: JSONValue, into text: inout ExactText) {
    if let string = value.string {
      text = ExactText(string)
    } else if value.kind != .null {
      mismatch(value, expected: "string")
    }
  }

  mutating func strings(_ value: JSONValue, into texts: inout [ExactText]) {
    switch value.kind {
    case .null: texts = []
    case .array:
      let before = texts
      texts = value.elements.enumerated().map { index, element in
        // Go reuses the elements of an earlier value, and null leaves them alone.
        var text = index < before.count ? before[index] : ""
        string(element, into: &text)
        return text
      }
    default: mismatch(value, expected: "array")
    }
  }

  /// A plain decimal integer that fits 64 bits: no fraction, no exponent.
  mutating func integer(_ value: JSONValue, into number: inout Int?) {
    switch value.kind {
    case .null: break
    case .number:
      let text = String(decoding: value.rawBytes, as: UTF8.self)
      if let parsed = Int(text) {
        number = parsed
        if parsed.magnitude > 1 << 53 {
          report(.roundedNumber(path: value.path, number: text))
        }
      } else {
        report(
          .notAnInteger(
            path: value.path, text: String(text.prefix(40)), offset: value.range.lowerBound))
      }
    default: mismatch(value, expected: "integer")
    }
  }

  mutating func boolean(_ value: JSONValue) {
    if value.kind != .boolean, value.kind != .null { mismatch(value, expected: "boolean") }
  }

  /// A date as Go's `time.Time` reads it: from the raw bytes between the quotes.
  mutating func date(_ value: JSONValue, into date: inout Instant?) {
    switch value.kind {
    case .null: break
    case .string:
      let text = String(decoding: value.rawBytes.dropFirst().dropLast(), as: UTF8.self)
      if let parsed = Instant(rfc3339: text) {
        date = parsed
        if !Instant.isStrictRFC3339(text) { report(.oddDate(path: value.path, text: text)) }
      } else {
        fallthrough
      }
    default:
      report(
        .malformedDate(
          path: value.path, text: String(decoding: value.rawBytes.prefix(60), as: UTF8.self),
          offset: value.range.lowerBound))
    }
  }

  /// Bytes in base64, or, as Go takes them too, an array of numbers from 0 to 255 and nulls.
  mutating func bytes(_ value: JSONValue, into bytes: inout [UInt8]) -> Bool {
    switch value.kind {
    case .null:
      bytes = []
    case .string:
      let text = value.plainStringBytes ?? (value.stringBytes ?? [])[...]
      guard let decoded = Base64.decode(text) else {
        report(.malformedBase64(path: value.path, offset: value.range.lowerBound))
        return false
      }
      bytes = decoded
      // Nothing but CR and LF is skipped.
      if text.count > Base64.letterCount(of: decoded.count) {
        report(.base64WithLineBreaks(path: value.path))
      } else if Base64.hasUnusedBits(text) {
        report(.base64WithTrailingBits(path: value.path))
      }
    case .array:
      var numbers: [UInt8] = []
      for element in value.elements {
        if element.kind == .null {
          numbers.append(0)
          continue
        }
        guard element.kind == .number,
          let number = UInt8(String(decoding: element.rawBytes, as: UTF8.self))
        else {
          mismatch(element, expected: "byte")
          return false
        }
        numbers.append(number)
      }
      bytes = numbers
    default:
      mismatch(value, expected: "base64 string")
      return false
    }
    return true
  }
}
