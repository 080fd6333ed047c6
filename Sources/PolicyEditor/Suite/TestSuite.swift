public import NotaryCore

/// What a policy must admit and what it must deny: the content of `tastevin.tests.yaml`.
///
/// Everything has its place in the file, so that a failure can be told where it was asked for.
public struct TestSuite: Sendable {
  /// A value and where it stands.
  public struct Entry<Value: Sendable & Hashable>: Sendable, Hashable {
    public let value: Value
    public let position: SourcePosition
  }

  /// The file as it was named.
  public let file: String
  /// The Connaisseurs that decide; nil where the suite does not say, which means all.
  public let connaisseur: Entry<[ConnaisseurChoice]>?
  /// The moment as of which expiry is judged; nil where it is that of the run.
  public let moment: Entry<Instant>?
  /// A trust folder or archive in place of the servers, as it is written; nil where servers are asked.
  public let trust: Entry<String>?
  /// In the order of the file.
  public let cases: [Case]

  /// The name of a suite beside a configuration.
  public static let usualName = "tastevin.tests.yaml"

  /// The suite that belongs to a file of values: the one in its folder.
  public static func usualPath(beside values: String) -> String {
    folder(of: values) + usualName
  }

  /// A path of the suite, which begins at its folder, as one that can be opened from here.
  public func path(of written: String) -> String {
    written.hasPrefix("/") ? written : TestSuite.folder(of: file) + written
  }

  /// The folder of a file, with a slash behind it; empty for one in the folder of the process.
  private static func folder(of file: String) -> String {
    file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }
}

extension TestSuite {
  /// One thing that must be so.
  public struct Case: Sendable, Hashable {
    /// Nil where it has none.
    public let name: Entry<String>?
    public let subject: Subject
    public let expectation: Expectation
    /// Where the case begins.
    public let position: SourcePosition

    /// What is judged.
    public enum Subject: Sendable, Hashable {
      /// An image, as it is written.
      case image(Entry<String>)
      /// A manifest, as its path is written: every image of it is judged.
      case manifest(Entry<String>)
    }

    /// The image or the path, as it is written.
    public var subjectText: String {
      switch subject {
      case .image(let entry), .manifest(let entry): entry.value
      }
    }

    /// The name; where it has none, what is expected of what.
    public var title: String {
      name?.value ?? "\(expectation.verdict.value.rawValue) \(subjectText)"
    }
  }

  /// What Connaisseur must say. Everything that is given must hold.
  public struct Expectation: Sendable, Hashable {
    public let verdict: Entry<Verdict>
    /// As Connaisseur writes it, such as `sha256:2cf2…`.
    public let digest: Entry<String>?
    /// The pattern of the rule that must win.
    public let rule: Entry<String>?
    public let validator: Entry<String>?
    /// What must stand in the message.
    public let message: Entry<ExpectedText>?

    public enum Verdict: String, Sendable, Hashable, CaseIterable {
      case admit, deny, crash, unknown
    }
  }
}
