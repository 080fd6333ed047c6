import ArgumentParser
import Inspector
import NotaryCore
import TUI
import TerminalKit

/// `tastevin demo`: the program on built-in repositories, with its own clock and no network.
struct DemoCommand: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the inspector on built-in repositories, without a network.",
    discussion:
      "Without a terminal it prints the tree of one of them. In the program, i lists the others.")

  @Argument(help: "One of the built-in images.")
  var image: String?

  @OptionGroup var screen: ScreenOptions

  private func reference(orElse image: String) throws(CommandFailure) -> ImageReference {
    try TrustInquiry.reference(self.image ?? image)
  }

  var opensScreen: Bool {
    StandardStream.output.isTerminal && StandardStream.input.isTerminal
  }

  func run() throws {
    var session = Session(
      image: Subject(try reference(orElse: Demo.opening)), location: Demo.source().location.text,
      badges: ["DEMO, AS OF \(DateWords.day(Demo.moment))"],
      suggestions: Demo.repositories.map { .init(image: $0.image, remark: $0.remark) },
      files: [Demo.valuesName])
    session.isBuiltIn = true
    session.images = .manifests([Demo.manifestName])
    let editor = Editors.words
    session.hasEditor = !editor.isEmpty
    let environment = TUI.Environment(
      source: { _, _ in .success(Demo.source()) },
      file: { name in
        guard name == Demo.valuesName else {
          return .failure(.init("the demo reads no file but its own"))
        }
        return .success(Demo.valuesBytes)
      },
      validatorSource: { _ in .success(Demo.source()) },
      suite: { _ in .success(Demo.suiteBytes) },
      workloads: { _ in .success(AuditInput(manifests: Demo.manifest.map { [$0] } ?? [])) },
      pins: Demo.pins, moment: { Demo.moment },
      editor: editor)
    try screen.run(InspectorProgram(session: session, environment: environment))
  }

  /// The tree as text. Good also where the demo shows something broken.
  func runWithoutScreen() async throws {
    let image = try reference(orElse: Demo.repositories.first?.image ?? "")
    let source = Demo.source()
    let report = TrustReport(
      image: image, source: source.location,
      documents: await TrustLoader(source: source, gun: image.gun).load(), pins: Demo.pins,
      at: Demo.moment)
    StandardStream.output.write(screen.colour.text(report.lines, for: .output))
  }
}
