import Inspector
import NotaryCore
import PolicyEditor
import TUI
import TerminalKit

/// The program on the demo's data without a terminal: whatever it asks for is answered at once.
struct DemoProgram {
  private var model: Model
  private let size: Size
  private let source = Demo.source()

  init(on image: ImageReference, size: Size) async {
    var session = Session(
      image: Subject(image), location: source.location.text,
      badges: ["DEMO, AS OF \(DateWords.day(Demo.moment))"], files: [Demo.valuesName])
    session.isBuiltIn = true
    session.images = .manifests([Demo.manifestName])
    model = Model(session: session)
    self.size = size
    await answer(Update.start(&model))
    await send(.event(.resize(size)))
  }

  var canvas: Canvas { Screen.view(model, size) }

  mutating func send(_ message: Message) async {
    await answer(Update.update(&model, message))
  }

  /// Answers everything, and what is asked for after that.
  private mutating func answer(_ effects: [Effect]) async {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      for message in await answers(to: effect) { waiting += Update.update(&model, message) }
    }
  }

  private func answers(to effect: Effect) async -> [Message] {
    switch effect {
    case .examine(let inquiry): await answers(to: inquiry)
    case .readPolicy(_, let number): policy(number)
    case .study(let edition): [.studied(PolicyStudy(of: edition))]
    case .lint(let inquiry): [.linted(inquiry.answer(at: Demo.moment))]
    case .tryOut(let inquiry): [.triedOut(inquiry.answer)]
    case .readTests(let file, let number):
      [.suiteRead(SuiteReading(number, file: file, bytes: Demo.suiteBytes) { _ in .success([]) })]
    case .runSuite(let order): [await outcome(of: order)]
    case .images(.audit(let inquiry)): await audit(inquiry)
    default: []
    }
  }

  /// The verdict on an image, and its trust data.
  private func answers(to inquiry: Inquiry) async -> [Message] {
    guard let image = inquiry.image.reference, let values = Demo.values else { return [] }
    let verdict = await ConfigurationInForce(values).report(
      on: inquiry.image.given, at: Demo.moment
    ) { _ in .success(source) }
    let report = TrustReport(
      image: image, source: source.location,
      documents: await TrustLoader(source: source, gun: image.gun).load(), pins: Demo.pins,
      at: Demo.moment)
    return [
      .explained(generation: inquiry.generation, VerdictPresentation(verdict)),
      .loaded(
        generation: inquiry.generation, Presentation(report: report, isComplete: true)),
    ]
  }

  private func policy(_ number: Int) -> [Message] {
    guard let draft = try? PolicyDraft(file: Demo.valuesName, bytes: Demo.valuesBytes),
      let values = Demo.values
    else { return [] }
    return [.policyRead(PolicyDesk([draft]), PolicyEdition(number: number, values))]
  }

  private func outcome(of order: SuiteOrder) async -> Message {
    let report = await order.report(at: Demo.moment) { _ in .success(source) }
    return .suiteRan(report, number: order.number, done: 0, isLast: true)
  }

  private func audit(_ inquiry: ImagesInquiry) async -> [Message] {
    guard let values = Demo.values, let manifest = Demo.manifest else { return [] }
    let settings = Generation.allCases.map { ($0, AdmissionSettings(values, for: $0)) }
    let audit = Audit(
      [manifest], by: Generation.allCases, settings: Dictionary(uniqueKeysWithValues: settings))
    let explainer = Explainer(
      values: values, reading: ConfigurationInForce(values).reading, at: Demo.moment
    ) { _ in .success(source) }
    let explanations = await explainer.explain(audit.images, by: Generation.allCases)
    let judged = audit.images.indices.map { ($0, audit.entry($0, explanations[$0])) }
    let answers: [ImagesAnswer] = [
      .read(audit, gaps: [], at: Demo.moment), .judged(Dictionary(uniqueKeysWithValues: judged)),
      .ended,
    ]
    return answers.map { .images(number: inquiry.number, $0) }
  }
}
