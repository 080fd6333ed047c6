/// One step of editing a policy: its name in the domain's words, such as "add trust root acme to
/// validator default", and what it changes.
///
/// A step costs nothing to make; ``PolicyDraft/make(_:)`` proves it and adds it to the history.
public struct PolicyStep: Hashable, Sendable {
  public let name: String
  public let changes: [YAMLChange]

  public init(_ name: String, _ changes: [YAMLChange]) {
    self.name = name
    self.changes = changes
  }
}
