public import NotaryCore
public import PolicyEditor

/// Why a decision is not an admission, and what to do about it.
public struct DecisionCause: Sendable, Hashable {
  /// The stable name, of a closed list.
  public let code: CauseCode
  /// What is wrong, in a sentence.
  public let message: String
  /// The facts that show it, the most telling first.
  public let evidence: [Evidence]
  /// What to do, in the order in which it should be tried.
  public let remedies: [Remedy]
  /// The step that it belongs to; nil for what concerns no single one.
  public let step: DecisionStep.Name?
  /// Whether this is what this Connaisseur stumbles over; otherwise it would be next.
  public let isReached: Bool

  public init(
    _ code: CauseCode, message: String, evidence: [Evidence] = [], remedies: [Remedy],
    step: DecisionStep.Name? = nil, isReached: Bool = true
  ) {
    self.code = code
    self.message = message
    self.evidence = evidence
    self.remedies = remedies
    self.step = step
    self.isReached = isReached
  }
}

/// A fact, and where it can be seen.
public struct Evidence: Sendable, Hashable {
  public let text: String
  public let place: Place?

  /// Where a fact can be looked at.
  public enum Place: Sendable, Hashable {
    /// A document of the repository, or a key or signature on it by its ID.
    case trust(RoleName, key: ExactText? = nil)
    /// A tag that a role signs.
    case target(RoleName, name: ExactText)
    /// A line of the configuration.
    case values(SourcePosition)
  }

  public init(_ text: String, at place: Place? = nil) {
    self.text = text
    self.place = place
  }
}

/// Something that can be done.
public struct Remedy: Sendable, Hashable {
  /// What, in a sentence that says who can do it.
  public let text: String
  /// The lines to run or to paste; empty where the sentence is all there is.
  public let lines: [String]

  public init(_ text: String, lines: [String] = []) {
    self.text = text
    self.lines = lines
  }
}
