/// The fields of a Go struct, by the names that its members have in JSON, in lower case.
protocol GoField: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == String {
  /// Every field and its name, made once.
  static var names: [(field: Self, name: [UInt8])] { get }
}

extension GoField {
  static var allNames: [(field: Self, name: [UInt8])] {
    allCases.map { ($0, Array($0.rawValue.utf8)) }
  }
}

extension GoField {
  /// The field for which Go's decoder takes a member, if it takes it for one.
  static func named(by member: JSONMember) -> Self? {
    let name = member.name.plainStringBytes ?? member.nameBytes[...]
    return names.first { GoFold.matches(name, $0.name) }?.field
  }
}

/// How Go's decoder compares the name of a member with that of a struct's field: ASCII letters
/// without regard to case, and the two other letters that Unicode folds to `k` and `s`.
package enum GoFold {
  package static func matches(_ name: [UInt8], _ field: StaticString) -> Bool {
    matches(name[...], field.withUTF8Buffer { Array($0) })
  }

  static func matches(_ name: ArraySlice<UInt8>, _ field: [UInt8]) -> Bool {
    var position = name.startIndex
    for wanted in field {
      guard position < name.endIndex else { return false }
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
    return position == name.endIndex
  }

  /// All fields are named in lower case.
  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
}
