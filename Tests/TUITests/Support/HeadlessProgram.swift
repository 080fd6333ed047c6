import Inspector
import NotaryCore
import PolicyEditor
import TUI
import TerminalKit
import TestSupport
import Testing

/// The program without a terminal: keys and answers go in, effects and screens come out.
///
/// Nothing is fetched by itself: a test gives each load its answers, in the order that it wants.
struct HeadlessProgram: CustomTestStringConvertible {
  private(set) var model: Model
  private(set) var size: Size
  /// Everything that was asked for, the oldest first.
  private(set) var effects: [Effect] = []

  /// Opens the program on an image, with the demo's other images as suggestions.
  ///
  /// - Parameter files: the demo's file of values, or none for no verdict.
  init(
    _ image: String? = "docker.io/acme/web:v1", columns: Int = 80, rows: Int = 24,
    files: [String] = [], connaisseur: Generation = .go, isReadOnly: Bool = false,
    isInsecure: Bool = false, hasRegistry: Bool = false, place: ConfigurationPlace? = nil,
    isConnaisseurChosen: Bool = false, images: ImagesOrigin? = nil, suite: String? = nil
  ) throws {
    var session = Session(
      image: image.map { Subject($0) }, location: "built-in demo",
      badges: ["DEMO, AS OF \(DateWords.day(Demo.moment))"],
      suggestions: Demo.repositories.map {
        Session.Suggestion(image: $0.image, remark: $0.remark)
      }, files: files, connaisseur: connaisseur)
    if let place { session.place = place }
    session.isConnaisseurChosen = isConnaisseurChosen
    session.hasEditor = true
    session.isReadOnly = isReadOnly
    session.isInsecure = isInsecure
    session.hasRegistry = hasRegistry
    session.images = images
    session.suite = suite
    model = Model(session: session)
    size = Size(columns: columns, rows: rows)
    effects = Update.start(&model)
    send(.event(.resize(size)))
  }

  /// The same, with the image's trust data in the demo loaded.
  static func loaded(
    _ image: String = "docker.io/acme/web:v1", columns: Int = 80, rows: Int = 24
  ) async throws -> HeadlessProgram {
    var program = try HeadlessProgram(image, columns: columns, rows: rows)
    await program.load()
    return program
  }

  /// The same with the demo's configuration: the verdict is there, and the trust data.
  static func explained(
    _ image: String = Demo.opening, columns: Int = 80, rows: Int = 24,
    connaisseur: Generation = .go
  ) async throws -> HeadlessProgram {
    var program = try HeadlessProgram(
      image, columns: columns, rows: rows, files: [Demo.valuesName], connaisseur: connaisseur)
    await program.explain()
    await program.load()
    return program
  }

  // MARK: What happens

  @discardableResult
  mutating func send(_ message: Message) -> [Effect] {
    let new = Update.update(&model, message)
    effects += new
    return new
  }

  /// Presses keys one after the other; the effects of all of them.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] {
    keys.flatMap { send(.event(.key($0))) }
  }

  /// Presses the key of each letter.
  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    text.flatMap { send(.event(.key(.character($0)))) }
  }

  mutating func paste(_ text: String) { send(.event(.paste(Paste(text)))) }

  mutating func mouse(_ action: MouseEvent.Action, column: Int, row: Int) {
    send(.event(.mouse(MouseEvent(action, at: Point(column: column, row: row)))))
  }

  mutating func resize(columns: Int, rows: Int) {
    size = Size(columns: columns, rows: rows)
    send(.event(.resize(size)))
  }

  // MARK: Loading

  /// The load that was asked for last.
  var lastLoad: (image: Subject, generation: Int)? {
    for effect in effects.reversed() {
      switch effect {
      case .load(let image, let generation): return (Subject(image), generation)
      case .examine(let inquiry): return (inquiry.image, inquiry.generation)
      default: continue
      }
    }
    return nil
  }

  /// Answers the question for a verdict that was asked last, by the demo's configuration or another.
  mutating func explain(
    by values: Values? = Demo.values, from source: any TrustSource = Demo.source()
  ) async {
    guard let load = lastLoad, let values else { return }
    let report = await ConfigurationInForce(values).report(
      on: load.image.given, at: Demo.moment, about: lastRejection
    ) { validator in
      if case .secret(let name)? = validator.authentication {
        return .success(SecretAskingSource(secret: name))
      }
      return .success(source)
    }
    send(.explained(generation: load.generation, VerdictPresentation(report)))
  }

  /// The denial with which the answers are to be compared.
  private var lastRejection: Rejection? {
    for case .examine(let inquiry) in effects.reversed() { return inquiry.rejection }
    return nil
  }

  /// Answers the load that was asked for last, with everything that the source has.
  mutating func load(from source: any TrustSource = Demo.source()) async {
    guard let image = lastLoad?.image.reference else { return }
    await answer(
      TrustLoader(source: source, gun: image.gun).load(), from: source.location(of: image.gun),
      trace: source.authenticationTrace())
  }

  /// Answers the load that was asked for last with these documents.
  mutating func answer(
    _ documents: TrustDocuments, from source: NotaryCore.SourceLocation = Demo.source().location,
    trace: AuthenticationTrace? = nil
  ) {
    guard let load = lastLoad, let image = load.image.reference else { return }
    let presentation = Self.presentation(of: documents, for: image, from: source, trace: trace)
    send(.loaded(generation: load.generation, presentation))
  }

  /// Answers the question for the versions of root that was asked last.
  mutating func answerHistory(from source: any TrustSource = Demo.source()) async {
    for case .history(let inquiry) in effects.reversed() {
      let roots = await RootHistoryLoader(source: source, gun: inquiry.image.gun).load()
      let sheet = RootHistory(roots, at: Demo.moment).sheet
      send(
        .asideAnswered(
          generation: inquiry.generation, .sheet(sheet, progress: "", isComplete: true)))
      return
    }
  }

  /// Answers the question for the registry that was asked last.
  mutating func answerRegistry(
    isComplete: Bool = true, _ answers: (RegistryFacts) -> RegistryFacts
  ) {
    for case .registry(let inquiry, let question) in effects.reversed() {
      let facts = RegistryFacts(
        location: "https://registry.acme.example", repository: question.image.repository,
        tag: question.image.tag, digests: question.digests)
      let sheet = RegistryReport(question, answers(facts)).sheet
      send(
        .asideAnswered(
          generation: inquiry.generation,
          .sheet(sheet, progress: isComplete ? "" : "asking", isComplete: isComplete)))
      return
    }
  }

  /// Tells what lies on this machine, beside what was loaded.
  mutating func readStores(_ local: LocalReport) {
    guard let load = lastLoad else { return }
    send(.storesRead(generation: load.generation, local))
  }

  static func presentation(
    of documents: TrustDocuments, for image: ImageReference,
    from source: NotaryCore.SourceLocation = Demo.source().location,
    trace: AuthenticationTrace? = nil
  ) -> Presentation {
    var report = TrustReport(
      image: image, source: source, documents: documents,
      pins: Demo.pins, at: Demo.moment)
    report.trace = trace
    return Presentation(report: report, isComplete: documents.isComplete)
  }

  // MARK: The policy

  /// How many effects the Policy view has been answered.
  private var answered = 0

  /// Answers everything that the Policy view asked for, until it asks no more.
  mutating func settlePolicy(by text: [UInt8] = Demo.valuesBytes) {
    while answered < effects.count {
      answered += 1
      switch effects[answered - 1] {
      case .readPolicy(let files, let number):
        let drafts = files.compactMap { try? PolicyDraft(file: $0, bytes: text) }
        let texts = drafts.map { (name: $0.file, bytes: $0.bytes) }
        if let values = try? Values.load(files: texts) {
          send(.policyRead(PolicyDesk(drafts), PolicyEdition(number: number, values)))
        }
      case .study(let edition): send(.studied(PolicyStudy(of: edition)))
      case .lint(let inquiry): send(.linted(inquiry.answer(at: Demo.moment)))
      case .tryOut(let inquiry): send(.triedOut(inquiry.answer))
      case .impact(let inquiry):
        let impacts = inquiry.images.compactMap { inquiry.comparison?.impact(on: $0) }
        send(.impacts(impacts, number: inquiry.number, isLast: true))
      case .showDifference(let drafts, let quits):
        send(.difference(PolicyDifference(of: drafts), quits: quits))
      default: continue
      }
    }
  }

  /// The program on the policy of the demo's configuration or another, everything there.
  static func policy(
    _ image: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws -> HeadlessProgram {
    try policy(
      of: String(decoding: Demo.valuesBytes, as: UTF8.self), image, columns: columns, rows: rows)
  }

  /// The same on a text.
  static func policy(
    of text: String, _ image: String? = nil, columns: Int = 100, rows: Int = 40,
    isReadOnly: Bool = false, suite: String? = nil
  ) throws -> HeadlessProgram {
    var program = try HeadlessProgram(
      image, columns: columns, rows: rows, files: [Demo.valuesName], isReadOnly: isReadOnly,
      suite: suite)
    program.settlePolicy(by: Array(text.utf8))
    program.press("3")
    return program
  }

  /// The text that is unsaved: that of the last recovery that was asked for.
  var unsavedText: String? {
    for case .keepRecovery(let drafts) in effects.reversed() {
      return drafts.first.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    return nil
  }

  // MARK: What is seen

  var canvas: Canvas { Screen.view(model, size) }

  var text: String { canvas.text }

  func shows(_ text: String) -> Bool { self.text.contains(text) }

  /// The first line that holds a text.
  func line(with text: String) -> String? { canvas.lines.first { $0.contains(text) } }

  /// What is in reverse video: the line under the cursor, or a text field's cursor.
  var selected: String {
    let reversed = (0..<size.rows).flatMap { row in
      canvas.row(row).filter { $0.style.attributes.contains(.reverse) }
    }
    return reversed.map(\.text).joined()
  }

  /// What a failed test shows.
  var testDescription: String { "\n" + text }

  var footer: String { canvas.lines.last ?? "" }
}
