public import NotaryCore
public import PolicyEditor

/// What becomes of an image, with everything that both configurations lead to.
public struct ImpactJudgement: Sendable {
  public let impact: Impact
  public let before: Explanation
  public let after: Explanation

  /// What became of a verdict.
  public enum Outcome: String, Sendable, CaseIterable {
    /// Nothing that decides is another.
    case same
    /// It was admitted and no longer is, or this Connaisseur dies of what it denied.
    case worse
    case better
    /// The same verdict, for another reason or on another digest.
    case changed
    /// One of the two verdicts is not known.
    case undecided
  }

  /// What became of one Connaisseur's verdict.
  public func outcome(of change: Impact.Change) -> Outcome {
    guard let then = before.answer(of: change.generation)?.decision,
      let now = after.answer(of: change.generation)?.decision
    else { return .undecided }
    guard let old = then.verdict.severity, let new = now.verdict.severity else {
      // Where nothing that decides is another, the verdict is the same, whatever it is.
      return then.verdict == now.verdict && !change.isChanged ? .same : .undecided
    }
    if old < new { return .worse }
    if old > new { return .better }
    let isSame = then.digest == now.digest && then.message == now.message && !change.isChanged
    return isSame ? .same : .changed
  }

  /// The worst of all Connaisseurs that were asked.
  public var outcomes: [Outcome] { impact.changes.map(outcome) }
}

extension Decision.Verdict {
  /// Nil where it is not known.
  fileprivate var severity: Int? {
    switch self {
    case .admitted: 0
    case .denied: 1
    case .crash: 2
    case .unknown: nil
    }
  }
}

extension ImpactComparison {
  /// What both configurations make of an image. What one of them fetched the other does not ask for
  /// again, as long as their validators are the same.
  public func judgement(
    on image: String, by generations: [Generation], at moment: Instant,
    source: @escaping Explainer.SourceChoice
  ) async -> ImpactJudgement {
    var fetched = FetchedTrustData()
    return await ImpactJudge(self, at: moment, source: source)
      .judgement(on: image, by: generations, &fetched)
  }

  /// The same of many images, in their order. A repository's documents are fetched once for all of its
  /// images.
  ///
  /// - Parameter progress: called with how many are done.
  public func judgements(
    on images: [String], by generations: [Generation], at moment: Instant,
    source: @escaping Explainer.SourceChoice, progress: @escaping @Sendable (Int) async -> Void
  ) async -> [ImpactJudgement] {
    let judge = ImpactJudge(self, at: moment, source: source)
    let (judged, continuation) = AsyncStream.makeStream(of: (Int, ImpactJudgement).self)
    var judgements: [Int: ImpactJudgement] = [:]
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await Explainer.forEachRepository(of: images) { indices in
          var fetched = FetchedTrustData()
          for index in indices where !Task.isCancelled {
            continuation.yield(
              (index, await judge.judgement(on: images[index], by: generations, &fetched)))
          }
        }
        continuation.finish()
      }
      for await (index, judgement) in judged {
        judgements[index] = judgement
        await progress(judgements.count)
      }
    }
    return images.indices.compactMap { judgements[$0] }
  }
}

/// Two explainers, one for each configuration.
private struct ImpactJudge: Sendable {
  private let comparison: ImpactComparison
  private let old: Explainer
  private let new: Explainer

  init(
    _ comparison: ImpactComparison, at moment: Instant, source: @escaping Explainer.SourceChoice
  ) {
    self.comparison = comparison
    (old, new) = comparison.explainers(at: moment, source: source)
  }

  func judgement(
    on image: String, by generations: [Generation], _ fetched: inout FetchedTrustData
  ) async -> ImpactJudgement {
    let before = await old.explain(image, by: generations, &fetched)
    let after = await new.explain(image, by: generations, &fetched)
    var impact = comparison.impact(on: image)
    impact.changes.removeAll { !generations.contains($0.generation) }
    for index in impact.changes.indices {
      let generation = impact.changes[index].generation
      impact.changes[index].before.verdict = before.answer(of: generation)?.decision.verdict
      impact.changes[index].after.verdict = after.answer(of: generation)?.decision.verdict
    }
    return ImpactJudgement(impact: impact, before: before, after: after)
  }
}
