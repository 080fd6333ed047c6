import Foundation
import TerminalKit
import Testing

/// Screens that are kept as files, to be looked at and compared. With `RECORD=1` in the environment
/// (`make record`) they are written anew.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// Holds a screen's text to the file of this name.
  static func expect(
    _ text: String, as name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name + ".txt")
    if isRecording {
      try Data(text.utf8).write(to: file)
      return
    }
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    #expect(
      recorded == text, "\(name) is not as recorded:\n\(text)", sourceLocation: sourceLocation)
  }
}
