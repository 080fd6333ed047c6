import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// What the Images view asks of the world.
extension EffectPerformer {
  private static let images: TaskID = "images"
  private static let export: TaskID = "export"

  /// Answers are handed on together, so often.
  private static let pauseBetweenImages = Duration.milliseconds(100)

  func action(for effect: ImagesEffect) -> EffectAction<Message> {
    switch effect {
    case .audit(let inquiry): .task(EffectPerformer.images) { await audit(inquiry, into: $0) }
    case .cancel: .cancel(EffectPerformer.images)
    case .export(let order): .task(EffectPerformer.export) { $0.post(write(order)) }
    }
  }

  /// Reads the manifests or the cluster, then has every image judged.
  private func audit(_ inquiry: ImagesInquiry, into mailbox: Mailbox<Message>) async {
    let post: @Sendable (ImagesAnswer) -> Void = { answer in
      if !Task.isCancelled { mailbox.post(.images(number: inquiry.number, answer)) }
    }
    let input: AuditInput
    switch await environment.workloads(inquiry.origin) {
    case .success(let found): input = found
    case .failure(let problem): return post(.failed(problem.message))
    }
    let values: Values
    switch await configuration(for: inquiry, images: input.images ?? []) {
    case .success(let read): values = read.values
    case .failure(let problem): return post(.failed(problem.message))
    }
    guard !Task.isCancelled else { return }
    let generations = Generation.allCases
    let settings = generations.map { ($0, AdmissionSettings(values, for: $0)) }
    let audit = Audit(
      input.manifests, by: generations, settings: Dictionary(uniqueKeysWithValues: settings))
    let moment = environment.moment()
    post(.read(audit, gaps: input.gaps, at: moment))
    let explainer = Explainer(
      values: values, reading: ConfigurationInForce(values).reading, at: moment,
      source: environment.validatorSource)
    await judge(audit, by: explainer, post)
    post(.ended)
  }

  private func judge(
    _ audit: Audit, by explainer: Explainer, _ post: @escaping @Sendable (ImagesAnswer) -> Void
  ) async {
    let batch = ImagesBatch()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        // What is left at the end is handed on below.
        while (try? await Task.sleep(for: EffectPerformer.pauseBetweenImages)) != nil {
          let judged = await batch.take()
          if !judged.isEmpty { post(.judged(judged)) }
        }
      }
      await explainer.explain(audit.images, by: audit.generations) { index, explanation in
        await batch.add(audit.entry(index, explanation), at: index)
      }
      group.cancelAll()
    }
    post(.judged(await batch.take()))
  }

  private func configuration(
    for inquiry: ImagesInquiry, images: [String]
  ) async -> Result<ReadConfiguration, Environment.Problem> {
    let found = await configuration(at: inquiry.place, inquiry.known, inquiry.secrets)
    guard case .success(let read) = found, let cluster = inquiry.place.cluster,
      !Task.isCancelled
    else { return found }
    return .success(await environment.clusters.secrets(read, images, cluster))
  }

  // MARK: Writing them into a file

  private func write(_ export: ImagesExport) -> Message {
    do throws(SaveFailure) {
      try FileSaver(export.path).save(
        export.bytes, expecting: export.overwrites ? .anything : .missing)
      return .imagesExported(export, nil)
    } catch {
      return .imagesExported(export, error)
    }
  }
}

/// Judged images that have not been handed on.
private actor ImagesBatch {
  private var judged: [Int: AuditEntry] = [:]

  func add(_ entry: AuditEntry, at index: Int) { judged[index] = entry }

  func take() -> [Int: AuditEntry] {
    defer { judged = [:] }
    return judged
  }
}
