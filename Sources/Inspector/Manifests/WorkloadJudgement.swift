public import PolicyEditor

/// What one Connaisseur decides on a whole workload: the first image that fails denies it.
public struct WorkloadJudgement: Sendable {
  public let workload: Workload
  public let generation: Generation
  /// What holds for the workload.
  public let notes: [AdmissionNote]
  public let containers: [Judged]

  /// One container with what was decided on its image.
  public struct Judged: Sendable {
    public let container: Container
    /// Nil where there is no image, or where it was not decided on.
    public let decision: Decision?
    public let notes: [AdmissionNote]

    /// Whether this Connaisseur certainly does not look at it.
    public var isSkipped: Bool { notes.contains(where: \.isSkip) }
  }

  /// - Parameter explanations: by image as written.
  public init(
    _ workload: Workload, in context: AdmissionContext, explanations: [String: Explanation]
  ) {
    self.workload = workload
    generation = context.generation
    notes = context.notes(on: workload)
    containers = workload.containers.map { container in
      let decision = container.image.flatMap {
        explanations[$0]?.answer(of: context.generation)?.decision
      }
      return context.judged(container, of: workload, by: decision)
    }
  }

  /// The worst that is decided on an image that is looked at: crash, denied, unknown, admitted. Nil
  /// where Connaisseur looks at none.
  public var verdict: Decision.Verdict? {
    let verdicts = containers.filter { !$0.isSkipped }.map { $0.decision?.verdict ?? .unknown }
    for worst in [Decision.Verdict.crash, .denied, .unknown] where verdicts.contains(worst) {
      return worst
    }
    return verdicts.isEmpty ? nil : .admitted
  }

  /// The containers whose image denies the whole. Which of several is told is not determined:
  /// Connaisseur judges them side by side.
  public var denying: [Judged] {
    containers.filter {
      !$0.isSkipped && ($0.decision?.verdict == .denied || $0.decision?.verdict == .crash)
    }
  }

  /// Why a denial would be a warning; nil where it denies.
  public var leniency: Rejection.Leniency? {
    for case .warningOnly(let leniency) in notes { return leniency }
    return nil
  }
}

extension Decision {
  /// Whether the image is denied before Connaisseur asks whether it is approved already: 3.9 first
  /// looks for the rule, and asks a static validator; 3.3 only reads the reference.
  var endsBeforeApproval: Bool {
    let end = steps.first { $0.reached && $0.status == .fail }?.name
    switch generation {
    case .python: return end == .reference
    case .go: return end == .reference || end == .rule || end == .validator
    }
  }
}
