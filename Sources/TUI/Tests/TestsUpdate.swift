import Inspector
import NotaryCore
import PolicyEditor
import TerminalKit

/// What actions do in the Tests view, and how a suite is read and run.
enum TestsUpdate {
  static func perform(_ action: Action, _ model: inout Model) -> [Effect] {
    switch action {
    case .open: focus(.detail, &model)
    case .switchPane: focus(model.tests.focus == .tree ? .detail : .tree, &model)
    case .add: SuiteAdditionUpdate.propose(&model)
    case .runCase: return runCase(&model)
    case .nextMatch: move(.down, &model)
    case .previousMatch: move(.up, &model)
    default: move(action, &model)
    }
    return []
  }

  // MARK: Reading and running

  /// Brings the view up to date with everything else: called after whatever happened.
  static func follow(_ model: inout Model) -> [Effect] {
    var effects: [Effect] = []
    if model.tests.file != model.session.suiteFile {
      if model.tests.run != nil { effects.append(.cancelSuite) }
      model.tests.clear(file: model.session.suiteFile)
    }
    if case .unread = model.tests.reading, model.view == .tests { effects += read(&model) }
    return effects + run(&model)
  }

  /// Reads the suite anew, if somebody looks at it.
  static func read(_ model: inout Model) -> [Effect] {
    guard let file = model.tests.file else { return [] }
    let number = model.tests.nextNumber()
    model.tests.reading = .running(number)
    model.tests.tested = nil
    return [.readTests(file, number: number)]
  }

  /// Reads it anew if it has been read.
  static func reload(_ model: inout Model) -> [Effect] {
    if case .unread = model.tests.reading { return [] }
    return read(&model)
  }

  static func show(_ reading: SuiteReading, _ model: inout Model) {
    guard case .running(reading.number) = model.tests.reading else { return }
    switch reading.outcome {
    case .missing:
      model.tests.reading = .missing
      model.tests.show(nil)
    case .failed(let reason):
      model.tests.reading = .failed(reason)
      model.tests.show(nil)
    case .read(let suite): model.tests.reading = .read(suite)
    }
  }

  /// Runs the suite if the policy is another one than it was tested by.
  private static func run(_ model: inout Model) -> [Effect] {
    guard let suite = model.tests.suite, let edition = model.policy.edition,
      model.tests.tested != edition.number
    else { return [] }
    let isEdited = model.tests.tested != nil
    model.tests.tested = edition.number
    model.tests.isCancelled = false
    let number = model.tests.nextNumber()
    let order = SuiteOrder(
      plan: suite.plan, edition: edition, secrets: model.secrets, number: number,
      isEdited: isEdited)
    model.tests.run = TestsPane.Run(number: number, total: suite.plan.images.count)
    // What is known by the policy of before is gone: it may be otherwise now.
    model.tests.show(
      SuiteReport(suite.plan, [:], by: order.suite.generations, at: Instant.zero))
    return [.runSuite(order)]
  }

  /// Tests the case under the cursor again; what the others came to stays.
  private static func runCase(_ model: inout Model) -> [Effect] {
    guard let suite = model.tests.suite, let edition = model.policy.edition,
      let test = model.tests.selected?.test
    else { return [] }
    let plan = suite.plan.only(test)
    let number = model.tests.nextNumber()
    let order = SuiteOrder(
      plan: plan, edition: edition, secrets: model.secrets, number: number, isEdited: false)
    model.tests.isCancelled = false
    model.tests.run = TestsPane.Run(number: number, total: plan.images.count, isOfOne: true)
    show(SuiteReport(plan, [:], by: order.suite.generations, at: Instant.zero), &model)
    return [.runSuite(order)]
  }

  /// Shows what is known of all cases, or of those that are run again.
  private static func show(_ report: SuiteReport, _ model: inout Model) {
    let whole = model.tests.run?.isOfOne == true ? model.tests.report : nil
    model.tests.show(whole?.updated(by: report) ?? report)
  }

  static func take(
    _ report: SuiteReport, number: Int, done: Int, isLast: Bool, _ model: inout Model
  ) {
    guard model.tests.run?.number == number else { return }
    model.tests.run?.done = done
    show(report, &model)
    if isLast { model.tests.run = nil }
  }

  /// It could not be run at all.
  static func fail(_ reason: String, number: Int, _ model: inout Model) {
    guard model.tests.run?.number == number else { return }
    model.tests.run = nil
    model.tests.reading = .failed(reason)
    model.tests.show(nil)
  }

  static func cancel(_ model: inout Model) -> [Effect] {
    model.tests.run = nil
    model.tests.isCancelled = true
    model.notice = Model.Notice(text: "Testing was cancelled. R tests again.", isBad: false)
    return [.cancelSuite]
  }

  // MARK: Panes

  static func focus(_ pane: Model.Pane, _ model: inout Model) {
    model.tests.focus = pane
    Update.fit(&model)
  }

  static func back(_ model: inout Model) {
    if model.tests.focus == .detail { focus(.tree, &model) }
  }

  private static func move(_ action: Action, _ model: inout Model) {
    if model.tests.focus == .detail {
      model.tests.detail.perform(action)
    } else {
      model.tests.move { $0.perform(action) }
    }
  }
}

extension Session {
  /// The suite that is named, else the one that belongs to the files of values; nil where there is no
  /// configuration.
  var suiteFile: String? {
    guard place != nil else { return nil }
    return suite ?? TestSuite.usualPath(beside: files.first.flatMap { $0 == "-" ? nil : $0 } ?? "")
  }
}

extension ListState {
  /// Moves as the action says; any other does nothing.
  fileprivate mutating func perform(_ action: Action) {
    switch action {
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: pageUp()
    case .pageDown: pageDown()
    case .halfPageUp: halfPageUp()
    case .halfPageDown: halfPageDown()
    case .top: moveToTop()
    case .bottom: moveToBottom()
    default: break
    }
  }
}
