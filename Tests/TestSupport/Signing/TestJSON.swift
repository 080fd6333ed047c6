/// JSON for tests, which keeps order, duplicates and the text of numbers, and can hold text that is
/// no JSON at all.
public indirect enum TestJSON: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  case object([(name: String, value: TestJSON)])
  case array([TestJSON])
  case string(String)
  case number(String)
  case bool(Bool)
  case null
  /// Written as it is, in canonical form too.
  case raw([UInt8])

  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
  public init(arrayLiteral elements: TestJSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, TestJSON)...) {
    self = .object(elements.map { (name: $0.0, value: $0.1) })
  }

  public static func number(_ value: Int) -> TestJSON { .number(String(value)) }
  public static func raw(_ text: String) -> TestJSON { .raw(Array(text.utf8)) }

  /// The last member of a name. Setting nil removes every member of that name; setting a value
  /// replaces the last one or adds one.
  public subscript(_ name: String) -> TestJSON? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.last { $0.name == name }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      if let newValue {
        if let index = members.lastIndex(where: { $0.name == name }) {
          members[index].value = newValue
        } else {
          members.append((name, newValue))
        }
      } else {
        members.removeAll { $0.name == name }
      }
      self = .object(members)
    }
  }

  /// The value under a path of member names, which must exist but for its last step.
  public subscript(path names: [String]) -> TestJSON? {
    get { names.reduce(Optional(self)) { $0?[$1] } }
    set {
      guard let first = names.first else { return }
      guard names.count > 1 else {
        self[first] = newValue
        return
      }
      guard var child = self[first] else { return }
      child[path: Array(names.dropFirst())] = newValue
      self[first] = child
    }
  }

  public subscript(_ index: Int) -> TestJSON? {
    get {
      guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
      return elements[index]
    }
    set {
      guard case .array(var elements) = self, elements.indices.contains(index) else { return }
      if let newValue { elements[index] = newValue } else { elements.remove(at: index) }
      self = .array(elements)
    }
  }

  /// Adds a member, even if there is one of that name.
  public mutating func append(_ name: String, _ value: TestJSON) {
    if case .object(let members) = self { self = .object(members + [(name, value)]) }
  }

  /// Adds an element.
  public mutating func append(_ value: TestJSON) {
    if case .array(let elements) = self { self = .array(elements + [value]) }
  }

  /// Members as they are kept, no spaces.
  public var bytes: [UInt8] { written(sorted: false) }

  /// What Notary signs: members in the order of their bytes, the last of a name only, and nothing
  /// escaped but quotes and backslashes.
  public var canonical: [UInt8] { written(sorted: true) }

  /// The same with members in the order of canonical form, all the way down.
  var inCanonicalOrder: TestJSON {
    switch self {
    case .object(let members):
      .object(Self.sorted(members).map { (name: $0.name, value: $0.value.inCanonicalOrder) })
    case .array(let elements): .array(elements.map(\.inCanonicalOrder))
    default: self
    }
  }

  private func written(sorted: Bool) -> [UInt8] {
    switch self {
    case .object(let members):
      let members = sorted ? Self.sorted(members) : members
      let texts = members.map {
        Self.quoted($0.name, escapingControls: !sorted) + [UInt8(ascii: ":")]
          + $0.value.written(sorted: sorted)
      }
      return Array("{".utf8) + Array(texts.joined(separator: ",".utf8)) + Array("}".utf8)
    case .array(let elements):
      let texts = elements.map { $0.written(sorted: sorted) }
      return Array("[".utf8) + Array(texts.joined(separator: ",".utf8)) + Array("]".utf8)
    case .string(let text): return Self.quoted(text, escapingControls: !sorted)
    case .number(let text): return Array(text.utf8)
    case .bool(let value): return Array((value ? "true" : "false").utf8)
    case .null: return Array("null".utf8)
    case .raw(let bytes): return bytes
    }
  }

  private static func sorted(
    _ members: [(name: String, value: TestJSON)]
  ) -> [(name: String, value: TestJSON)] {
    var last: [[UInt8]: (name: String, value: TestJSON)] = [:]
    for member in members { last[Array(member.name.utf8)] = member }
    return last.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  private static func quoted(_ text: String, escapingControls: Bool) -> [UInt8] {
    var bytes = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes += [UInt8(ascii: "\\"), byte]
      } else if byte < 0x20 && escapingControls {
        let digits = String(byte, radix: 16)
        bytes += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
      } else {
        bytes.append(byte)
      }
    }
    return bytes + [UInt8(ascii: "\"")]
  }
}
