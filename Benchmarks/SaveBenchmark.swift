import Foundation
import PolicyEditor
import TestSupport

/// A thousand saves by processes that are killed while they save: the file must be whole each time.
struct SaveBenchmark {
  static let argument = "save-until-killed"
  private let saves = 1_000

  func rows() throws -> [BenchmarkRow] {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/values.yaml"
    try folder.write(Self.text(0), to: "values.yaml")
    try folder.write([], to: "count")
    var killed = 0
    var broken = 0
    while count(in: folder) < saves {
      try kill(savingTo: path)
      killed += 1
      let found = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      if !Self.isWhole(found) { broken += 1 }
    }
    return [
      BenchmarkRow(
        name: "broken files after \(count(in: folder)) saves and \(killed) kills",
        result: "\(broken)", aim: "0", isMet: broken == 0)
    ]
  }

  private func count(in folder: TemporaryFolder) -> Int {
    var status = stat()
    return stat("\(folder.path)/count", &status) == 0 ? Int(status.st_size) : 0
  }

  private func kill(savingTo path: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [Self.argument, path]
    try process.run()
    usleep(UInt32.random(in: 20_000..<120_000))
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Saves without end, and counts.
  static func work(_ path: String) throws -> Never {
    let count = open(path.replacing("values.yaml", with: "count"), O_WRONLY | O_APPEND)
    let saver = FileSaver(path)
    var number = 0
    while true {
      try saver.save(text(number), expecting: .anything)
      write(count, ".", 1)
      number += 1
    }
  }

  /// Texts whose every byte says which one they are.
  private static func text(_ number: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(0x61 + number % 26), count: 100_000 + number % 26)
  }

  private static func isWhole(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    return text == self.text(Int(first) - 0x61)
  }
}
