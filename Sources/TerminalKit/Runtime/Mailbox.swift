internal import CTerminalGuard
internal import Glibc

/// Where effects leave messages for the loop. May be used from any thread.
public final class Mailbox<Message: Sendable>: Sendable {
  /// Becomes readable when a message waits.
  let descriptor: Int32
  private let waiting = Lock<[Message]>([])

  /// A mailbox of its own, for code that tests an effect; a program makes its own.
  public init() throws(TerminalError) {
    descriptor = terminal_wake_descriptor()
    guard descriptor >= 0 else { throw .system(call: "eventfd", code: errno) }
  }

  deinit {
    close(descriptor)
  }

  /// Leaves a message and wakes the loop. Messages of one sender arrive in their order. After the
  /// program's end they are dropped.
  public func post(_ message: Message) {
    waiting.withLock { $0.append(message) }
    terminal_wake(descriptor)
  }

  /// Takes all messages that wait.
  public func drain() -> [Message] {
    terminal_clear_wake(descriptor)
    return waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
