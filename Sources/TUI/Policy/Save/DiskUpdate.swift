import Inspector
import PolicyEditor
import TerminalKit

/// What happens when a file is another one than the one that is edited, and when work of before is
/// found.
enum DiskUpdate {
  /// The files have been read again.
  static func take(_ found: [Int: DiskText], _ model: inout Model) -> [Effect] {
    var effects: [Effect] = []
    for (index, text) in found.sorted(by: { $0.key < $1.key }) {
      guard let drafts = model.policy.desk?.drafts, drafts.indices.contains(index) else { continue }
      let name = VisibleText.of(drafts[index].file, limit: 80)
      switch drafts[index].state(of: text) {
      case .same: continue
      case .savedElsewhere: model.policy.markSaved(index, drafts[index].bytes)
      case .changed(let bytes):
        effects = reload(index, bytes, &model)
        if !effects.isEmpty {
          model.notice = Model.Notice(
            text: "\(name) was changed on disk, and is read again.", isBad: false)
        }
      case .conflict(let theirs): ask(about: index, theirs, &model)
      case .missing:
        model.notice = Model.Notice(text: "\(name) is no longer there; w writes it.", isBad: true)
      case .unreadable(let reason):
        model.notice = Model.Notice(text: VisibleText.of(reason, limit: 200), isBad: true)
      }
    }
    return effects
  }

  private static func reload(
    _ index: Int, _ bytes: [UInt8], _ model: inout Model
  ) -> [Effect] {
    do throws(PolicyRefusal) {
      return try PolicyEditUpdate.make(in: index, &model) {
        (draft: inout PolicyDraft) throws(PolicyRefusal) -> Void in
        do throws(YAMLError) {
          try draft.reload(bytes)
        } catch {
          throw PolicyRefusal(ValuesError.notYAML(file: draft.file, error).message)
        }
      }
    } catch {
      model.notice = Model.Notice(
        text: "The file was changed on disk, and cannot be read: \(error.sentence)", isBad: true)
      return []
    }
  }

  // MARK: Conflicts

  static func ask(about index: Int, _ theirs: [UInt8], _ model: inout Model) {
    guard let drafts = model.policy.desk?.drafts, drafts.indices.contains(index) else { return }
    let name = VisibleText.of(drafts[index].file, limit: 80)
    // Once for each change; it is asked again when it is saved.
    let isKnown = model.policy.conflict.map { $0.file == index && $0.theirs == theirs } ?? false
    model.policy.conflict = PolicyPane.Conflict(file: index, theirs: theirs)
    if isKnown, model.popup != nil { return }
    let question = Question(
      "\(name) was changed by somebody else",
      [StyledText("It holds another text than the one that your changes were made on.")],
      [
        .init(key: "c", label: "compare theirs with yours", answer: .compare),
        .init(
          key: "r", label: "read theirs; u brings yours back", answer: .takeOver),
        .init(key: "o", label: "overwrite theirs with yours", answer: .overwrite),
      ])
    ActionUpdate.show(.question(question), &model)
  }

  static func takeOver(_ model: inout Model) -> [Effect] {
    guard let conflict = model.policy.conflict else { return [] }
    model.policy.conflict = nil
    return reload(conflict.file, conflict.theirs, &model)
  }

  static func overwrite(_ model: inout Model) -> [Effect] {
    guard let conflict = model.policy.conflict, model.savingRefusal == nil,
      let drafts = model.policy.desk?.drafts, drafts.indices.contains(conflict.file)
    else { return [] }
    model.policy.conflict = nil
    return [
      .save(SaveOrder(drafts: [conflict.file: drafts[conflict.file]], overwrites: true))
    ]
  }

  static func compare(_ model: inout Model) -> [Effect] {
    guard let conflict = model.policy.conflict, let drafts = model.policy.desk?.drafts,
      drafts.indices.contains(conflict.file)
    else { return [] }
    var draft = drafts[conflict.file]
    draft.markSaved(conflict.theirs)
    return [.showDifference([draft], quits: nil)]
  }

  // MARK: Recovery

  /// Work of before, by the files' places.
  static func offer(_ found: [Int: Recovery], _ model: inout Model) {
    guard let (index, recovery) = found.min(by: { $0.key < $1.key }),
      let drafts = model.policy.desk?.drafts, drafts.indices.contains(index)
    else { return }
    model.policy.recoveries = found
    let isSame = recovery.isMade(on: drafts[index].saved)
    var lines = [
      StyledText("There is unsaved work on \(VisibleText.of(drafts[index].file, limit: 80)).")
    ]
    if !isSame {
      lines.append(
        StyledText("The file has been changed since; the work would replace that.", .warning))
    }
    let recover = Question.Choice(key: "r", label: "bring it back", answer: .recover)
    let forget = Question.Choice(key: "d", label: "discard it", answer: .forget)
    let question = Question("Unsaved work was found", lines, [recover, forget])
    ActionUpdate.show(.question(question), &model)
  }

  static func recover(_ model: inout Model) -> [Effect] {
    let found = model.policy.recoveries
    model.policy.recoveries = [:]
    var effects: [Effect] = []
    for (index, recovery) in found.sorted(by: { $0.key < $1.key }) {
      do throws(PolicyRefusal) {
        effects = try PolicyEditUpdate.make(in: index, &model) {
          (draft: inout PolicyDraft) throws(PolicyRefusal) -> Void in
          do throws(YAMLError) {
            try draft.replaceText(recovery.text, "bring back unsaved work")
          } catch {
            throw PolicyRefusal(ValuesError.notYAML(file: draft.file, error).message)
          }
        }
      } catch {
        model.notice = Model.Notice(text: error.sentence, isBad: true)
      }
    }
    return effects
  }

  static func forgetRecovery(_ model: inout Model) -> [Effect] {
    model.policy.recoveries = [:]
    return [.forgetRecovery(model.session.files)]
  }
}
