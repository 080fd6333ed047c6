/// A key of a suite or of one of its cases.
public enum TestSuiteKey: String, Sendable, Hashable, CaseIterable {
  case connaisseur, at, trust, cases
  case name, image, manifest, expect, digest, rule, validator, message

  /// The mapping that a key belongs to.
  public enum Home: Sendable, Hashable {
    case suite, aCase
  }

  public var home: Home {
    switch self {
    case .connaisseur, .at, .trust, .cases: .suite
    case .name, .image, .manifest, .expect, .digest, .rule, .validator, .message: .aCase
    }
  }

  public static func keys(of home: Home) -> [TestSuiteKey] { allCases.filter { $0.home == home } }

  /// Words that stand for a key elsewhere.
  private static let others: [String: TestSuiteKey] = [
    "version": .connaisseur, "versions": .connaisseur, "time": .at, "clock": .at,
    "trust-dir": .trust, "trustDir": .trust, "archive": .trust, "tests": .cases,
    "title": .name, "description": .name, "file": .manifest, "verdict": .expect,
    "result": .expect, "pattern": .rule, "error": .message,
  ]

  /// The key of a mapping that is probably meant by a name; nil where none is like it.
  static func meant(by name: String, in home: Home) -> TestSuiteKey? {
    if let other = others[name], other.home == home { return other }
    let names = keys(of: home).map(\.rawValue)
    guard
      let nearest = EditDistance.nearest(to: name.lowercased(), among: names, limit: 1).first,
      EditDistance.between(name.lowercased(), nearest) <= max(2, nearest.utf8.count / 3)
    else { return nil }
    return TestSuiteKey(rawValue: nearest)
  }
}

extension TestSuite.Expectation.Verdict {
  /// The verdict that is meant by a word which is none.
  static func meant(by word: String) -> TestSuite.Expectation.Verdict? {
    switch word.lowercased() {
    case "admit", "admitted", "allow", "allowed", "pass", "true", "yes": .admit
    case "deny", "denied", "reject", "rejected", "fail", "false", "no": .deny
    case "crash", "crashed", "panic": .crash
    case "unknown", "error": .unknown
    default: nil
    }
  }
}
