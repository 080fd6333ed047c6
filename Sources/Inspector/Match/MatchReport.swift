public import PolicyEditor

/// Which rule wins for an image in the eyes of one Connaisseur.
public struct MatchReport: Sendable {
  /// The image as it was written.
  public let given: String
  public let generation: Generation
  public let outcome: Outcome

  public enum Outcome: Sendable {
    case refused(ReferenceRefusal)
    case matched(PolicyChoice)
  }

  public init(_ given: String, by policy: Policy) {
    self.given = given
    generation = policy.generation
    outcome =
      switch ConnaisseurReference.read(given, as: policy.generation) {
      case .success(let reference): .matched(policy.choose(for: reference.name))
      case .failure(let refusal): .refused(refusal)
      }
  }

  /// Nil where the reference is refused.
  public var choice: PolicyChoice? {
    if case .matched(let choice) = outcome { choice } else { nil }
  }

  /// Bad where no rule wins.
  public var exitCode: ExitCode { choice?.winner == nil ? .bad : .good }
}
