import ArgumentParser
import Inspector
import NotaryCore
import TUI
import TerminalKit

/// `tastevin IMAGE`: the interactive program.
struct Browse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "Open the inspector on an image (this is what 'tastevin IMAGE' does).")

  @Argument(help: "The image, as in docker.io/acme/web:v1.")
  var image: String

  @OptionGroup var sources: SourceOptions
  @OptionGroup var pinning: PinOptions
  @OptionGroup var time: TimeOption
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    TerminalSignals.block()
    let reference = try TrustInquiry.reference(image)
    let pins = try pinning.pins()
    let (moment, isChosen) = try time.moment()
    // Read once: standard input may hold a password, and the terminal takes it over afterwards.
    let provider = try sources.provider()
    let source = try provider.source(for: reference)
    let badges = isChosen ? ["AT \(DateWords.minute(moment))"] : []
    let session = Session(
      image: reference, location: source.location(of: reference.gun).text, badges: badges)
    let environment = TUI.Environment(
      source: { image in
        do throws(CommandFailure) {
          return .success(try provider.source(for: image))
        } catch {
          return .failure(TUI.Environment.SourceProblem(error.message))
        }
      },
      pins: pins, moment: { isChosen ? moment : .now })
    try screen.run(
      InspectorProgram(session: session, environment: environment))
  }
}
