import Inspector
import PolicyEditor
import TerminalKit

/// What actions do in the Images view, and how answers come.
enum ImagesUpdate {
  // MARK: Loading

  /// Reads the images of an origin, and has them judged.
  static func read(_ origin: ImagesOrigin, _ model: inout Model) -> [Effect] {
    model.generation += 1
    model.images.begin(origin, number: model.generation, by: model.imagesBasis)
    Update.fit(&model)
    return ask(&model)
  }

  /// Asks, unless what judges is still to be read; then that comes first.
  private static func ask(_ model: inout Model) -> [Effect] {
    guard let place = model.session.place, let origin = model.images.origin,
      case .running(let number) = model.images.loading
    else {
      model.images.loading = .none
      return []
    }
    let known = model.knownConfiguration
    if case .cluster = place, known == nil {
      model.images.isWaiting = true
      return model.isReadingCluster ? [] : PolicyUpdate.read(&model)
    }
    model.images.isWaiting = false
    return [
      .images(
        .audit(
          ImagesInquiry(
            origin: origin, place: place, known: known, secrets: model.secrets, number: number)))
    ]
  }

  /// What judges has been read.
  static func judgeWaiting(_ model: inout Model) -> [Effect] {
    model.images.isWaiting ? ask(&model) : []
  }

  /// What judges cannot be read.
  static func failWaiting(_ reason: String, _ model: inout Model) {
    guard model.images.isWaiting else { return }
    model.images.isWaiting = false
    model.images.loading = .failed(reason)
  }

  static func reload(_ model: inout Model) -> [Effect] {
    model.images.origin.map { read($0, &model) } ?? []
  }

  static func take(_ answer: ImagesAnswer, number: Int, _ model: inout Model) {
    guard model.images.loading == .running(number) else { return }
    switch answer {
    case .read(let audit, let gaps, let moment):
      model.images.show(audit, gaps: gaps, at: moment)
    case .judged(let entries): model.images.show(entries)
    case .ended: model.images.loading = .none
    case .failed(let reason): model.images.loading = .failed(reason)
    }
    Update.fit(&model)
  }

  /// Esc: the details give way to the list; then a load is cancelled, then the filter cleared.
  static func back(_ model: inout Model) -> [Effect] {
    if model.images.focus == .detail {
      focus(.list, &model)
    } else if model.images.loading.isRunning {
      model.images.loading = .cancelled
      model.images.isWaiting = false
      return [.images(.cancel)]
    } else if !model.images.filter.isEmpty {
      model.images.setFilter("")
    }
    return []
  }

  // MARK: Actions

  static func perform(_ action: Action, _ model: inout Model) -> [Effect] {
    switch action {
    case .open: return open(&model)
    case .manifests:
      ActionUpdate.show(.picker(Picker(.manifests, items: [], text: named(model))), &model)
    case .live:
      if let cluster = model.clusterInUse { return read(.cluster(cluster), &model) }
    case .export:
      ActionUpdate.show(.picker(Picker(.export, items: [], text: "images.json")), &model)
    case .judge: model.images.bringToFront(model.images.front == .go ? .python : .go)
    case .sort: model.images.change { $0.sort = $0.sort.next }
    case .group:
      model.images.change {
        $0.grouping = $0.grouping.next
        $0.folded = []
      }
    case .toggleFold: model.images.toggleFold()
    case .foldAll: model.images.foldAll()
    case .unfoldAll: model.images.change { $0.folded = [] }
    case .switchPane: focus(model.images.focus == .list ? .detail : .list, &model)
    case .nextMatch: model.images.move { $0.move(by: 1) }
    case .previousMatch: model.images.move { $0.move(by: -1) }
    default: move(action, &model)
    }
    return []
  }

  /// The verdict on the image under the cursor; Esc there leads back.
  private static func open(_ model: inout Model) -> [Effect] {
    guard let entry = model.images.selected else {
      model.images.toggleFold()
      return []
    }
    let effects = Update.load(Subject(entry.image), &model)
    ActionUpdate.show(.verdict, &model)
    model.isFromImages = true
    return effects
  }

  /// The manifests that are read, as they would be typed.
  private static func named(_ model: Model) -> String {
    guard case .manifests(let names)? = model.images.origin, names.count == 1 else { return "" }
    return names[0]
  }

  private static func focus(_ focus: ImagesPane.Focus, _ model: inout Model) {
    model.images.focus = focus
    Update.fit(&model)
  }

  private static func move(_ action: Action, _ model: inout Model) {
    guard model.images.focus == .list else { return model.images.detail.perform(action) }
    model.images.move { list in
      switch action {
      case .up: list.move(by: -1)
      case .down: list.move(by: 1)
      case .pageUp: list.pageUp()
      case .pageDown: list.pageDown()
      case .halfPageUp: list.halfPageUp()
      case .halfPageDown: list.halfPageDown()
      case .top: list.moveToTop()
      case .bottom: list.moveToBottom()
      default: break
      }
    }
  }

  // MARK: Writing them into a file

  static func export(_ path: String, _ model: inout Model) -> [Effect] {
    guard let report = model.images.report else { return [] }
    return [.images(.export(ImagesExport(path: path, overwrites: false, report: report)))]
  }

  /// The file that is there may be replaced.
  static func overwrite(_ model: inout Model) -> [Effect] {
    guard let export = model.images.pendingExport else { return [] }
    model.images.pendingExport = nil
    return [.images(.export(export.overwriting))]
  }

  static func exported(_ export: ImagesExport, _ failure: SaveFailure?, _ model: inout Model) {
    let path = VisibleText.of(export.path, limit: 200)
    switch failure {
    case nil: model.notice = Model.Notice(text: "Written: \(path)", isBad: false)
    case .changedOnDisk?:
      model.images.pendingExport = export
      model.popup = .question(
        Question(
          "Overwrite the file?", [StyledText("There is a file \(path) already.")],
          [Question.Choice(key: "o", label: "overwrite it", answer: .overwriteExport)]))
    case .some(let failure):
      model.notice = Model.Notice(text: VisibleText.of(failure.sentence, limit: 400), isBad: true)
    }
  }
}

extension Model {
  /// By what images would be judged now.
  var imagesBasis: ImagesBasis {
    ImagesBasis(place: session.place, edition: policy.unsaved?.number)
  }
}
