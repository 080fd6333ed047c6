public import Inspector
public import NotaryCore
public import TerminalKit

/// What happened: to the terminal, or to something that an effect did.
public enum Message: Sendable {
  case event(TerminalEvent)
  /// A load has more to show. The last one of a load is complete.
  case loaded(generation: Int, Presentation)
  /// A load could not begin.
  case loadFailed(generation: Int, String)
  case copied(String, Clipboard.Outcome)
}

/// A report and its tree, both made off the loop.
public struct Presentation: Sendable {
  public let report: TrustReport
  public let tree: TrustTree
  public let isComplete: Bool

  public init(report: TrustReport, isComplete: Bool) {
    self.report = report
    self.isComplete = isComplete
    tree = TrustTree(report)
  }
}

/// What is to be done off the loop, or to the terminal.
public enum Effect: Equatable, Sendable {
  /// Fetch and judge an image; ends a load that is under way.
  case load(ImageReference, generation: Int)
  case cancelLoad
  /// Put text into the clipboard; the name says what it is.
  case copy(String, name: String)
  case quit
}
