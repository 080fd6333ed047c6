/// The place of a value or member name in one ``YAMLDocument``. It means nothing in another one.
public struct YAMLPlace: Hashable, Sendable {
  let index: Int
}

extension YAMLValue {
  /// Where this stands, for a ``YAMLChange``.
  public var place: YAMLPlace { YAMLPlace(index: index) }
}

/// One change of a document, told by what is changed and not by how it is written.
///
/// A change costs nothing to make, so that a problem can carry its fix as a list of changes;
/// ``YAMLDocument/edit(_:_:)`` turns them into bytes and proves them when somebody wants them:
///
///     let fix = [YAMLChange.rename(member, to: "trustRoots")]
///     let (edit, fixed) = try document.edit("rename trust_roots to trustRoots", fix)
///
/// All changes of a list are those of one document and happen at once: numbers of children are those
/// before any of them.
public enum YAMLChange: Hashable, Sendable {
  /// Replaces a value, or writes one that is left out (`key:`). An anchor stays.
  case set(YAMLPlace, YAMLContent)
  /// Gives a member another name; the place is that of the name.
  case rename(YAMLPlace, String)
  /// Puts an element into a sequence, in front of the child of this number or, for the number of
  /// children, behind the last one.
  case insert(YAMLContent, into: YAMLPlace, at: Int)
  /// The same for a member of a mapping.
  case insertMember(YAMLContent.Member, into: YAMLPlace, at: Int)
  /// Removes an element or a member, with the comments that belong to it.
  case remove(Int, from: YAMLPlace)
  /// Moves an element or a member, with its comments, so that it becomes the child of another number.
  case move(Int, to: Int, in: YAMLPlace)
  /// Writes a copy of an element with its comments in front of the child of a number, in which some
  /// values, given by the places that they have in the original, are others.
  case copy(Int, to: Int, in: YAMLPlace, setting: [YAMLPlace: YAMLContent])
}

extension YAMLChange {
  public static func set(_ value: YAMLValue, to content: YAMLContent) -> YAMLChange {
    .set(value.place, content)
  }

  public static func rename(_ member: YAMLMember, to name: String) -> YAMLChange {
    .rename(member.name.place, name)
  }

  /// Appends an element to a sequence.
  public static func append(_ content: YAMLContent, to sequence: YAMLValue) -> YAMLChange {
    .insert(content, into: sequence.place, at: YAMLChildren(of: sequence.resolved).count)
  }

  /// Appends a member to a mapping.
  public static func append(
    _ name: String, _ content: YAMLContent, to mapping: YAMLValue
  ) -> YAMLChange {
    .insertMember(
      .init(name, content), into: mapping.place, at: YAMLChildren(of: mapping.resolved).count)
  }

  /// Removes one member of a mapping.
  public static func remove(_ member: YAMLMember, from mapping: YAMLValue) -> YAMLChange? {
    mapping.members.firstIndex { $0.name.place == member.name.place }
      .map { .remove($0, from: mapping.place) }
  }
}
