/// The members of an object in the order of the text. Nothing is copied: each is found where it
/// stands.
public struct JSONMembers: Collection, Sendable {
  /// The place of a member.
  public struct Index: Comparable, Sendable {
    /// The node of the name.
    fileprivate let node: Int

    public static func < (left: Index, right: Index) -> Bool { left.node < right.node }
  }

  private let document: JSONDocument
  public let startIndex: Index
  public let endIndex: Index

  /// No members where the value is no object.
  init(of object: JSONValue) {
    document = object.document
    startIndex = Index(node: object.index + 1)
    endIndex =
      object.kind == .object
      ? Index(node: Int(document.nodes[object.index].next)) : startIndex
  }

  public func index(after index: Index) -> Index {
    Index(node: Int(document.nodes[index.node + 1].next))
  }

  public subscript(index: Index) -> JSONMember {
    JSONMember(value: JSONValue(document: document, index: index.node + 1))
  }
}

/// A member of an object.
public struct JSONMember: Sendable {
  public let value: JSONValue

  /// The name, a string; its node stands before that of the value.
  public var name: JSONValue { JSONValue(document: value.document, index: value.index - 1) }

  /// The decoded name.
  public var nameBytes: [UInt8] { name.stringBytes ?? [] }
}
