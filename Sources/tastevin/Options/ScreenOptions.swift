import ArgumentParser
import Inspector
import TUI
import TerminalKit

/// How the interactive program uses the terminal.
struct ScreenOptions: ParsableArguments {
  @OptionGroup var colour: ColourOption

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  /// Runs a program on the terminal and exits with its status.
  func run(_ program: InspectorProgram) throws {
    TerminalSignals.block()
    var options = TerminalOptions.fromEnvironment
    options.usesColour = colour.isOn(for: .output)
    options.asciiOnly = options.asciiOnly || ascii
    options.usesMouse = !noMouse
    let status: Int32
    do throws(TerminalError) {
      status = try program.run(options)
    } catch {
      throw CommandFailure("\(error.message); 'tastevin inspect' needs no terminal")
    }
    guard status == 0 else { throw CommandResult(status: status) }
  }
}

extension TerminalError {
  fileprivate var message: String {
    switch self {
    case .notATerminal(.input): return "standard input is not a terminal"
    case .notATerminal(.output): return "standard output is not a terminal"
    case .unknownTerminal(nil): return "$TERM is not set"
    case .unknownTerminal(.some(let name)):
      return "the terminal '\(VisibleText.of(name, limit: 40))' of $TERM is not known here"
    case .missingCapability(let name): return "the terminal has no '\(name)'"
    case .system(let call, let code): return "\(call) failed (error \(code))"
    }
  }
}
