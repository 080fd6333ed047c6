public import NotaryCore
public import PolicyEditor

/// Finds out what a suite asks for.
public struct SuiteRun: Sendable {
  private let plan: SuitePlan
  private let generations: [Generation]
  private let settings: [Generation: AdmissionSettings]
  private let moment: Instant

  /// How many images, with all others of their repositories, are asked about before it is looked whether to
  /// stop.
  private static let stride = 32

  /// - Parameter values: those that are tested.
  public init(
    _ plan: SuitePlan, by generations: [Generation], of values: Values, at moment: Instant
  ) {
    self.plan = plan
    self.generations = generations
    self.moment = moment
    settings = Dictionary(
      uniqueKeysWithValues: generations.map { ($0, AdmissionSettings(values, for: $0)) })
  }

  /// What there is before anything was asked.
  public var report: SuiteReport { report([:]) }

  /// Asks about every image. Of a cancelled task there is what was found out until then.
  ///
  /// - Parameters:
  ///   - stopsEarly: whether nothing is asked any more once something is not as expected.
  ///   - progress: told how many of the images are done, with what they come to.
  public func report(
    by explainer: Explainer, stopsEarly: Bool = false,
    isolation: isolated (any Actor)? = #isolation,
    progress: (_ done: Int, _ partial: () -> SuiteReport) async -> Void
  ) async -> SuiteReport {
    let images = plan.images
    var explanations: [String: Explanation] = [:]
    var rest = images[...]
    while !rest.isEmpty, !Task.isCancelled {
      let some = stopsEarly ? Explainer.withSiblings(SuiteRun.stride, of: rest) : Array(rest)
      let asked = Set(some)
      rest = rest.filter { !asked.contains($0) }[...]
      await explainer.explain(some, by: generations) { index, explanation in
        explanations[some[index]] = explanation
        await progress(explanations.count) { report(explanations) }
      }
      if stopsEarly, report(explanations).entries.contains(where: \.isBad) { break }
    }
    return report(explanations, stopsEarly: stopsEarly)
  }

  private func report(
    _ explanations: [String: Explanation], stopsEarly: Bool = false
  ) -> SuiteReport {
    SuiteReport(
      plan, explanations, by: generations, settings: settings, stopsEarly: stopsEarly, at: moment)
  }
}
