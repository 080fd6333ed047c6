import CCurl

/// Runs all transfers of the process on one thread, the only one that calls libcurl's transfer
/// functions.
///
/// Others put commands into the inbox and wake the thread. An origin gets at most
/// ``TransferEngine/originLimit`` transfers at once; the rest wait their turn, and their time limits
/// start with it.
///
/// Unchecked: `inbox` is only touched under `lock`, `multi` never changes, and everything else
/// belongs to the thread.
final class TransferEngine: @unchecked Sendable {
  /// The most transfers at once from one scheme, host and port.
  static let originLimit = 32

  private enum Command {
    case start(Transfer)
    case cancel(Transfer)
  }

  private static let shared: Result<TransferEngine, TransferError> = {
    if let reason = tv_curl_load() {
      let detail =
        "libcurl cannot be loaded (Debian: apt-get install libcurl4): \(String(cString: reason))"
      return .failure(.failed(.unreadable(detail: detail)))
    }
    guard let engine = tv_multi_init().map(TransferEngine.init), engine.start() else {
      return .failure(.failed(.unreadable(detail: "libcurl cannot be started")))
    }
    return .success(engine)
  }()

  private let multi: UnsafeMutableRawPointer
  private let lock = Lock()
  private var inbox: [Command] = []

  private var waiting: [Transfer] = []
  private var active: [UnsafeMutableRawPointer: Transfer] = [:]
  private var activeByOrigin: [String: Int] = [:]

  /// Loads libcurl and starts the thread, unless that was done before.
  static func prepare() { _ = shared }

  /// Sends a request and waits for the answer. Cancelling the task closes the connection.
  static func send(_ request: HTTPRequest) async throws(TransferError) -> HTTPResponse {
    let engine = try shared.get()
    let transfer = Transfer(request)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        transfer.continuation = continuation
        engine.post(.start(transfer))
      }
    } onCancel: {
      transfer.cancel()
      engine.post(.cancel(transfer))
    }
    return try result.get()
  }

  private init(_ multi: UnsafeMutableRawPointer) { self.multi = multi }

  /// Starts the thread, which keeps the engine alive; false if the system has none to give.
  private func start() -> Bool { BackgroundThread.start { self.run() } }

  private func post(_ command: Command) {
    lock.withLock { inbox.append(command) }
    tv_multi_wakeup(multi)
  }

  // MARK: The thread

  private func run() {
    while true {
      for command in takeCommands() { obey(command) }
      admit()
      tv_multi_perform(multi)
      // A transfer that ended makes room for one that waits, which must not sleep through the poll.
      if !finishDone() || waiting.isEmpty { tv_multi_poll(multi, 60_000) }
    }
  }

  private func takeCommands() -> [Command] {
    lock.withLock {
      let commands = inbox
      inbox = []
      return commands
    }
  }

  private func obey(_ command: Command) {
    switch command {
    case .start(let transfer):
      // A cancellation may have come first.
      if transfer.isCancelled {
        transfer.finish(.failure(.failed(.cancelled)))
      } else {
        waiting.append(transfer)
      }
    case .cancel(let transfer):
      // One that is neither waiting nor active is done, or has not come yet and will be refused.
      if let index = waiting.firstIndex(where: { $0 === transfer }) {
        waiting.remove(at: index)
      } else if let easy = active.first(where: { $0.value === transfer })?.key {
        release(easy)
      } else {
        return
      }
      transfer.finish(.failure(.failed(.cancelled)))
    }
  }

  /// Starts what waits, as far as the limit goes.
  private func admit() {
    var stillWaiting: [Transfer] = []
    for transfer in waiting {
      let origin = transfer.request.url.origin
      let count = activeByOrigin[origin, default: 0]
      if count >= Self.originLimit {
        stillWaiting.append(transfer)
      } else if let easy = transfer.makeHandle(), tv_multi_add(multi, easy) == CURLM_OK {
        active[easy] = transfer
        activeByOrigin[origin] = count + 1
      } else {
        let failure = TrustFailure.unreadable(detail: "libcurl refused the request")
        transfer.finish(.failure(.failed(failure)))
      }
    }
    waiting = stillWaiting
  }

  /// Hands results to those who wait; whether there were any.
  private func finishDone() -> Bool {
    var easy: UnsafeMutableRawPointer?
    var code = CURLE_OK
    var hadAny = false
    while tv_multi_next_done(multi, &easy, &code) {
      guard let done = easy, let transfer = active[done] else { continue }
      let result = transfer.result(code)
      release(done)
      transfer.finish(result)
      hadAny = true
    }
    return hadAny
  }

  /// Takes a handle out of libcurl's hands; one that is under way loses its connection.
  private func release(_ easy: UnsafeMutableRawPointer) {
    tv_multi_remove(multi, easy)
    guard let transfer = active.removeValue(forKey: easy) else { return }
    transfer.closeHandle()
    let origin = transfer.request.url.origin
    let count = activeByOrigin[origin, default: 1] - 1
    activeByOrigin[origin] = count > 0 ? count : nil
  }
}
