/// One value of a ``JSONDocument``.
public struct JSONValue: Sendable {
  let document: JSONDocument
  let index: Int

  /// What a value is.
  public enum Kind: String, Sendable {
    case null, boolean, number, string, array, object
  }

  private var node: JSONNode { document.nodes[index] }

  public var kind: Kind {
    switch node.kind {
    case .null: .null
    case .true, .false: .boolean
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Where the value stands in the text: bytes from its start.
  public var range: Range<Int> { node.range }

  /// The bytes of the value as written.
  public var rawBytes: ArraySlice<UInt8> { document.bytes[range] }

  /// The text of a string, decoded: valid UTF-8. Nil for anything else.
  public var stringBytes: [UInt8]? {
    let node = node
    guard node.kind == .string else { return nil }
    let content = document.bytes[node.content]
    return node.needsDecoding ? JSONText.decode(content) : Array(content)
  }

  /// The text of a string, or nil.
  public var string: String? {
    if let plain = plainStringBytes { return String(decoding: plain, as: UTF8.self) }
    return stringBytes.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of `true` or `false`, or nil.
  public var boolean: Bool? {
    switch node.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The elements of an array; none for anything else.
  public var elements: [JSONValue] {
    guard node.kind == .array else { return [] }
    var elements: [JSONValue] = []
    var child = index + 1
    while child < Int(node.next) {
      elements.append(JSONValue(document: document, index: child))
      child = Int(document.nodes[child].next)
    }
    return elements
  }

  /// The members of an object in the order of the text, duplicates included; none for anything
  /// else.
  public var members: JSONMembers { JSONMembers(of: self) }

  /// The last member of exactly this name.
  public subscript(name: String) -> JSONValue? {
    let wanted = Array(name.utf8)
    var last: JSONValue?
    for member in members where member.nameBytes == wanted { last = member.value }
    return last
  }
}

extension JSONValue {
  /// The text of a string that stands for itself, without a copy: ASCII and no escape. Nil for any
  /// other.
  var plainStringBytes: ArraySlice<UInt8>? {
    let node = document.nodes[index]
    guard node.kind == .string, !node.needsDecoding else { return nil }
    return document.bytes[node.content]
  }
}
