import Foundation
import NotaryCore
import TestSupport

/// Judges some of the repositories in a folder, in a process of its own.
struct VerificationWorker {
  static let argument = "verify"

  /// What a worker prints when it is done.
  struct Result {
    /// For each second of processor time.
    let signaturesPerSecond: Double
    /// In MiB, `VmHWM` of the process.
    let peakMemory: Double

    init?(text: String) {
      let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      guard numbers.count == 2 else { return nil }
      (signaturesPerSecond, peakMemory) = (numbers[0], numbers[1])
    }
  }

  private let folder: String
  private let numbers: Range<Int>

  init(arguments: ArraySlice<String>) throws {
    let words = Array(arguments)
    guard words.count == 3, let first = Int(words[1]), let count = Int(words[2]) else {
      throw TestFailure("usage: benchmarks verify FOLDER FIRST COUNT")
    }
    folder = words[0]
    numbers = first..<first + count
  }

  func run() async throws {
    let source = try FolderSource(path: folder)
    let verifier = SignatureVerifier()
    var signatures = 0
    let start = ProcessorTime.ofProcess
    for number in numbers {
      let gun = VerificationBenchmark.gun(number)
      let documents = await TrustLoader(source: source, gun: gun).load()
      let chain = ChainOfTrust(documents, at: TestRepository.now, verifier: verifier)
      guard chain.status == .unpinned, chain.targets.count == 5 else {
        throw TestFailure("\(gun) is \(chain.status)")
      }
      signatures += chain.roles.reduce(0) { $0 + ($1.validSignatures ?? 0) }
    }
    guard signatures == 5 * numbers.count else { throw TestFailure("\(signatures) signatures") }
    let seconds = ProcessorTime.ofProcess - start
    print(Double(signatures) / seconds, try Self.peakMemory())
  }

  private static func peakMemory() throws -> Double {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first,
      let size = Double(kibibytes)
    else { throw TestFailure("no VmHWM") }
    return size / 1_024
  }
}
