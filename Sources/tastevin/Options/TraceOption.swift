import ArgumentParser
import Inspector
import NotaryCore

/// `--trace-auth`: how signing in went, on standard error.
struct TraceOption: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Show on standard error how signing in went, request by request, without secrets; -o json of"
        + " inspect and explain has it too, as 'authentication'."))
  var traceAuth = false

  /// What is to be told beside the answer; nil where nobody asks for it.
  func asked(_ traces: [AuthenticationTrace]) -> [AuthenticationTrace]? {
    traceAuth ? traces : nil
  }

  /// - Parameter colour: nil for none.
  func show(_ traces: [AuthenticationTrace], colour: ColourOption? = nil) {
    guard traceAuth else { return }
    if traces.isEmpty { StandardStream.error.write("Nobody was asked who signs in.\n") }
    for trace in traces {
      let plain = trace.lines.map { $0.text + "\n" }.joined()
      StandardStream.error.write(colour?.text(trace.lines, for: .error) ?? plain)
    }
  }
}
