/// One or more keys after each other, such as `g g`.
public struct KeySequence: Hashable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  public let keys: [Key]

  public init(_ keys: Key...) {
    self.keys = keys
  }

  /// The characters of a word, such as "gg".
  public init(stringLiteral characters: String) {
    keys = characters.map { .character($0) }
  }

  /// "gg" for characters; with a space between keys that have names.
  public var description: String {
    let single = keys.allSatisfy { $0.description.count == 1 }
    return keys.map(\.description).joined(separator: single ? "" : " ")
  }
}

/// What some keys do, what the footer and the help say of it, and why it is not possible now.
public struct KeyBinding<Action: Sendable>: Sendable {
  public var keys: [KeySequence]
  public var action: Action
  /// A word or two for the footer; nil keeps the binding out of the footer.
  public var label: String?
  /// A sentence for the help.
  public var help: String
  /// Why the action is not possible now; nil if it is.
  public var disabled: String?

  public init(
    _ keys: [KeySequence], _ action: Action, label: String? = nil, help: String,
    disabled: String? = nil
  ) {
    self.keys = keys
    self.action = action
    self.label = label
    self.help = help
    self.disabled = disabled
  }

  public init(
    _ key: Key, _ action: Action, label: String? = nil, help: String, disabled: String? = nil
  ) {
    self.init([KeySequence(key)], action, label: label, help: help, disabled: disabled)
  }

  /// All keys as help writes them: "G, End".
  public var keyNames: String { keys.map(\.description).joined(separator: ", ") }
}

/// The one table of keys that dispatch, footer and help read.
public struct Keymap<Action: Sendable>: Sendable {
  public var bindings: [KeyBinding<Action>]

  public init(_ bindings: [KeyBinding<Action>]) {
    self.bindings = bindings
  }

  public enum Match: Sendable {
    case action(Action)
    /// The keys are the beginning of a longer sequence: keep them and wait for the next.
    case pending([Key])
    /// The keys are bound, but not possible now, for this reason.
    case disabled(String)
    case none
  }

  /// What `key` means after the `pending` keys. The first binding in the table wins; if the
  /// pending keys lead nowhere with it, the key is looked up by itself.
  public func match(_ key: Key, after pending: [Key] = []) -> Match {
    let keys = pending + [key]
    for binding in bindings where binding.keys.contains(where: { $0.keys == keys }) {
      return binding.disabled.map { .disabled($0) } ?? .action(binding.action)
    }
    let begins = bindings.contains { binding in
      binding.keys.contains { $0.keys.count > keys.count && $0.keys.starts(with: keys) }
    }
    if begins { return .pending(keys) }
    return pending.isEmpty ? .none : match(key)
  }

  /// The first key and the label of every binding that has one and is possible, for the bottom
  /// line; as many as fit whole into `columns`, in the table's order.
  public func footer(columns: Int) -> StyledText {
    var line = StyledText()
    var left = columns
    for binding in bindings where binding.disabled == nil {
      guard let label = binding.label, let keys = binding.keys.first else { continue }
      let gap = line.runs.isEmpty ? "" : "  "
      let item =
        StyledText(gap) + StyledText(keys.description, .accent) + StyledText(" " + label)
      let width = item.width
      guard width <= left else { continue }
      left -= width
      line += item
    }
    return line
  }

  /// A line for every binding: keys, help, and the reason why it is not possible now.
  public func help() -> [StyledText] {
    let column = (bindings.map { CharacterWidth.cells(of: $0.keyNames) }.max() ?? 0) + 2
    return bindings.map { binding in
      let keys = StyledText(binding.keyNames, .accent).padded(to: column)
      guard let reason = binding.disabled else { return keys + StyledText(binding.help) }
      return keys + StyledText("\(binding.help) (\(reason))", .dim)
    }
  }
}
