import Inspector
import NotaryCore
import TerminalKit

/// Changes the model by what happened, and says what is to be done.
public enum Update {
  /// What a program begins with.
  public static func start(_ model: inout Model) -> [Effect] {
    reload(&model) + (model.session.images.map { ImagesUpdate.read($0, &model) } ?? [])
  }

  /// Reads and fetches everything anew.
  static func reload(_ model: inout Model) -> [Effect] {
    model.secrets = model.session.secrets
    model.secretsOrigin = nil
    // What is going to judge the image is read first, or beside it.
    let reading = PolicyUpdate.read(&model)
    return (model.session.image.map { load($0, &model) } ?? []) + reading
      + TestsUpdate.reload(&model)
  }

  public static func update(_ model: inout Model, _ message: Message) -> [Effect] {
    let effects = handle(message, &model)
    // Tests follow whatever becomes of the policy.
    return effects + TestsUpdate.follow(&model)
  }

  private static func handle(_ message: Message, _ model: inout Model) -> [Effect] {
    switch message {
    case .event(.resize(let size)):
      model.size = size
      fit(&model)
    case .event(.key(let key)):
      model.notice = nil
      return KeyUpdate.handle(key, &model)
    case .event(.mouse(let event)): return MouseUpdate.handle(event, &model)
    case .event(.paste(let paste)): return PasteUpdate.handle(paste, &model)
    case .loaded(let generation, let presentation): loaded(presentation, generation, &model)
    case .askedToWait(let generation, let seconds, let until):
      return PauseUpdate.begin(seconds: seconds, until: until, generation: generation, &model)
    case .waited(let generation): PauseUpdate.end(generation: generation, &model)
    case .loadFailed(let generation, let reason):
      guard model.loading == .running(generation) else { return [] }
      model.loading = .failed(reason)
    case .explained(let generation, let presentation): explained(presentation, generation, &model)
    case .explainFailed(let generation, let reason):
      guard model.explaining == .running(generation) else { return [] }
      explainFailed(reason, &model)
    case .policyRead(let desk, let edition): return PolicyUpdate.show(desk, edition, &model)
    case .policyFailed(let number, let reason):
      PolicyUpdate.readFailed(reason, number: number, &model)
    case .contextsRead(let contexts): ClusterUpdate.show(contexts, &model)
    case .runningRead(let running, let edition): return ClusterUpdate.show(running, edition, &model)
    case .runningFailed(let number, let problem):
      return ClusterUpdate.fail(problem, number: number, &model)
    case .secretsRead(let generation, let read):
      ClusterUpdate.take(read, generation: generation, &model)
    case .studied(let study): return PolicyUpdate.show(study, &model)
    case .triedOut(let answer): model.policy.show(answer)
    case .linted(let lint): LintUpdate.show(lint, &model)
    case .difference(let difference, let quits): SaveUpdate.show(difference, quits: quits, &model)
    case .saved(let answer): return SaveUpdate.take(answer, &model)
    case .diskRead(let found): return DiskUpdate.take(found, &model)
    case .fileChanged: return model.policy.desk.map { [.checkDisk($0.drafts)] } ?? []
    case .recoveryFound(let found): DiskUpdate.offer(found, &model)
    case .textEdited(let edit, let outcome, let text):
      return TextEditUpdate.take(edit, outcome, text, &model)
    case .impacts(let impacts, let number, let isLast):
      ImpactUpdate.take(impacts, number: number, isLast: isLast, &model)
    case .images(let number, let answer): ImagesUpdate.take(answer, number: number, &model)
    case .imagesExported(let export, let failure): ImagesUpdate.exported(export, failure, &model)
    case .manifestRead(let images): return ImpactUpdate.add(images, &model)
    case .suiteRead(let reading): TestsUpdate.show(reading, &model)
    case .suiteRan(let report, let number, let done, let isLast):
      TestsUpdate.take(report, number: number, done: done, isLast: isLast, &model)
    case .suiteFailed(let reason, let number): TestsUpdate.fail(reason, number: number, &model)
    case .caseAdded(let failure): return SuiteAdditionUpdate.take(failure, &model)
    case .connectionTested(let test, let lines, let trace):
      ConnectionTestUpdate.show(test, lines, trace, &model)
    case .delegationsRead(let names): PolicyFormUpdate.offer(delegations: names, &model)
    case .folderListed(let listing):
      KeyFileUpdate.show(listing, &model)
      ComparisonPicker.show(listing, &model)
    case .keyFileRead(let text): KeyFileUpdate.fill(text, &model)
    case .storesRead(let generation, let local): storesRead(local, generation, &model)
    case .asideAnswered(let generation, let answer):
      return AsideUpdate.show(answer, generation: generation, &model)
    case .copied(let name, let outcome): model.notice = notice(name, outcome)
    case .edited(let outcome): return edited(outcome, &model)
    }
    return []
  }

  private static func loaded(
    _ presentation: Presentation, _ generation: Int, _ model: inout Model
  ) {
    guard model.loading == .running(generation) else { return }
    if presentation.isComplete { model.loading = .none }
    model.presentation = presentation
    showTrust(&model)
    showSignIn(&model)
  }

  private static func explained(
    _ presentation: VerdictPresentation, _ generation: Int, _ model: inout Model
  ) {
    guard model.explaining == .running(generation) else { return }
    model.explaining = .none
    model.placeBefore = nil
    model.verdict.show(presentation)
    showTrust(&model)
    showSignIn(&model)
  }

  private static func storesRead(
    _ local: LocalReport, _ generation: Int, _ model: inout Model
  ) {
    guard generation == model.loadGeneration, let presentation = model.presentation else { return }
    model.presentation = presentation.beside(local)
    showTrust(&model)
  }

  /// Begins to fetch an image; what was shown of another one goes.
  ///
  /// - Parameter rejection: a denial that is to be explained with it.
  static func load(
    _ image: Subject, about rejection: Rejection? = nil, _ model: inout Model
  ) -> [Effect] {
    if image != model.session.image {
      model.trust.clear()
      model.presentation = nil
      model.rejection = nil
      forgetVerdict(&model)
    }
    if let rejection { model.rejection = rejection }
    model.seenImages.removeAll { $0 == image.given }
    model.seenImages.insert(image.given, at: 0)
    // Whoever looks at how signing in goes wants to see how it goes this time.
    if model.overlay?.signIn == nil { model.overlay = nil }
    model.aside = nil
    model.session.image = image
    return judge(&model)
  }

  /// Begins to fetch the image, and to have it judged by the configuration. While that is still being
  /// read, or has to be, the judgement follows it.
  static func judge(_ model: inout Model) -> [Effect] {
    guard let image = model.session.image else { return [] }
    model.generation += 1
    model.loadGeneration = model.generation
    model.pause = nil
    // What this program cannot read has no trust data; each Connaisseur reads it in its own way.
    model.loading = image.refusal.map(Model.Loading.failed) ?? .running(model.generation)
    if model.hasValues { model.explaining = .running(model.generation) }
    fit(&model)
    guard let place = model.session.place else {
      return image.reference.map { [.load($0, generation: model.generation)] } ?? []
    }
    if case .cluster = place {
      if model.isReadingCluster { return [] }
      guard model.running != nil else { return PolicyUpdate.read(&model) }
    }
    return [
      .examine(
        Inquiry(
          image: image, place: place, known: model.knownConfiguration, secrets: model.secrets,
          connaisseur: model.session.connaisseur, rejection: model.rejection,
          isOtherSource: model.session.isSourceChosen, hasVerdict: model.verdict.report != nil,
          generation: model.generation))
    ]
  }

  /// Has the image judged by the files as they are edited.
  static func examineEdited(_ model: inout Model) -> [Effect] {
    model.session.image.map { load($0, &model) } ?? []
  }

  /// What was known before stays, and is said to be old.
  static func explainFailed(_ reason: String, _ model: inout Model) {
    model.explaining = .failed(reason)
    guard model.verdict.report != nil else { return forgetVerdict(&model) }
    if model.loading.isRunning { model.loading = .none }
    model.verdict.keep(despite: reason)
    // By the configuration of before it is not old.
    if PlaceUpdate.restore(&model) { model.explaining = .none }
    fit(&model)
  }

  /// Without a verdict there is no other judge than the Notary client.
  static func forgetVerdict(_ model: inout Model) {
    model.verdict.clear()
    model.placeBefore = nil
    model.departure = nil
    TrustUpdate.setJudge(.notaryClient, &model)
  }

  /// Shows what was loaded as the judge sees it.
  static func showTrust(_ model: inout Model) {
    guard let presentation = model.presentation?.seen(by: model.judge) else { return }
    var outcomes: [RoleName: RoleOutcome] = [:]
    if case .connaisseur(let generation) = model.judge,
      let answer = model.verdict.report?.explanation.answer(of: generation)
    {
      outcomes = JudgeDifference(answer, in: presentation.report).outcomes
    }
    model.trust.show(presentation, outcomes: outcomes)
  }

  /// Brings the way of signing in up to date, where it is being read.
  private static func showSignIn(_ model: inout Model) {
    guard var pane = model.overlay?.signIn else { return }
    pane.show(model.traces)
    model.overlay = .signIn(pane)
    fit(&model)
  }

  /// Gives the panes the sizes that the layout has for them.
  static func fit(_ model: inout Model) {
    let layout = Layout(model)
    let tree = (layout.tree ?? layout.detail)?.inner.size
    let detail = (layout.detail ?? layout.tree)?.inner.size
    model.trust.resize(
      tree: tree?.rows ?? 1, detail: detail ?? Size(columns: 1, rows: 1))
    model.verdict.resize(layout.main.inner.size)
    fitPolicy(layout.policy, &model)
    model.tests.resize(list: tree?.rows ?? 1, detail: detail ?? Size(columns: 1, rows: 1))
    let images = layout.images
    model.images.resize(
      list: images.list.map { ImagesView.rows(of: $0) } ?? 1,
      detail: (images.detail ?? images.list)?.inner.size ?? Size(columns: 1, rows: 1))
    model.overlay?.resize(layout.main.inner.size)
    model.aside?.resize(
      list: tree?.rows ?? 1, detail: detail ?? Size(columns: 1, rows: 1))
    if case .help(var pane) = model.popup {
      let (lines, rect) = PopupView.help(model, in: layout.body)
      pane.setCount(lines.count)
      pane.setHeight(rect.inset().rows)
      model.popup = .help(pane)
    }
    if case .note(var note) = model.popup {
      note.pane.setHeight(PopupView.rect(of: note, in: layout.body).inset().rows)
      model.popup = .note(note)
    }
    if case .impact(var pane) = model.popup {
      let inner = ImpactView.rect(in: layout.body).inset()
      pane.layOut(columns: inner.columns)
      pane.pane.setHeight(max(1, inner.rows - (pane.field == nil ? 0 : 1)))
      model.popup = .impact(pane)
    }
    if case .form(var form) = model.popup {
      let rect = PolicyFormView.rect(of: form, in: layout.body)
      form.scroll.setHeights(PolicyFormView.heights(of: form))
      form.scroll.setHeight(max(1, rect.inset().rows - 1))
      let focused = form.shown.firstIndex { $0.name == form.focused?.name } ?? 0
      form.scroll.reveal(focused, through: focused)
      model.popup = .form(form)
    }
    if case .picker(var picker) = model.popup {
      let rect = PopupView.rect(of: picker, in: layout.body)
      picker.list.setHeight(max(1, rect.inset().rows - 1))
      model.popup = .picker(picker)
    }
  }

  private static func fitPolicy(_ layout: PolicyLayout, _ model: inout Model) {
    let detail = layout.detail ?? layout.list ?? layout.text
    model.policy.resize(
      list: (layout.list ?? layout.text)?.inner.rows ?? 1,
      detail: detail?.inner.size ?? Size(columns: 1, rows: 1),
      text: (layout.text ?? layout.list)?.inner.rows ?? 1)
  }

  private static func notice(_ name: String, _ outcome: Clipboard.Outcome) -> Model.Notice {
    switch outcome {
    case .requested: Model.Notice(text: "Copied: \(name), if the terminal allows it.", isBad: false)
    default: Model.Notice(text: "\(name) is too long for the clipboard.", isBad: true)
    }
  }

  /// The file may have changed: everything is read again.
  private static func edited(_ outcome: ChildProcess.Outcome, _ model: inout Model) -> [Effect] {
    if case .failed(let code) = outcome {
      model.notice = Model.Notice(
        text: "The editor could not be started (error \(code)).", isBad: true)
      return []
    }
    return reload(&model)
  }
}
