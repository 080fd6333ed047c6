/// What names a task, so that it can be cancelled or replaced.
public struct TaskID: Hashable, Sendable, ExpressibleByStringLiteral {
  public let name: String

  public init(_ name: String) {
    self.name = name
  }

  public init(stringLiteral name: String) {
    self.name = name
  }
}

/// What an effect makes the runtime do.
public enum EffectAction<Message: Sendable>: Sendable {
  /// Runs off the loop; its messages come back through the mailbox. A task that runs under the
  /// same ID is cancelled first.
  case task(TaskID, @Sendable (Mailbox<Message>) async -> Void)
  /// Cancels the task that runs under this ID, if there is one. What it has posted before still
  /// arrives.
  case cancel(TaskID)
  /// Ends the program with this status, after the terminal is given back.
  case quit(status: Int32)
  /// Stops the program as Ctrl-Z does, until the shell continues it.
  case suspend
  /// Gives the terminal to another program, waits for its end, and then sends a message.
  /// Until then no message is handled, and a SIGTERM waits.
  case run(ChildProcess, then: @Sendable (ChildProcess.Outcome) -> Message)
  /// Asks the terminal to put text into the clipboard; `then` tells whether it was asked. No
  /// terminal answers whether it obeyed.
  case copy(String, then: @Sendable (Clipboard.Outcome) -> Message)
}
