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
