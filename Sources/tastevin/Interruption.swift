import Glibc
import Synchronization

/// Ctrl-C, or SIGTERM, as a wish to end work and keep what there is of it. The second one ends the program,
/// as the first does where nobody listens.
enum Interruption {
  private static let isWished = Atomic(false)
  /// How often it is looked at.
  private static let pause = Duration.milliseconds(50)

  private static let signals = [SIGINT, SIGTERM]

  /// Runs work, which is cancelled when that is wished; whether it was.
  static func listening(to work: @escaping @Sendable () async -> Void) async -> Bool {
    for signal in signals { listen(to: signal) }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await work() }
      group.addTask {
        while !isWished.load(ordering: .acquiring), !Task.isCancelled {
          try? await Task.sleep(for: pause)
        }
      }
      // Whichever ends first ends the other.
      await group.next()
      group.cancelAll()
    }
    return isWished.load(ordering: .acquiring)
  }

  /// A program that was started to ignore it goes on to do so.
  private static func listen(to signal: CInt) {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0, !action.isIgnored else { return }
    action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      Interruption.isWished.store(true, ordering: .releasing)
    }
    action.sa_flags = SA_RESTART | CInt(bitPattern: UInt32(SA_RESETHAND))
    sigaction(signal, &action, nil)
  }
}

extension sigaction {
  fileprivate var isIgnored: Bool {
    unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
