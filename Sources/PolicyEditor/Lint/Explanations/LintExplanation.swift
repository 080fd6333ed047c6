/// What a code means, for people and for `docs/lint.md`.
public struct LintExplanation: Sendable {
  /// A few words.
  public let title: String
  /// When it is found, and what comes of it.
  public let text: String
  public let fix: String
  /// A file in which it is found.
  public let example: String
  /// In whose eyes.
  public let version: ConnaisseurVersion

  init(
    _ title: String, _ text: String, fix: String, version: ConnaisseurVersion = .go,
    example: String
  ) {
    self.title = title
    self.text = text
    self.fix = fix
    self.example = example
    self.version = version
  }
}

/// Codes that belong together.
public enum LintChapter: String, Sendable, CaseIterable {
  case file = "The file"
  case keys = "Keys and types"
  case validators = "Validators"
  case rules = "Rules"
  case patterns = "Patterns"
  case deployment = "Deployment"

  /// Its codes in their order.
  public var codes: [LintCode] {
    LintCode.allCases.filter { explanations[$0] != nil }
  }

  private var explanations: [LintCode: LintExplanation] {
    switch self {
    case .file: LintExplanation.ofFile
    case .keys: LintExplanation.ofKeys
    case .validators: LintExplanation.ofValidators
    case .rules: LintExplanation.ofRules
    case .patterns: LintExplanation.ofPatterns
    case .deployment: LintExplanation.ofDeployment
    }
  }
}

extension LintCode {
  public var explanation: LintExplanation {
    let tables = [
      LintExplanation.ofFile, LintExplanation.ofKeys, LintExplanation.ofValidators,
      LintExplanation.ofRules, LintExplanation.ofPatterns, LintExplanation.ofDeployment,
    ]
    return tables.lazy.compactMap { $0[self] }.first
      ?? LintExplanation(rawValue, rawValue, fix: "", example: "")
  }
}
