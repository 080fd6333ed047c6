public import NotaryCore
public import PolicyEditor

/// What each Connaisseur decides on one image, and why.
public struct Explanation: Sendable {
  /// The image as written.
  public let given: String
  /// The image by the grammar of this program; nil where that refuses it.
  public let image: ImageReference?
  public let moment: Instant
  /// In the order that was asked for.
  public internal(set) var answers: [Answer]
  /// How signing in went at each server that was asked. Of images that are explained together, the
  /// last one of a repository has it.
  public internal(set) var traces: [AuthenticationTrace] = []

  /// The decision of one generation with everything that led to it.
  public struct Answer: Sendable {
    public let decision: Decision
    /// How this generation reads the image; nil where it refuses it.
    public let reference: ConnaisseurReference?
    /// Which rule wins; nil where it never comes to that.
    public internal(set) var choice: PolicyChoice?
    /// The validator's name that the rule asks for.
    public let validator: String?
    /// The trust roots that count.
    public let trustRoots: [String]
    /// Where the trust data was read; nil where none was.
    public let location: SourceLocation?
    /// Whether that is another place than the validator's host, so that the cluster may see other
    /// trust data.
    public let isOtherSource: Bool
    /// Why it is not admitted, what this Connaisseur stumbles over first; empty where it is.
    public let causes: [DecisionCause]
    /// What is worth knowing whatever the verdict.
    public let notices: [DecisionCause]
    /// How long it took to find out, in seconds; documents that are known by then are not fetched.
    public internal(set) var seconds = 0.0
  }

  /// 0 if every decision admits, 1 if any denies or crashes, else 3.
  public var exitCode: ExitCode {
    let verdicts = answers.map(\.decision.verdict)
    if verdicts.contains(.denied) || verdicts.contains(.crash) { return .bad }
    return verdicts.allSatisfy { $0 == .admitted } ? .good : .unknown
  }
}
