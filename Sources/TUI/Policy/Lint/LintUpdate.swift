import Inspector
import PolicyEditor
import TerminalKit

/// Problems that lint finds while one edits: going to them, and mending them.
enum LintUpdate {
  static func perform(_ action: Action, _ model: inout Model) -> [Effect] {
    switch action {
    case .nextProblem: go(forward: true, &model)
    case .previousProblem: go(forward: false, &model)
    case .problems: list(&model)
    case .fix: return fix(&model)
    case .judge: return chooseVersions(&model)
    default: break
    }
    return []
  }

  /// What is asked about an edition: what is quick first.
  static func study(_ edition: PolicyEdition, _ model: Model) -> [Effect] {
    [.study(edition), .lint(LintInquiry(edition: edition, versions: model.session.versions))]
  }

  static func show(_ lint: PolicyLint, _ model: inout Model) {
    guard model.policy.show(lint) else { return }
    // What is about to be saved has been looked through meanwhile.
    if case .note(var note) = model.popup, case .save = note.purpose {
      note.setHead(saveLines(model))
      ActionUpdate.show(.note(note), &model)
    }
  }

  // MARK: Going there

  private static func go(forward: Bool, _ model: inout Model) {
    guard let problems = model.policy.problems, !problems.all.isEmpty,
      let next = model.policy.problem(forward: forward)
    else { return }
    go(to: next, &model)
  }

  /// Puts the cursor where a problem is, and tells it.
  static func go(to number: Int, _ model: inout Model) {
    guard let problems = model.policy.problems, problems.all.indices.contains(number) else {
      return
    }
    if model.policy.focus == .detail { model.policy.focus = .list }
    model.policy.go(toProblem: number)
    Update.fit(&model)
    tellBriefly(problems.all[number], &model)
  }

  /// Where there is no room for details the message stands at the bottom; Tab shows the whole.
  private static func tellBriefly(_ problem: LintProblem, _ model: inout Model) {
    guard Layout(model).policy.detail == nil else { return }
    let line = "line \(problem.range.start.line): \(VisibleText.of(problem.firstLine, limit: 400))"
    model.notice = Model.Notice(text: line, isBad: problem.severity == .error)
  }

  private static func list(_ model: inout Model) {
    guard let problems = model.policy.problems else { return }
    let width = problems.all.map { "\($0.range.start.line)".count }.max() ?? 1
    let isOneFile = Set(problems.all.map(\.range.file)).count == 1
    let items = problems.all.enumerated().map { number, problem in
      let line = "\(problem.range.start.line)"
      let place = String(repeating: " ", count: width - line.count) + line
      let file = isOneFile ? "" : VisibleText.of(problem.range.file, limit: 24) + ":"
      return Picker.Item(
        title: problem.severity.rawValue.padding(to: 7) + " \(file)\(place)",
        remark: VisibleText.of(problem.firstLine, limit: 400), value: "\(number)")
    }
    ActionUpdate.show(
      .picker(Picker(.problems(edition: model.policy.edition?.number ?? 0), items: items)), &model)
  }

  /// One of the list was chosen.
  static func take(_ picker: Picker, edition: Int, _ model: inout Model) {
    guard let number = picker.selected.flatMap({ Int($0.value) }) else { return }
    model.popup = nil
    guard edition == model.policy.edition?.number else { return }
    go(to: number, &model)
  }

  // MARK: Mending

  /// Makes the edit of the problem that is told, as one step.
  private static func fix(_ model: inout Model) -> [Effect] {
    guard let edit = model.policy.fixable?.edit, let file = model.policy.desk?.index(of: edit.file)
    else { return [] }
    do throws(PolicyRefusal) {
      return try PolicyEditUpdate.make(in: file, &model) {
        (draft: inout PolicyDraft) throws(PolicyRefusal) -> Void in
        do throws(YAMLEditRefusal) {
          try draft.make(edit.step)
        } catch {
          throw PolicyRefusal(error.sentence)
        }
      }
    } catch {
      model.notice = Model.Notice(text: "Not mended: \(error.sentence).", isBad: true)
      return []
    }
  }

  // MARK: Versions

  /// The next of: the version that runs, the other generation, both.
  private static func chooseVersions(_ model: inout Model) -> [Effect] {
    let other: ConnaisseurVersion = model.session.connaisseur == .go ? .python : .go
    let own = model.session.versions.first { $0.generation == model.session.connaisseur }
    let single = own ?? ConnaisseurVersion(of: model.session.connaisseur)
    let choices = [[single], [other], [single, other].sorted()]
    let index = choices.firstIndex(of: model.session.versions) ?? choices.count - 1
    model.session.versions = choices[(index + 1) % choices.count]
    model.notice = Model.Notice(
      text: "Problems are looked for by Connaisseur \(model.session.versionWords).", isBad: false)
    guard let edition = model.policy.edition else { return [] }
    model.policy.forgetLint()
    return [.lint(LintInquiry(edition: edition, versions: model.session.versions))]
  }

  // MARK: Saving

  /// The most problems that are told one by one where a file is saved.
  private static let saveLimit = 5

  /// What is to be known before it is saved.
  static func saveLines(_ model: Model) -> [StyledText] {
    guard let problems = model.policy.problems else {
      return [StyledText("… looking for problems", .dim), StyledText()]
    }
    guard !problems.all.isEmpty else { return [] }
    let grave = problems.all.filter { $0.severity != .info }
    var lines = [
      StyledText("lint  ", .dim)
        + StyledText(
          "\(problems.summary) by Connaisseur \(model.session.versionWords)", Style(problems.tone))
    ]
    lines += grave.prefix(saveLimit).map { problem in
      StyledText("  \(problem.severity.rawValue)", Style(problem.severity.tone))
        + StyledText("  line \(problem.range.start.line)  ", .dim)
        + StyledText(VisibleText.of(problem.firstLine, limit: 400))
    }
    if grave.count > saveLimit {
      lines.append(StyledText("  and \(grave.count - saveLimit) more; L lists them", .dim))
    }
    return lines + [StyledText()]
  }
}

extension Session {
  /// The versions for which problems are looked for: `3.3 and 3.9`.
  var versionWords: String { versions.map(\.text).joined(separator: " and ") }
}

extension String {
  fileprivate func padding(to count: Int) -> String {
    self + String(repeating: " ", count: max(0, count - self.count))
  }
}
