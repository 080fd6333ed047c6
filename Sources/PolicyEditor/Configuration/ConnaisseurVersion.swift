/// A release of Connaisseur 3.
///
/// Decisions tell only two programs apart, see ``generation``; what a values.yaml may hold differs
/// between releases.
public struct ConnaisseurVersion: Sendable, Hashable, Comparable {
  public let minor: Int
  /// The last release of the minor version where none is named.
  public let patch: Int

  public init(_ minor: Int, patch: Int = .max) {
    self.minor = minor
    self.patch = patch
  }

  /// Reads `3.9` or `3.7.1`. Nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count, (2...3).contains(numbers.count), numbers[0] == 3 else {
      return nil
    }
    self.init(numbers[1], patch: numbers.count == 3 ? numbers[2] : .max)
  }

  /// The last of the Python program, 3.3, and the one of the Go program that is meant where a version
  /// of it is not named, 3.9.
  public static let python = ConnaisseurVersion(3)
  public static let go = ConnaisseurVersion(9)
  /// The last one whose changes are known.
  public static let newest = ConnaisseurVersion(10)

  public init(of generation: Generation) {
    self = generation == .python ? .python : .go
  }

  public var generation: Generation { minor <= 3 ? .python : .go }

  /// `3.9`, or `3.7.1` where a patch was named.
  public var text: String { patch == .max ? "3.\(minor)" : "3.\(minor).\(patch)" }

  public static func < (left: ConnaisseurVersion, right: ConnaisseurVersion) -> Bool {
    (left.minor, left.patch) < (right.minor, right.patch)
  }
}
