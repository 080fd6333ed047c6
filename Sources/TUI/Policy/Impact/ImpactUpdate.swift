import Inspector
import PolicyEditor
import TerminalKit

/// What becomes of images by what was edited, before it is saved.
enum ImpactUpdate {
  static func open(_ model: inout Model) -> [Effect] {
    let images =
      [model.session.image?.given, model.policy.tryOut.image].compactMap { $0 } + model.seenImages
      + model.session.manifestImages + model.session.suggestions.map(\.image)
    // A suite is read once; what it names stays.
    let suite =
      model.policy.impact == nil && !model.session.isBuiltIn ? model.session.suiteFile : nil
    var pane = model.policy.impact ?? ImpactPane(images: [])
    pane.add(images.joined(separator: " "))
    if pane.images.isEmpty { pane.field = TextFieldState() }
    return ask(pane, &model) + (suite.map { [.readSuite($0)] } ?? [])
  }

  private static func ask(_ pane: ImpactPane, _ model: inout Model) -> [Effect] {
    guard let desk = model.policy.desk, let edition = model.policy.edition else { return [] }
    var pane = pane
    pane.number += 1
    pane.isRunning = !pane.images.isEmpty
    show(pane, &model)
    guard pane.isRunning else { return [] }
    return [
      .impact(
        ImpactInquiry(
          images: pane.images, number: pane.number, before: desk.drafts, after: edition,
          secrets: model.secrets))
    ]
  }

  private static func show(_ pane: ImpactPane, _ model: inout Model) {
    model.policy.impact = pane
    model.popup = .impact(pane)
    Update.fit(&model)
  }

  static func take(
    _ impacts: [Impact], number: Int, isLast: Bool, _ model: inout Model
  ) {
    guard var pane = model.policy.impact, pane.number == number else { return }
    pane.show(impacts, columns: ImpactView.columns(in: Layout(model).body))
    if isLast { pane.isRunning = false }
    model.policy.impact = pane
    if case .impact = model.popup { show(pane, &model) }
  }

  static func handle(_ key: Key, _ pane: ImpactPane, _ model: inout Model) -> [Effect] {
    var pane = pane
    if var field = pane.field {
      switch key {
      case .enter:
        pane.add(field.text)
        pane.field = nil
        return ask(pane, &model)
      case .escape: pane.field = nil
      default:
        field.handle(key)
        pane.field = field
      }
      show(pane, &model)
      return []
    }
    switch key {
    case .escape, "q":
      model.popup = nil
      guard pane.isRunning else { return [] }
      pane.isRunning = false
      pane.number += 1
      model.policy.impact = pane
      return [.cancelImpact]
    case "a", "i": pane.field = TextFieldState()
    case "f":
      model.policy.impact = pane
      ActionUpdate.show(.picker(Picker(.manifest, items: [])), &model)
      return []
    case .up, "k": pane.pane.scroll(by: -1)
    case .down, "j": pane.pane.scroll(by: 1)
    case .pageUp: pane.pane.pageUp()
    case .pageDown, " ": pane.pane.pageDown()
    case .home, "g": pane.pane.moveToTop()
    case .end, "G": pane.pane.moveToBottom()
    default: break
    }
    show(pane, &model)
    return []
  }

  static func paste(_ paste: Paste, _ pane: ImpactPane, _ model: inout Model) -> [Effect] {
    var pane = pane
    guard pane.field == nil else {
      pane.field?.paste(paste)
      show(pane, &model)
      return []
    }
    pane.add(paste.text)
    return ask(pane, &model)
  }

  /// The images of a manifest have been read.
  static func add(_ images: Result<[String], PathProblem>, _ model: inout Model) -> [Effect] {
    guard var pane = model.policy.impact else { return [] }
    switch images {
    case .success(let images):
      pane.add(images.joined(separator: " "))
      // Nobody needs to type what was found.
      if pane.field?.isEmpty == true, !pane.images.isEmpty { pane.field = nil }
      return ask(pane, &model)
    case .failure(let problem):
      model.notice = Model.Notice(text: problem.sentence, isBad: true)
      return []
    }
  }
}
