/// A file of a built-in repository.
struct DemoDocument: Sendable {
  /// The name under `_trust/tuf/`, such as `targets/alice.json`.
  let name: String
  /// A literal, which costs nothing before it is asked for.
  let text: String
}
