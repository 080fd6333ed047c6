/// A line on a terminal's standard error that says how far long work is, and goes away at its end.
///
/// Short work shows nothing: the line appears only after a moment.
actor ProgressLine {
  private let clock = ContinuousClock()
  private let began: ContinuousClock.Instant
  private let isShown: Bool
  private var hasText = false

  /// How long work may take in silence.
  private static let patience = Duration.milliseconds(400)

  init() {
    began = clock.now
    isShown = StandardStream.error.isTerminal
  }

  /// How often it is said how far work is.
  private static let pause = Duration.milliseconds(200)

  /// Says how far work is while it goes on, also while nothing comes of it, and goes away at its end.
  ///
  /// - Parameter text: what there is to say at a moment.
  nonisolated func tell(
    _ text: @escaping @Sendable () async -> String, during work: @Sendable () async -> Void
  ) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        while (try? await Task.sleep(for: ProgressLine.pause)) != nil { await self.show(text()) }
      }
      await work()
      group.cancelAll()
    }
    await clear()
  }

  /// - Parameter text: without control characters; short enough for any terminal.
  func show(_ text: String) {
    guard isShown, clock.now - began > ProgressLine.patience else { return }
    StandardStream.error.write("\r\u{1B}[K\(text)")
    hasText = true
  }

  func clear() {
    if hasText { StandardStream.error.write("\r\u{1B}[K") }
    hasText = false
  }
}
