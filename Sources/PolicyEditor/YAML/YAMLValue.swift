/// One value of a ``YAMLDocument``.
public struct YAMLValue: Sendable {
  public let document: YAMLDocument
  let index: Int

  /// What a value is; an alias is what it stands for.
  public enum Kind: String, Sendable {
    case scalar, sequence, mapping
  }

  private var node: YAMLNode { document.nodes[index] }

  /// What an alias stands for; anything else is itself.
  public var resolved: YAMLValue {
    isAlias ? YAMLValue(document: document, index: Int(node.target)) : self
  }

  public var isAlias: Bool { node.kind == .alias }

  public var kind: Kind {
    switch document.nodes[resolved.index].kind {
    case .sequence: .sequence
    case .mapping: .mapping
    case .scalar, .alias: .scalar
    }
  }

  /// How this is written; plain for an alias.
  public var style: YAMLStyle { node.style }

  /// Where the value stands in the text, without anchor and tag: bytes from its start. A block
  /// scalar ends before the line break of its last line, a block collection with its last child;
  /// what is left out (`key:`) is an empty range.
  public var range: Range<Int> { Int(node.start)..<Int(node.end) }

  /// The same with anchor and tag.
  public var fullRange: Range<Int> { Int(node.fullStart)..<Int(node.end) }

  /// The bytes of the value as written.
  public var rawBytes: ArraySlice<UInt8> { document.bytes[range] }

  /// Line and column of its first byte, anchor and tag included.
  public var location: YAMLLocation { document.location(of: Int(node.fullStart)) }

  /// Line and column after its last byte.
  public var endLocation: YAMLLocation { document.location(of: Int(node.end)) }

  /// The name that an anchor gives this value; nil where there is none.
  public var anchor: String? {
    document.properties[index]?.anchor.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The tag that is written, in its full form such as `tag:yaml.org,2002:str`; nil where none is.
  public var tag: String? {
    document.properties[index]?.tag.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The decoded text of a scalar, valid UTF-8; nil for a collection.
  public var textBytes: ArraySlice<UInt8>? {
    let node = document.nodes[resolved.index]
    guard node.kind == .scalar else { return nil }
    return document.texts[Int(node.text.lowerBound)..<Int(node.text.upperBound)]
  }

  /// The decoded text of a scalar, whatever type it resolves to; nil for a collection.
  public var text: String? { textBytes.map { String(decoding: $0, as: UTF8.self) } }

  /// The elements of a sequence as written; none for anything else.
  public var elements: [YAMLValue] {
    let index = resolved.index
    guard document.nodes[index].kind == .sequence else { return [] }
    var elements: [YAMLValue] = []
    var child = index + 1
    while child < Int(document.nodes[index].next) {
      elements.append(YAMLValue(document: document, index: child))
      child = Int(document.nodes[child].next)
    }
    return elements
  }

  /// The members of a mapping in the order of the text, duplicates and `<<` included, as written;
  /// none for anything else.
  public var members: [YAMLMember] {
    let index = resolved.index
    guard document.nodes[index].kind == .mapping else { return [] }
    var members: [YAMLMember] = []
    var child = index + 1
    while child < Int(document.nodes[index].next) {
      let value = Int(document.nodes[child].next)
      members.append(
        YAMLMember(
          name: YAMLValue(document: document, index: child),
          value: YAMLValue(document: document, index: value)))
      child = Int(document.nodes[value].next)
    }
    return members
  }

  /// The comment on the line on which the value ends, behind it; for a block scalar the one on its
  /// first line.
  public var trailingComment: YAMLComment? {
    let isBlock = node.style == .literal || node.style == .folded
    let line = isBlock ? document.location(of: Int(node.start)).line : endLocation.line
    let end = document.range(ofLine: line).upperBound
    let first = isBlock ? Int(node.start) : Int(node.end)
    return document.comment(from: first, before: end)
  }
}

/// A member of a mapping.
public struct YAMLMember: Sendable {
  public let name: YAMLValue
  public let value: YAMLValue

  /// Whether this is `<<`, which takes over the members of its value.
  public var isMerge: Bool {
    let tag = name.tag
    guard name.kind == .scalar, !name.isAlias, name.text == "<<" else { return false }
    return (name.style == .plain && tag == nil) || tag == "tag:yaml.org,2002:merge"
  }
}
