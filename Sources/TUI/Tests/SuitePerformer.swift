import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// Reads and runs suites, off the loop.
extension EffectPerformer {
  func readTests(_ file: String, _ number: Int) -> Message {
    switch environment.suite(file) {
    case .success(let bytes):
      .suiteRead(
        SuiteReading(number, file: file, bytes: bytes) { path in
          PathProblem.bytes(of: path, limit: Manifest.Limits().bytes)
        })
    case .failure(let problem): .suiteRead(SuiteReading(number, .failed(problem.message)))
    }
  }

  /// Runs a suite, a moment later where it follows an edit; what is known is shown as it comes.
  func runSuite(_ order: SuiteOrder, into mailbox: Mailbox<Message>) async {
    if order.isEdited { try? await Task.sleep(for: EffectPerformer.pauseAfterEdit) }
    guard !Task.isCancelled else { return }
    let suite = order.suite
    let source: Explainer.SourceChoice
    switch environment.suiteSource(suite.trust.map { suite.path(of: $0.value) }) {
    case .success(let found): source = found
    case .failure(let problem):
      let place = suite.trust?.position.words ?? suite.file
      mailbox.post(.suiteFailed("\(place): \(problem.message)", number: order.number))
      return
    }
    let moment =
      environment.isMomentChosen
      ? environment.moment() : suite.moment?.value ?? environment.moment()
    let pace = Pace()
    let report = await order.report(at: moment, by: source) { done, partial in
      guard await pace.isDue(isLast: false), !Task.isCancelled else { return }
      mailbox.post(.suiteRan(partial(), number: order.number, done: done, isLast: false))
      await pace.finished()
    }
    guard !Task.isCancelled else { return }
    mailbox.post(
      .suiteRan(report, number: order.number, done: order.plan.images.count, isLast: true))
  }

  func add(_ addition: SuiteAddition) -> Message {
    let draft = addition.draft
    do throws(SaveFailure) {
      try FileSaver(draft.file).save(
        draft.bytes, expecting: addition.isNew ? .missing : .text(draft.saved))
      return .caseAdded(nil)
    } catch {
      return .caseAdded(error)
    }
  }
}
