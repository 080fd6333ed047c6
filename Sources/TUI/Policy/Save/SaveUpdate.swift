import Inspector
public import PolicyEditor
import TerminalKit

/// Files that are to be written.
public struct SaveOrder: Sendable, Equatable {
  /// The drafts by their places among the files.
  let drafts: [Int: PolicyDraft]
  /// Whether a file that somebody else has changed is overwritten.
  var overwrites = false
  var keepsBackup = false
  /// Whether the program is left when all are saved.
  var quits = false
}

/// What came of it.
public struct SaveAnswer: Sendable {
  let order: SaveOrder
  /// Why a file could not be written; the others were.
  let failures: [Int: SaveFailure]

  public init(_ order: SaveOrder, failures: [Int: SaveFailure]) {
    self.order = order
    self.failures = failures
  }
}

/// Saving: what will be written is shown first; what has been is not deployed, which is said.
enum SaveUpdate {
  /// Shows what saving would change.
  static func show(quits: Bool, _ model: inout Model) -> [Effect] {
    if let reason = model.savingRefusal {
      model.notice = Model.Notice(text: "Not saved: \(reason).", isBad: true)
      return []
    }
    let changed = model.policy.changedDrafts
    guard !changed.isEmpty else {
      if quits { return [.quit] }
      model.notice = Model.Notice(text: "Nothing is unsaved.", isBad: false)
      return []
    }
    return [.showDifference(Array(changed.sorted { $0.key < $1.key }.map(\.value)), quits: quits)]
  }

  /// Shows what was edited, without asking whether it is to be saved.
  static func look(_ model: inout Model) -> [Effect] {
    let changed = model.policy.changedDrafts.sorted { $0.key < $1.key }.map(\.value)
    guard !changed.isEmpty else {
      model.notice = Model.Notice(text: "Nothing is unsaved.", isBad: false)
      return []
    }
    return [.showDifference(changed, quits: nil)]
  }

  static func show(_ difference: PolicyDifference, quits: Bool?, _ model: inout Model) {
    var note = Note("What is unsaved", difference.lines)
    if let quits {
      note = Note("What will be written", difference.lines, purpose: .save(quits: quits))
      note.setHead(LintUpdate.saveLines(model))
    }
    ActionUpdate.show(.note(note), &model)
  }

  static func save(_ note: Note, quits: Bool, _ model: inout Model) -> [Effect] {
    model.popup = nil
    model.notice = Model.Notice(text: "Saving…", isBad: false)
    return [
      .save(
        SaveOrder(
          drafts: model.policy.changedDrafts, keepsBackup: note.keepsBackup, quits: quits))
    ]
  }

  static func take(_ answer: SaveAnswer, _ model: inout Model) -> [Effect] {
    for (index, draft) in answer.order.drafts where answer.failures[index] == nil {
      model.policy.markSaved(index, draft.bytes)
    }
    if let (index, failure) = answer.failures.min(by: { $0.key < $1.key }) {
      failed(index, failure, &model)
      return []
    }
    let names = answer.order.drafts.sorted { $0.key < $1.key }.map {
      VisibleText.of($0.value.file, limit: 80)
    }
    model.notice = Model.Notice(
      text: "Saved \(names.joined(separator: ", ")). It is not deployed.", isBad: false)
    if answer.order.quits { return [.quit] }
    let items = Deployment(files: model.session.files).commands.map {
      Picker.Item(title: $0.name, remark: $0.line, value: $0.line)
    }
    ActionUpdate.show(.picker(Picker(.deployment, items: items)), &model)
    return []
  }

  private static func failed(_ index: Int, _ failure: SaveFailure, _ model: inout Model) {
    if case .changedOnDisk(.text(let theirs)) = failure {
      DiskUpdate.ask(about: index, theirs, &model)
    } else {
      model.notice = Model.Notice(
        text: "Not saved: \(VisibleText.of(failure.sentence, limit: 400)).", isBad: true)
    }
  }

  // MARK: Leaving

  /// Asks where something is unsaved, and could be saved.
  static func leave(_ model: inout Model) -> [Effect] {
    guard !model.policy.changedDrafts.isEmpty, model.savingRefusal == nil else { return [.quit] }
    let names = model.policy.changedDrafts.values.map(\.file).sorted().joined(separator: ", ")
    let save = Question.Choice(key: "w", label: "show them, save and quit", answer: .saveAndQuit)
    let quit = Question.Choice(key: "!", label: "quit without saving", answer: .quitWithoutSaving)
    let fact = StyledText("\(VisibleText.of(names, limit: 200)) has unsaved changes.")
    ActionUpdate.show(.question(Question("Leave?", [fact], [save, quit])), &model)
    return []
  }

  static func quit(_ model: inout Model) -> [Effect] {
    [.forgetAndQuit(model.policy.changedDrafts.values.map(\.file).sorted())]
  }
}

/// How saved files are brought into the cluster.
struct Deployment {
  let files: [String]

  /// The lines to run, each with what it does.
  var commands: [(name: String, line: String)] {
    let values = files.map { " -f \(Deployment.quoted($0))" }.joined()
    let release = "connaisseur connaisseur/connaisseur --namespace connaisseur"
    return [
      ("helm diff", "helm diff upgrade \(release)\(values)"),
      ("helm upgrade", "helm upgrade \(release)\(values)"),
    ]
  }

  /// A word for a shell.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "-_./+@%:,=".utf8.contains(byte)
      }
    }
    guard !isPlain || word.isEmpty else { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
