import ArgumentParser
import Inspector
import NotaryCore
import TUI

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
    let reference = try TrustInquiry.reference(image)
    let pins = try pinning.pins()
    let (moment, isChosen) = try time.moment()
    let provider = try sources.provider()
    // The password came through standard input; the keys come from the terminal.
    if sources.passwordStdin, !StandardStream.takeTerminalAsInput() {
      throw CommandFailure("there is no terminal; 'tastevin inspect' needs none")
    }
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
