import ArgumentParser
import Inspector
import TUI
import TerminalKit

/// How the interactive program uses the terminal.
struct ScreenOptions: ParsableArguments {
  @OptionGroup var colour: ColourOption

  @Flag(inversion: .prefixedNo, help: "Draw with ASCII characters only.")
  var ascii: Bool?

  @Flag(inversion: .prefixedNo, help: "Take the mouse, or leave it to the terminal.")
  var mouse: Bool?

  /// The locale asks for ASCII where its characters are not those of UTF-8.
  var isASCII: SettingInForce<Bool> {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].first { Environment.value($0) != nil }
    let isNeeded = name != nil && TerminalOptions.fromEnvironment.asciiOnly
    return .first(
      flag: (ascii == false ? "--no-ascii" : "--ascii", ascii),
      environment: (name ?? "LANG", isNeeded ? true : nil),
      file: SettingsFile.settings.ascii, standard: TerminalOptions.fromEnvironment.asciiOnly)
  }

  var takesMouse: SettingInForce<Bool> {
    .first(
      flag: (mouse == false ? "--no-mouse" : "--mouse", mouse),
      file: SettingsFile.settings.mouse, standard: true)
  }

  /// Runs a program on the terminal and exits with its status.
  func run(_ program: InspectorProgram) throws {
    TerminalSignals.block()
    var options = TerminalOptions.fromEnvironment
    options.usesColour = colour.isOn(for: .output)
    options.asciiOnly = isASCII.value
    options.usesMouse = takesMouse.value
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
