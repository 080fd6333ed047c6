import Glibc
import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// What the Policy view asks of the world: files, the editor, servers.
extension EffectPerformer {
  // MARK: Files

  /// Reads the files, and then looks for unsaved work of before on them.
  func readPolicy(_ files: [String], _ number: Int, into mailbox: Mailbox<Message>) {
    let message = policy(in: files, number)
    mailbox.post(message)
    if case .policyRead(let desk, _) = message, let found = recoveries(of: desk) {
      mailbox.post(.recoveryFound(found))
    }
  }

  private func policy(in files: [String], _ number: Int) -> Message {
    var drafts: [PolicyDraft] = []
    for file in files {
      switch environment.file(file) {
      case .success(let bytes):
        do throws(YAMLError) {
          drafts.append(try PolicyDraft(file: file, bytes: bytes))
        } catch {
          let problem = ValuesError.notYAML(file: file, error)
          return .policyFailed(number: number, problem.message)
        }
      case .failure(let problem): return .policyFailed(number: number, problem.message)
      }
    }
    let desk = PolicyDesk(drafts)
    do throws(PolicyRefusal) {
      return .policyRead(desk, PolicyEdition(number: number, try desk.values()))
    } catch {
      return .policyFailed(number: number, error.sentence)
    }
  }

  /// Unsaved work of before on these files; nil where there is none.
  private func recoveries(of desk: PolicyDesk) -> [Int: Recovery]? {
    guard let store = environment.recovery else { return nil }
    var found: [Int: Recovery] = [:]
    for (index, draft) in desk.drafts.enumerated() {
      guard let recovery = store.recovery(of: draft.file), recovery.text != draft.bytes else {
        continue
      }
      found[index] = recovery
    }
    return found.isEmpty ? nil : found
  }

  func save(_ order: SaveOrder) -> SaveAnswer {
    var failures: [Int: SaveFailure] = [:]
    for (index, draft) in order.drafts {
      var draft = draft
      do throws(SaveFailure) {
        try draft.save(overwrites: order.overwrites, keepsBackup: order.keepsBackup)
        environment.recovery?.forget(draft.file)
      } catch {
        failures[index] = error
      }
    }
    return SaveAnswer(order, failures: failures)
  }

  /// What the files of the drafts hold now.
  func read(_ drafts: [PolicyDraft]) -> [Int: DiskText] {
    var found: [Int: DiskText] = [:]
    for (index, draft) in drafts.enumerated() {
      switch environment.file(draft.file) {
      case .success(let bytes): found[index] = .text(bytes)
      case .failure(let problem): found[index] = .unreadable(problem.message)
      }
    }
    return found
  }

  /// How often it is looked whether a file has changed.
  private static let watchPause = Duration.seconds(2)

  /// Tells of each change of a file, by its time, size and place, until it is cancelled.
  func watch(_ files: [String], into mailbox: Mailbox<Message>) async {
    func states() -> [FileIdentity?] { files.filter { $0 != "-" }.map { FileIdentity($0) } }
    var last = states()
    while !Task.isCancelled {
      try? await Task.sleep(for: EffectPerformer.watchPause)
      let now = states()
      if now != last, !Task.isCancelled { mailbox.post(.fileChanged) }
      last = now
    }
  }

  // MARK: Recovery

  /// How long a change waits for the next one before it is kept.
  private static let pauseBeforeKeeping = Duration.milliseconds(150)

  /// A recovery that cannot be kept keeps nobody from working.
  func keepRecovery(of drafts: [PolicyDraft]) async {
    guard let store = environment.recovery else { return }
    try? await Task.sleep(for: EffectPerformer.pauseBeforeKeeping)
    guard !Task.isCancelled else { return }
    for draft in drafts { try? store.keep(draft) }
  }

  func quit(forgetting files: [String]) -> EffectAction<Message> {
    for file in files { environment.recovery?.forget(file) }
    return .quit(status: 0)
  }

  // MARK: The editor

  /// Gives the editor a private copy of the text; what it leaves there comes back as a message.
  func editing(_ edit: TextEdit) -> EffectAction<Message> {
    do throws(PathProblem) {
      let file = try PrivateFile(holding: edit.bytes, named: edit.name)
      let process = Editor.process(environment.editor, file: file.path, line: edit.line)
      return .run(process) { outcome in
        let text = PathProblem.bytes(of: file.path, limit: TextEditUpdate.limit)
        file.remove()
        return .textEdited(edit, outcome, text)
      }
    } catch {
      let problem = error
      return .task(EffectPerformer.keyFile) {
        $0.post(.textEdited(edit, .exited(status: 0), .failure(problem)))
      }
    }
  }

  // MARK: Impact

  /// The rules of all images at once, then the verdicts of those for which something changes.
  func findImpacts(_ inquiry: ImpactInquiry, into mailbox: Mailbox<Message>) async {
    guard let comparison = inquiry.comparison else {
      mailbox.post(.impacts([], number: inquiry.number, isLast: true))
      return
    }
    var impacts: [Impact] = []
    for image in inquiry.images where !Task.isCancelled {
      impacts.append(comparison.impact(on: image))
    }
    guard !Task.isCancelled else { return }
    let changed = impacts.filter(\.isChanged)
    mailbox.post(.impacts(impacts, number: inquiry.number, isLast: changed.isEmpty))
    for (index, impact) in changed.enumerated() where !Task.isCancelled {
      let judged = await comparison.verdicts(
        of: impact, at: environment.moment(), source: environment.validatorSource)
      guard !Task.isCancelled else { return }
      mailbox.post(
        .impacts([judged], number: inquiry.number, isLast: index + 1 == changed.count))
    }
  }

  /// More of a manifest is not read.
  private static let manifestLimit = 64 << 20

  func images(ofManifest path: String) -> Result<[String], PathProblem> {
    PathProblem.bytes(of: path, limit: EffectPerformer.manifestLimit).flatMap { bytes in
      do throws(ManifestError) {
        return .success(try Manifest(file: path, bytes: bytes).images)
      } catch {
        return .failure(PathProblem(error.message))
      }
    }
  }

  /// The images of a suite, those of its manifests included; nil where there is no such file.
  func suiteImages(in path: String) -> Result<[String], PathProblem>? {
    guard access(path, F_OK) == 0 else { return nil }
    return PathProblem.bytes(of: path, limit: TestSuite.Limits().bytes).flatMap { bytes in
      let suite: TestSuite
      do throws(TestSuiteError) {
        suite = try TestSuite(file: path, bytes: bytes)
      } catch {
        return .failure(PathProblem(error.message))
      }
      var found: [String] = []
      for one in suite.cases {
        switch one.subject {
        case .image(let image): found.append(image.value)
        case .manifest(let manifest):
          switch images(ofManifest: suite.path(of: manifest.value)) {
          case .success(let images): found += images
          case .failure(let problem): return .failure(problem)
          }
        }
      }
      return .success(found)
    }
  }
}
