public import PolicyEditor

/// What one Connaisseur does with one image, and why.
public struct Decision: Sendable {
  public enum Verdict: String, Sendable {
    case admitted, denied
    /// This Connaisseur would die on it.
    case crash
    /// Could not be found out from here.
    case unknown
  }

  public var generation: Generation
  public var verdict: Verdict
  /// As this version writes it (`sha256:…`); nil unless admitted by signature.
  public var digest: String?
  /// What this Connaisseur says, word for word; nil where it says nothing.
  public var message: String?
  /// Whether a part of the message was written by a library, or varies from run to run, so that only
  /// its beginning can be relied on.
  public var messageVaries: Bool
  /// The steps in the order of this Connaisseur.
  public var steps: [DecisionStep]
  /// What was found to be wrong, in the order of its checks.
  var findings: [PlacedFinding] = []

  public init(
    generation: Generation, verdict: Verdict, digest: String? = nil, message: String? = nil,
    messageVaries: Bool = false, steps: [DecisionStep] = []
  ) {
    self.generation = generation
    self.verdict = verdict
    self.digest = digest
    self.message = message
    self.messageVaries = messageVaries
    self.steps = steps
  }
}

extension Decision {
  /// The same decision where its documents may be anybody's: it is not known what this Connaisseur
  /// would decide, which never takes them. The steps, and what it would say of them, stay.
  var withheld: Decision {
    guard verdict != .unknown else { return self }
    var decision = self
    decision.verdict = .unknown
    decision.digest = nil
    let finding = PlacedFinding(finding: .certificateNotChecked, step: .download, isReached: true)
    decision.findings.insert(finding, at: 0)
    return decision
  }
}

/// One step of a decision.
public struct DecisionStep: Sendable, Hashable {
  public enum Name: String, Sendable, CaseIterable {
    case reference, rule, validator
    case trustRoot = "trust-root"
    case download, root, timestamp, snapshot, targets, delegations, digest
  }

  public enum Status: String, Sendable {
    case ok, fail, skipped, unknown
  }

  public var name: Name
  public var status: Status
  /// Whether this Connaisseur comes to this step at all.
  public var reached: Bool
  /// The facts, in a sentence.
  public var message: String

  public init(_ name: Name, _ status: Status, reached: Bool = true, message: String) {
    self.name = name
    self.status = status
    self.reached = reached
    self.message = message
  }
}
