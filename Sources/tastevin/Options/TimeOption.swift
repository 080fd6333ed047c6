import ArgumentParser
import Inspector
import NotaryCore

/// `--at TIME`: expiry is judged as of then.
struct TimeOption: ParsableArguments {
  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "Judge expiry as of this moment (RFC 3339, as in 2026-11-22T17:00:00Z, or a date).",
      valueName: "time"))
  var text: String?

  /// The moment, and whether the user chose it.
  func moment() throws -> (moment: Instant, isChosen: Bool) {
    guard let text else { return (.now, false) }
    guard let moment = Instant(timeOrDate: text) else {
      let shown = VisibleText.of(text, limit: 40)
      throw CommandFailure(
        "--at '\(shown)' is not a time; write it as 2026-11-22T17:00:00Z or 2026-11-22")
    }
    return (moment, true)
  }
}
