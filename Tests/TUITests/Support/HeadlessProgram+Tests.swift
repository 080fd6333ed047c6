import Inspector
import NotaryCore
import PolicyEditor
import TUI
import TerminalKit

/// The Tests view without files and servers.
extension HeadlessProgram {
  /// The program on the demo's suite, or another, which has been run.
  static func tests(
    of suite: [UInt8]? = Demo.suiteBytes, _ image: String? = "docker.io/acme/web:v1",
    policy: [UInt8] = Demo.valuesBytes, columns: Int = 80, rows: Int = 24,
    isReadOnly: Bool = false
  ) async throws -> HeadlessProgram {
    var program = try HeadlessProgram(
      image, columns: columns, rows: rows, files: [Demo.valuesName], isReadOnly: isReadOnly)
    program.settlePolicy(by: policy)
    program.press("4")
    program.readSuite(suite)
    await program.runSuite()
    return program
  }

  /// Answers the suite that was asked for last; nil where there is no such file.
  mutating func readSuite(_ suite: [UInt8]? = Demo.suiteBytes) {
    for case .readTests(let file, let number) in effects.reversed() {
      send(.suiteRead(SuiteReading(number, file: file, bytes: suite) { _ in .success([]) }))
      return
    }
  }

  /// The run that was asked for last.
  var lastOrder: SuiteOrder? {
    for case .runSuite(let order) in effects.reversed() { return order }
    return nil
  }

  /// Answers the run that was asked for last.
  mutating func runSuite() async {
    guard let order = lastOrder else { return }
    let report = await order.report(at: Demo.moment) { _ in .success(Demo.source()) }
    send(.suiteRan(report, number: order.number, done: 6, isLast: true))
  }
}
