/// Values that a file says to take from elsewhere: they are part of what runs, and are not at hand.
public struct UnreadValues: Sendable, Hashable {
  /// The member that says so, such as `spec.valuesFrom`.
  public let member: String
  public let position: SourcePosition

  /// Those of a mapping's members that say so, as far as they are not empty.
  static func members(
    _ names: [String], of mapping: ValuesValue?, at path: String
  ) -> [UnreadValues] {
    names.compactMap { name in
      guard let value = mapping?.member(name, by: .helm), !value.elements.isEmpty else {
        return nil
      }
      return UnreadValues(member: "\(path).\(name)", position: value.position)
    }
  }
}
