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

  /// The members of an object in this decoder's order; nil for null, and for another type, which is
  /// a problem.
  mutating func members(of value: JSONValue) -> [JSONMember]? {
    guard value.kind == .object else {
      if value.kind != .null { mismatch(value, expected: "object") }
      return nil
    }
    let members = value.members
    guard order == .signed else { return members }
    var last: [[UInt8]: Int] = [:]
    for index in members.indices { last[members[index].nameBytes] = index }
    return last.values.map { members[$0] }.sorted {
      $0.nameBytes.lexicographicallyPrecedes($1.nameBytes)
    }
  }

  /// The members of a struct, each with the field that it fills; others are left out.
  mutating func fields(
    of value: JSONValue, named names: [StaticString]
  ) -> [(name: StaticString, value: JSONValue)] {
    guard let members = members(of: value) else { return [] }
    var result: [(name: StaticString, value: JSONValue)] = []
    var spelling: [Int: [UInt8]] = [:]
    for member in members {
      guard let place = names.firstIndex(where: { GoFold.matches(member.nameBytes, $0) }) else {
        continue
      }
      if let earlier = spelling[place], earlier != member.nameBytes, order == .received {
        report(
          .memberInTwoSpellings(path: member.value.path, offset: member.name.range.lowerBound))
      }
      spelling[place] = member.nameBytes
      result.append((names[place], member.value))
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
      let text = value.stringBytes ?? []
      guard let decoded = Base64.decode(text) else {
        report(.malformedBase64(path: value.path, offset: value.range.lowerBound))
        return false
      }
      bytes = decoded
      if Base64.encode(decoded).utf8.count != text.count {
        report(.base64WithLineBreaks(path: value.path))
      } else if !Base64.encode(decoded).utf8.elementsEqual(text) {
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

/// How Go's decoder compares the name of a member with that of a struct's field: ASCII letters
/// without regard to case, and the two other letters that Unicode folds to `k` and `s`.
package enum GoFold {
  package static func matches(_ name: [UInt8], _ field: StaticString) -> Bool {
    var position = 0
    for index in 0..<field.utf8CodeUnitCount {
      let wanted = field.utf8Start[index]
      guard position < name.count else { return false }
      let byte = name[position]
      if byte == wanted || (isLetter(wanted) && byte | 0x20 == wanted) {
        position += 1
      } else if wanted == UInt8(ascii: "s"), name[position...].starts(with: [0xC5, 0xBF]) {
        position += 2
      } else if wanted == UInt8(ascii: "k"), name[position...].starts(with: [0xE2, 0x84, 0xAA]) {
        position += 3
      } else {
        return false
      }
    }
    return position == name.count
  }

  /// All fields are named in lower case.
  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
}
