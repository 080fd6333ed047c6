internal import CTerminalGuard
internal import Glibc

/// Signals as something to wait for, instead of handlers.
public enum TerminalSignals {
  static let watched: [Int32] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT,
  ]

  static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in watched { sigaddset(&set, signal) }
    return set
  }

  /// Blocks the signals that a program waits for, in this thread and every thread it starts.
  ///
  /// To be called before anything starts a thread: a thread that has not blocked them would take
  /// a SIGTERM and end the process with the terminal as it is.
  public static func block() {
    var blocked = set
    pthread_sigmask(SIG_BLOCK, &blocked, nil)
  }

  /// Lets an abort() in this thread be handled, so that it gives the terminal back.
  ///
  /// The threads that tasks run on block signals, SIGABRT too. abort() ends the process without a
  /// handler then since glibc 2.41; before, it let its signal through.
  static func admitAborts() {
    var aborts = sigset_t()
    sigemptyset(&aborts)
    sigaddset(&aborts, SIGABRT)
    pthread_sigmask(SIG_UNBLOCK, &aborts, nil)
  }
}

/// The signals that arrive while a program runs.
final class SignalSource {
  /// Becomes readable when a signal has arrived.
  let descriptor: Int32
  private var previous = sigset_t()

  init() throws(TerminalError) {
    var blocked = TerminalSignals.set
    pthread_sigmask(SIG_BLOCK, &blocked, &previous)
    descriptor = terminal_signal_descriptor(&blocked)
    guard descriptor >= 0 else {
      let code = errno
      pthread_sigmask(SIG_SETMASK, &previous, nil)
      throw .system(call: "signalfd", code: code)
    }
  }

  deinit {
    close(descriptor)
    pthread_sigmask(SIG_SETMASK, &previous, nil)
  }

  /// The next signal that has arrived; nil if there is none.
  func next() -> Int32? {
    let signal = terminal_next_signal(descriptor)
    return signal == 0 ? nil : signal
  }

  /// Takes what the keyboard sent to another program that had the terminal.
  /// Returns a signal that asks this one to end, if there was one.
  func discardKeyboardSignals() -> Int32? {
    var ending: Int32?
    while let signal = next() {
      if signal == SIGTERM || signal == SIGHUP { ending = signal }
    }
    return ending
  }

  /// Stops this process (or its whole process group, as Ctrl-Z does) until it is continued.
  ///
  /// SIGTSTP and not SIGSTOP: where no shell could continue it, the system ignores the former.
  /// The SIGCONT that ends the stop is taken, so that one found later means another stop.
  func stop(wholeGroup: Bool) {
    var stopping = sigset_t()
    sigemptyset(&stopping)
    sigaddset(&stopping, SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stopping, nil)
    kill(wholeGroup ? 0 : getpid(), SIGTSTP)
    pthread_sigmask(SIG_BLOCK, &stopping, nil)
    var continued = sigset_t()
    sigemptyset(&continued)
    sigaddset(&continued, SIGCONT)
    var noWait = timespec()
    sigtimedwait(&continued, nil, &noWait)
  }
}
