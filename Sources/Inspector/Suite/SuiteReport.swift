public import NotaryCore
public import PolicyEditor

/// What a suite came to: each case with what was expected and what is.
public struct SuiteReport: Sendable {
  /// The suite's file as it was named.
  public let file: String
  public let moment: Instant
  /// In the order of the suite, for each image one after the other Connaisseur.
  public let entries: [SuiteEntry]

  /// - Parameters:
  ///   - explanations: by image as written; what is missing was not asked.
  ///   - settings: what each Connaisseur does before it judges an image of a manifest.
  ///   - stopsEarly: whether nothing counts any more behind the first entry that is not as expected.
  public init(
    _ plan: SuitePlan, _ explanations: [String: Explanation], by generations: [Generation],
    settings: [Generation: AdmissionSettings] = [:], stopsEarly: Bool = false, at moment: Instant
  ) {
    file = plan.suite.file
    self.moment = moment
    let unseen = UnseenImages(plan.manifests, explanations, generations, settings)
    var entries: [SuiteEntry] = []
    var isStopped = false
    for item in plan.items {
      for generation in generations {
        guard !isStopped else {
          entries.append(
            SuiteEntry(item, by: generation, .skipped, because: "an earlier case did not pass"))
          continue
        }
        let entry = Self.entry(item, generation, explanations, unseen)
        entries.append(entry)
        isStopped = stopsEarly && entry.isBad
      }
    }
    self.entries = entries
  }

  private init(_ report: SuiteReport, _ entries: [SuiteEntry]) {
    file = report.file
    moment = report.moment
    self.entries = entries
  }

  /// The same with what some of its cases came to when they were run again.
  public func updated(by other: SuiteReport) -> SuiteReport {
    var groups = Dictionary(grouping: other.entries, by: \.test.position)
    return SuiteReport(
      other,
      entries.flatMap { entry in
        // The first entry of a case makes room for all of its new ones.
        guard let group = groups[entry.test.position] else { return [entry] }
        groups[entry.test.position] = []
        return group
      })
  }

  private static func entry(
    _ item: SuitePlan.Item, _ generation: Generation, _ explanations: [String: Explanation],
    _ unseen: UnseenImages
  ) -> SuiteEntry {
    guard let image = item.image else {
      return SuiteEntry(item, by: generation, .error, because: "the manifest has no image")
    }
    if let note = unseen.note(on: image, of: item.manifest, by: generation) {
      return SuiteEntry(item, notLookedAtBy: generation, because: note)
    }
    guard let explanation = explanations[image], let answer = explanation.answer(of: generation)
    else { return SuiteEntry(pending: item, by: generation) }
    return SuiteEntry(item, explanation, answer)
  }

  /// How signing in went at the servers that were asked.
  public var traces: [AuthenticationTrace] {
    var seen: Set<String> = []
    return entries.compactMap(\.explanation).filter { seen.insert($0.given).inserted }
      .flatMap(\.traces)
  }

  public func count(_ status: SuiteEntry.Status) -> Int { entries.count { $0.status == status } }

  /// Whether any image was judged, or failed to be.
  public var isEmpty: Bool { entries.allSatisfy { $0.image == nil || $0.status == .skipped } }

  /// Bad where a case failed; unknown where none did, but one could not be found out or was not asked;
  /// nothing where there was none to judge.
  public var exitCode: ExitCode {
    if count(.failed) > 0 { return .bad }
    if entries.contains(where: \.isPending) { return .unknown }
    if isEmpty { return .nothing }
    return count(.error) > 0 ? .unknown : .good
  }
}

/// The images of manifests at which a Connaisseur certainly does not look.
private struct UnseenImages {
  private struct Place: Hashable {
    let manifest: Int
    let image: String
    let generation: Generation
  }

  /// By place why, once it is known that nothing else has the image there.
  private var notes: [Place: String] = [:]

  init(
    _ manifests: [Manifest], _ explanations: [String: Explanation], _ generations: [Generation],
    _ settings: [Generation: AdmissionSettings]
  ) {
    for (index, manifest) in manifests.enumerated() {
      for generation in generations {
        let context = AdmissionContext(
          generation, settings: settings[generation] ?? AdmissionSettings(defaultsOf: generation),
          manifests: [manifest])
        var seen: Set<String> = []
        for workload in manifest.workloads {
          let judgement = WorkloadJudgement(workload, in: context, explanations: explanations)
          for judged in judgement.containers {
            guard let image = judged.container.image else { continue }
            let place = Place(manifest: index, image: image, generation: generation)
            if judged.isSkipped, !seen.contains(image) {
              notes[place] = judged.notes.first { $0.isSkip }?.message
            } else {
              seen.insert(image)
              notes[place] = nil
            }
          }
        }
      }
    }
  }

  /// Why a Connaisseur does not look at an image in any place of a manifest; nil where it does.
  func note(on image: String, of manifest: Int?, by generation: Generation) -> String? {
    guard let manifest else { return nil }
    return notes[Place(manifest: manifest, image: image, generation: generation)]
  }
}
