/// What comes from the terminal.
public enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  case paste(Paste)
  /// The window has this size now. The first event of every program.
  case resize(Size)
}

/// A mouse button or the wheel, and the cell under it. Moving and dragging are not reported.
public struct MouseEvent: Hashable, Sendable {
  public enum Button: Sendable {
    case left, middle, right
  }

  public enum Action: Hashable, Sendable {
    case press(Button)
    case release(Button)
    case wheelUp, wheelDown
  }

  public var action: Action
  /// The cell, counted from 0 at the top left of the window.
  public var point: Point

  public init(_ action: Action, at point: Point) {
    self.action = action
    self.point = point
  }
}

/// Text that the user pasted, as one event.
public struct Paste: Hashable, Sendable {
  /// The text, line ends as `\n`. Nothing else is changed: it may hold any character.
  public var text: String
  /// Whether the terminal sent more than `maximumBytes`, and the end is missing.
  public var isTruncated: Bool

  /// The most that one paste keeps, in bytes.
  public static let maximumBytes = 1 << 20

  public init(_ text: String, isTruncated: Bool = false) {
    self.text = text
    self.isTruncated = isTruncated
  }
}
