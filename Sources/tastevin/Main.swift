import ArgumentParser
import Inspector

/// The program. Everything beyond reading arguments and printing lives in the modules below.
@main
enum Main {
  static func main() async {
    StandardStream.reserve()
    _ = PasswordVariable.value
    let preparation = ServerPreparation.start(for: CommandLine.arguments.dropFirst())
    do {
      // The screen takes the main thread, which is left at the first wait: nothing may wait before.
      var command = try Tastevin.command(from: Array(CommandLine.arguments.dropFirst()))
      // What a file cannot say is said before anything is done with half of it.
      _ = try SettingsFile.loaded.get()
      guard
        command is any AsyncParsableCommand || (command as? any ScreenCommand)?.opensScreen == false
      else {
        try command.run()
        end(nil, preparation)
      }
      await runWaiting(command, preparation)
    } catch {
      end(error, preparation)
    }
  }

  /// Runs a command that waits, and ends the program from wherever the last wait left it: there is no
  /// main thread to go back to, and another one would be started only to exit.
  private nonisolated static func runWaiting(
    _ command: any ParsableCommand, _ preparation: ServerPreparation?
  ) async -> Never {
    do {
      if let command = command as? any ScreenCommand {
        try await command.runWithoutScreen()
      } else if var command = command as? any AsyncParsableCommand {
        try await command.run()
      }
      end(nil, preparation)
    } catch {
      end(error, preparation)
    }
  }

  /// Says what went wrong, if anything did, and ends the program.
  private nonisolated static func end(_ error: (any Error)?, _ preparation: ServerPreparation?)
    -> Never
  {
    let status = error.map(report) ?? Inspector.ExitCode.good.rawValue
    preparation?.finish()
    StandardStream.exit(status: status)
  }

  /// - Returns: the exit code.
  private nonisolated static func report(_ error: any Error) -> Int32 {
    switch error {
    case let failure as CommandFailure:
      StandardStream.error.write("tastevin: \(VisibleText.ofLines(failure.message))\n")
      return failure.code.rawValue
    case let result as CommandResult:
      return result.status
    default:
      // Help and version are asked for and good; everything else is wrong usage.
      let isAnswer = Tastevin.exitCode(for: error) == .success
      let stream = isAnswer ? StandardStream.output : .error
      // The parser repeats arguments as they came.
      stream.write(VisibleText.ofLines(Tastevin.fullMessage(for: error)) + "\n")
      return (isAnswer ? Inspector.ExitCode.good : .usage).rawValue
    }
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
