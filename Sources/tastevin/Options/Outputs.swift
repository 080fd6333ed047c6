import ArgumentParser
import Inspector

/// A format in which a command can write its answer.
protocol OutputFormat: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The one that is written where nothing is said.
  static var text: Self { get }
}

/// `-o FORMAT` and `-o FORMAT=FILE`: one or several forms of the same answer.
///
/// Text goes to standard output unless another form does.
struct Outputs<Format: OutputFormat>: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "\(Outputs.names), or one of them into a file, as in junit=report.xml. Repeatable.",
      valueName: "format[=file]"),
    transform: Outputs.target)
  var targets: [Target] = []

  /// A form, and the file that it goes to; nil for standard output.
  struct Target: Hashable, Sendable {
    let format: Format
    let file: String?
  }

  /// `text, json or junit`.
  private static var names: String {
    let names = Format.allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or \(names.last ?? "")"
  }

  private static func target(_ text: String) throws -> Target {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = Format(rawValue: String(parts[0])) else {
      throw ValidationError("it takes \(names), and behind '=' a file")
    }
    guard parts.count == 2 else { return Target(format: format, file: nil) }
    guard !parts[1].isEmpty else { throw ValidationError("there is no file behind '='") }
    return Target(format: format, file: parts[1] == "-" ? nil : String(parts[1]))
  }

  func validate() throws {
    guard targets.count(where: { $0.file == nil }) <= 1 else {
      throw ValidationError(
        "-o: standard output takes one format; give the others a file, as in junit=report.xml")
    }
    var files: Set<String> = []
    for file in targets.compactMap(\.file) where !files.insert(file).inserted {
      throw ValidationError("-o: '\(VisibleText.of(file))' is named twice")
    }
  }

  /// The form that goes to standard output.
  var onStandardOutput: Format { targets.first { $0.file == nil }?.format ?? .text }

  /// Opens the files, so that one that cannot be written is known before the work is done.
  func opened() throws(CommandFailure) -> OpenedOutputs<Format> {
    var files: [(format: Format, file: OutputFile)] = []
    for target in targets {
      if let file = target.file { files.append((target.format, try OutputFile(file))) }
    }
    return OpenedOutputs(format: onStandardOutput, files: files)
  }
}

/// Where the forms of an answer go.
struct OpenedOutputs<Format: OutputFormat> {
  fileprivate let format: Format
  fileprivate let files: [(format: Format, file: OutputFile)]

  /// Writes each form where it goes: files first, so that they are whole when a reader of standard
  /// output goes away.
  ///
  /// - Parameter answer: in a form for a stream, or for a file where there is none.
  func write(_ answer: (Format, StandardStream?) -> FormattedAnswer) throws(CommandFailure) {
    for (format, file) in files { try file.write(answer(format, nil)) }
    answer(format, .output).write { StandardStream.output.write($0) }
  }
}

/// An answer in one of its forms.
enum FormattedAnswer {
  case text(String)
  /// Written with a newline at its end, and in parts, because it may be long.
  case json(JSONOutput)

  func write<Failure>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    switch self {
    case .text(let text): try sink(Array(text.utf8))
    case .json(let json):
      try json.write(to: sink)
      try sink([UInt8(ascii: "\n")])
    }
  }
}
