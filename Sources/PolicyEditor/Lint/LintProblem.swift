/// Something in a values.yaml that is wrong, or not what it seems to be.
public struct LintProblem: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Connaisseur, Helm or the cluster refuses it, or images are denied because of it.
    case error
    /// It works, but hardly as it was meant.
    case warning
    case info

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    /// The worst first.
    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .info: 2
      }
    }
  }

  public let code: LintCode
  public internal(set) var severity: Severity
  /// For which it holds, of those that were asked.
  public let generations: [Generation]
  /// What it is about, such as `application.policy[2].with.trustRoot`; empty for a whole file.
  public let path: String
  public let range: SourceRange
  /// One sentence, then the words of a Connaisseur that refuses it, which may have several lines.
  public internal(set) var message: String
  /// What to do; nil where the message says it.
  public let fix: String?
  /// The same as an edit; nil where people have to decide something.
  public let edit: LintEdit?
}

/// How a problem is mended by an edit of one file.
public struct LintEdit: Sendable, Hashable {
  public let file: String
  /// Changes of the file's document that was linted; making and proving them is left to
  /// ``PolicyDraft`` or ``YAMLDocument/edit(_:_:)``.
  public let step: PolicyStep
}
