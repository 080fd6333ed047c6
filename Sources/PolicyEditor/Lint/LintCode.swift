/// The closed list of what lint finds. Codes are stable; `docs/lint.md` says what each means.
public enum LintCode: String, Sendable, Hashable, CaseIterable {
  // MARK: The file
  case notYAML = "not-yaml"
  case notAMapping = "not-a-mapping"
  case severalDocuments = "several-documents"
  case emptyConfiguration = "empty-configuration"
  case olderLayout = "older-layout"
  case notRendered = "not-rendered"
  case duplicateKey = "duplicate-key"
  case keyIsNoText = "key-is-no-text"
  case mergeNotAMapping = "merge-not-a-mapping"
  case scalarChanges = "scalar-changes"
  case notJudged = "not-judged"

  // MARK: Keys and types
  case unknownKey = "unknown-key"
  case misplacedKey = "misplaced-key"
  case missingKey = "missing-key"
  case emptyValue = "empty-value"
  case wrongType = "wrong-type"
  case valueNotAllowed = "value-not-allowed"
  case conflictingKeys = "conflicting-keys"
  case listAsMapping = "list-as-mapping"
  case duplicateEntry = "duplicate-entry"

  // MARK: Validators
  case invalidName = "invalid-name"
  case unsupportedType = "unsupported-type"
  case duplicateValidator = "duplicate-validator"
  case duplicateTrustRoot = "duplicate-trust-root"
  case noTrustRoots = "no-trust-roots"
  case invalidHost = "invalid-host"
  case hostScheme = "host-scheme"
  case hostPath = "host-path"
  case hostIsLocal = "host-is-local"
  case plainHTTP = "plain-http"
  case retiredServer = "retired-server"
  case keyNotPEM = "key-not-pem"
  case keyWithoutPEM = "key-without-pem"
  case keyExtraText = "key-extra-text"
  case privateKey = "private-key"
  case certificateAsKey = "certificate-as-key"
  case unsupportedKey = "unsupported-key"
  case invalidCertificate = "invalid-certificate"
  case expiredCertificate = "expired-certificate"
  case passwordInFile = "password-in-file"
  case incompleteAuth = "incomplete-auth"
  case emptyAuth = "empty-auth"
  case secretNotMounted = "secret-not-mounted"

  // MARK: Rules
  case unknownValidator = "unknown-validator"
  case noDefaultValidator = "no-default-validator"
  case unknownTrustRoot = "unknown-trust-root"
  case noDefaultTrustRoot = "no-default-trust-root"
  case identicalRules = "identical-rules"
  case neverWins = "never-wins"
  case neverMatches = "never-matches"
  case noFallback = "no-fallback"
  case optionIgnored = "option-ignored"
  case validateOnly = "validate-only"
  case modeWithoutEffect = "mode-without-effect"
  case temporaryRuleExpired = "temporary-rule-expired"

  // MARK: Patterns
  case invalidPattern = "invalid-pattern"
  case patternPanics = "pattern-panics"
  case slashInGroup = "slash-in-group"
  case admitsForeignImages = "admits-foreign-images"
  case matchesMore = "matches-more"
  case globDialect = "glob-dialect"
  case dockerHubName = "docker-hub-name"
  case dockerHubScoring = "docker-hub-scoring"

  // MARK: Deployment
  case ownImageNotCovered = "own-image-not-covered"
  case redisNotCovered = "redis-not-covered"
  case detectionMode = "detection-mode"
  case failOpen = "fail-open"
  case settingNotUnderstood = "setting-not-understood"
  case settingWithoutEffect = "setting-without-effect"
  case unknownTemplate = "unknown-template"

  // MARK: Comments
  case unusedIgnore = "unused-ignore"

  /// How bad it is unless a rule knows better.
  public var usualSeverity: LintProblem.Severity {
    switch self {
    case .notJudged, .matchesMore, .unusedIgnore, .noFallback: .info
    case .scalarChanges, .listAsMapping, .duplicateTrustRoot, .duplicateValidator, .noTrustRoots,
      .hostPath, .hostIsLocal, .plainHTTP, .retiredServer, .expiredCertificate, .passwordInFile,
      .emptyAuth, .identicalRules, .neverWins, .neverMatches, .optionIgnored, .validateOnly,
      .modeWithoutEffect, .temporaryRuleExpired, .slashInGroup, .admitsForeignImages,
      .globDialect, .dockerHubName, .dockerHubScoring, .ownImageNotCovered, .redisNotCovered,
      .detectionMode, .failOpen, .settingNotUnderstood, .settingWithoutEffect, .unknownTemplate:
      .warning
    default: .error
    }
  }
}
