import Inspector
import PolicyEditor
import TerminalKit

/// Adding what is decided on the current image to the suite: what will be written is shown first.
enum SuiteAdditionUpdate {
  /// Why no case can be added; nil where one can.
  static func refusal(_ model: Model) -> String? {
    if let reason = model.savingRefusal { return reason }
    if model.tests.file == "-" { return "standard input cannot be written" }
    if model.session.image == nil { return "no image is inspected" }
    guard model.verdict.report != nil, !model.explaining.isRunning else {
      return "there is no verdict on the image yet"
    }
    switch model.tests.reading {
    case .missing, .read: return nil
    case .unread, .running, .failed: return "the suite is not read"
    }
  }

  static func propose(_ model: inout Model) {
    guard let explanation = model.verdict.report?.explanation, let file = model.tests.file else {
      return
    }
    do throws(PolicyRefusal) {
      let addition = try addition(of: explanation, to: file, model)
      let difference = PolicyDifference(of: [addition.draft])
      let note = Note(
        "A case for \(VisibleText.of(explanation.given, limit: 100))", difference.lines,
        purpose: .addCase(addition))
      ActionUpdate.show(.note(note), &model)
    } catch {
      model.notice = Model.Notice(text: "Not added: \(error.sentence).", isBad: true)
    }
  }

  private static func addition(
    of explanation: Explanation, to file: String, _ model: Model
  ) throws(PolicyRefusal) -> SuiteAddition {
    let front = model.session.connaisseur
    let generations = model.tests.suite?.plan.suite.generations ?? [front]
    let one: TestSuiteDraft.Case
    do throws(SuiteCaseRefusal) {
      one = try explanation.suiteCase(for: generations, front: front)
    } catch {
      throw PolicyRefusal(error.sentence)
    }
    do throws(YAMLEditRefusal) {
      if var draft = model.tests.suite?.draft, !draft.document.roots.isEmpty {
        try draft.add(one)
        return SuiteAddition(draft: draft, isNew: false)
      }
      let isNew = model.tests.suite == nil
      let before = model.tests.suite?.draft.bytes ?? []
      return SuiteAddition(
        draft: try begun(with: one, for: generations, in: file, behind: before), isNew: isNew)
    } catch {
      throw PolicyRefusal(error.sentence)
    }
  }

  /// A suite of one case.
  private static func begun(
    with one: TestSuiteDraft.Case, for generations: [Generation], in file: String,
    behind comments: [UInt8]
  ) throws(YAMLEditRefusal) -> PolicyDraft {
    var suite = TestSuiteDraft()
    suite.connaisseur = generations.count == Generation.allCases.count ? [] : generations
    suite.cases = [one]
    do throws(YAMLError) {
      var draft = try PolicyDraft(file: file, bytes: comments)
      try draft.replaceText(comments + (try suite.bytes), "begin a suite")
      return draft
    } catch {
      throw .notYAML(error)
    }
  }

  /// Writes it.
  static func confirm(_ addition: SuiteAddition, _ model: inout Model) -> [Effect] {
    model.popup = nil
    model.notice = Model.Notice(text: "Saving…", isBad: false)
    return [.addCase(addition)]
  }

  /// It was written, or not.
  static func take(_ failure: SaveFailure?, _ model: inout Model) -> [Effect] {
    if let failure {
      let reason = VisibleText.of(failure.sentence, limit: 400)
      model.notice = Model.Notice(text: "Not added: \(reason). R reads it again.", isBad: true)
      return []
    }
    model.notice = Model.Notice(text: "Added, and saved.", isBad: false)
    return TestsUpdate.read(&model)
  }
}
