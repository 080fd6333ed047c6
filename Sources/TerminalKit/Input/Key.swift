/// A key as a terminal reports it. Modifiers of arrows and function keys are not told apart, and
/// Alt with a character arrives as Esc and the character.
public enum Key: Hashable, Sendable {
  /// A character, one scalar at a time; a combining mark follows its base as a key of its own.
  case character(Character)
  /// Ctrl with a lower case letter or one of `@ \ ] ^ _`.
  case control(Character)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, escape, tab, backTab
  case backspace, delete, insert
  /// F1 to F12.
  case function(Int)
}

extension Key: CustomStringConvertible {
  /// The key's name as footer and help write it.
  public var description: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character)"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .function(let number): "F\(number)"
    }
  }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  public init(extendedGraphemeClusterLiteral character: Character) {
    self = .character(character)
  }
}
