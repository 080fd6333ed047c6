import Foundation

/// Texts that tests compare whole, kept in files beside the tests. `make record` writes them anew.
public enum Golden {
  /// What differs from the file `Golden/<name>` beside the calling test; nil if nothing does.
  ///
  /// - Parameter name: with an extension, such as `sound.txt`.
  public static func difference(
    _ text: String, from name: String, beside test: String = #filePath
  ) throws -> String? {
    let folder = URL(fileURLWithPath: test).deletingLastPathComponent()
      .appendingPathComponent("Golden")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return nil
    }
    guard let recorded = FileManager.default.contents(atPath: file.path) else {
      return "there is no \(file.path): make record writes it\n\(text)"
    }
    let expected = String(decoding: recorded, as: UTF8.self)
    guard !expected.utf8.elementsEqual(text.utf8) else { return nil }
    let before = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let now = text.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = now.difference(from: before).map { change in
      switch change {
      case .insert(let offset, let line, _): "+\(offset + 1) \(line)"
      case .remove(let offset, let line, _): "-\(offset + 1) \(line)"
      }
    }
    return ([name] + lines).joined(separator: "\n")
  }
}
