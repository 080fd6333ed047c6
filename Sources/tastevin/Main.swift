import ArgumentParser
import Inspector

/// The program. Everything beyond reading arguments and printing lives in the modules below.
@main
enum Main {
  static func main() async {
    _ = PasswordVariable.value
    let preparation = ServerPreparation.start(for: CommandLine.arguments.dropFirst())
    var status = Inspector.ExitCode.good.rawValue
    do {
      // The screen takes the main thread, which is left at the first wait: nothing may wait before.
      var command = try Tastevin.parseAsRoot()
      // What a file cannot say is said before anything is done with half of it.
      _ = try SettingsFile.loaded.get()
      if let command = command as? any ScreenCommand, !command.opensScreen {
        try await command.runWithoutScreen()
      } else if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      StandardStream.error.write("tastevin: \(VisibleText.ofLines(failure.message))\n")
      status = failure.code.rawValue
    } catch let result as CommandResult {
      status = result.status
    } catch {
      // Help and version are asked for and good; everything else is wrong usage.
      let isAnswer = Tastevin.exitCode(for: error) == .success
      let stream = isAnswer ? StandardStream.output : .error
      // The parser repeats arguments as they came.
      stream.write(VisibleText.ofLines(Tastevin.fullMessage(for: error)) + "\n")
      status = (isAnswer ? Inspector.ExitCode.good : .usage).rawValue
    }
    await preparation?.value
    StandardStream.exit(status: status)
  }
}

/// A command that could not do its work, with the sentence that says why.
struct CommandFailure: Error {
  let code: Inspector.ExitCode
  let message: String

  init(_ message: String, code: Inspector.ExitCode = .usage) {
    self.code = code
    self.message = message
  }
}

/// A command that did its work, with an answer that is not good.
struct CommandResult: Error {
  let status: Int32

  init(code: Inspector.ExitCode) { status = code.rawValue }

  init(status: Int32) { self.status = status }
}
