public import PolicyEditor

/// What one Connaisseur makes of a workload before and after it judges the images (connaisseur 3.3.4,
/// `flask_application.py`; 3.9.1, `internal/handler`).
public struct AdmissionContext: Sendable {
  public let generation: Generation
  public let settings: AdmissionSettings
  /// By kind and name: owners may stand in the same manifests.
  private let workloads: [String: [Workload]]
  /// The labels of namespaces that are in the manifests; nil for one that has several.
  private let namespaces: [String: String?]

  /// - Parameter manifests: all that are given, because an owner may stand in another one.
  public init(
    _ generation: Generation, settings: AdmissionSettings, manifests: [Manifest]
  ) {
    self.generation = generation
    self.settings = settings
    workloads = Dictionary(grouping: manifests.flatMap(\.workloads)) {
      Self.key($0.kind.rawValue, $0.name ?? "")
    }
    let labels = Dictionary(grouping: manifests.flatMap(\.namespaces), by: \.name)
    namespaces = labels.filter { Set($0.value).count == 1 }.mapValues { $0[0].value }
  }

  private static func key(_ kind: String, _ name: String) -> String { "\(kind)/\(name)" }

  /// What holds for the whole workload.
  public func notes(on workload: Workload) -> [AdmissionNote] {
    var notes: [AdmissionNote] = []
    if let operation = workload.operation, operation != .create, operation != .update {
      notes.append(.operationNotJudged(operation.rawValue))
    }
    if generation == .python, !settings.childApproval, workload.kind != .pod {
      notes.append(.onlyPodsJudged)
    }
    if isScaledToZero(workload) { notes.append(.scaledToZero) }
    if let mode = settings.namespaces { notes += namespaceNotes(mode, workload) }
    if settings.podsOnly, workload.kind != .pod {
      notes.append(.warningOnly(.podsOnly))
    } else if settings.detectionMode {
      notes.append(.warningOnly(.detectionMode))
    }
    return notes
  }

  /// The label is known where the namespace stands in the same manifests.
  private func namespaceNotes(
    _ mode: AdmissionSettings.NamespaceMode, _ workload: Workload
  ) -> [AdmissionNote] {
    guard let name = workload.namespace, let label = namespaces[name] else {
      return [.namespaceLabels(mode)]
    }
    let isLeftOut =
      switch mode {
      case .ignore: label == mode.rawValue
      case .validate: label != mode.rawValue
      }
    return isLeftOut ? [.namespaceLeftOut(name, mode)] : []
  }

  /// What becomes of one of its containers, by what was decided on its image.
  func judged(
    _ container: Container, of workload: Workload, by decision: Decision?
  ) -> WorkloadJudgement.Judged {
    let skips = notes(on: workload).filter(\.isSkip)
    guard skips.isEmpty else {
      return WorkloadJudgement.Judged(container: container, decision: decision, notes: skips)
    }
    var own = notes(on: container, of: workload)
    if let decision, decision.endsBeforeApproval { own.removeAll(where: \.isApproval) }
    return WorkloadJudgement.Judged(container: container, decision: decision, notes: own)
  }

  /// What holds for one of its containers.
  public func notes(on container: Container, of workload: Workload) -> [AdmissionNote] {
    guard let image = container.image else { return [.imageMissing] }
    if generation == .go, container.role == .ephemeralContainer, workload.kind != .pod {
      return [.ephemeralNotRead]
    }
    return unchangedNotes(image, workload) + ownerNotes(image, workload)
  }

  /// 3.3 admits an update that scales to nothing: no pod comes of it.
  private func isScaledToZero(_ workload: Workload) -> Bool {
    generation == .python && workload.operation == .update && workload.replicas == 0
      && (workload.kind == .deployment || workload.kind == .replicaSet)
  }

  private func unchangedNotes(_ image: String, _ workload: Workload) -> [AdmissionNote] {
    guard settings.unchangedApproval, workload.operation != .create else { return [] }
    guard workload.operation == .update else { return [.mayBeUnchanged] }
    return workload.imagesBefore.contains(image) ? [.imageUnchanged] : []
  }

  /// 3.9 pretends that there is no child approval where only pods are denied.
  private func ownerNotes(_ image: String, _ workload: Workload) -> [AdmissionNote] {
    guard settings.childApproval, !settings.podsOnly else { return [] }
    var notes: [AdmissionNote] = []
    for owner in workload.owners where Workload.Kind(rawValue: owner.kind) != nil {
      let title = "\(owner.kind) \(owner.name)"
      guard let parent = parent(owner, of: workload) else {
        notes.append(.ownerUnknown(owner: title))
        continue
      }
      if parent.containers.contains(where: { $0.image == image }) {
        return [.ownerHoldsImage(owner: title)]
      }
    }
    return notes
  }

  /// Connaisseur compares the UID; a manifest without one cannot be the owner for certain.
  private func parent(_ owner: Workload.Owner, of child: Workload) -> Workload? {
    workloads[Self.key(owner.kind, owner.name)]?.first {
      $0.namespace == child.namespace && $0.uid != nil && $0.uid == owner.uid
    }
  }
}
