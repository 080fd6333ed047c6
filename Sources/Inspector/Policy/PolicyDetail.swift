import NotaryCore
import PolicyEditor

/// Everything that is known about a line of the policy: a title and lines of text.
public struct PolicyDetail: Sendable {
  public let title: String
  public let lines: [StyledLine]

  public init(of item: PolicyOutline.Item, in outline: PolicyOutline, tryOut: TryOut? = nil) {
    switch item {
    case .section(let section):
      title = section.title.lowercased()
      lines = PolicyDetail.lines(of: section, outline)
    case .validator(let index):
      title = "validator \(VisibleText.of(outline.validator(index)?.name ?? "?", limit: 60))"
      lines = PolicyDetail.lines(ofValidator: index, outline)
    case .trustRoot(let validator, let index):
      let root = outline.trustRoot(index, of: validator)
      title = "trust root \(VisibleText.of(root?.name ?? "?", limit: 60))"
      lines = root.map { PolicyDetail.lines(of: $0, index, validator, outline) } ?? []
    case .rule(let index):
      title = "rule \(index + 1)"
      lines = outline.rule(index).map { PolicyDetail.lines(of: $0, outline, tryOut) } ?? []
    }
  }

  // MARK: Sections

  private static func lines(
    of section: Values.Section, _ outline: PolicyOutline
  ) -> [StyledLine] {
    var detail = DetailLines()
    switch outline.origins[section] {
    case .file(let position): detail.field("stands in", position.words)
    case .chart:
      detail.text(
        "No file sets it: what is shown is the chart's own, which a file replaces as a whole.",
        .warning)
    case .deleted(let position):
      detail.text("\(position.words) deletes the chart's own, and nothing takes its place.", .bad)
    case .absent, nil: detail.text("No file sets it.", .warning)
    }
    switch section {
    case .validators:
      detail.text("A validator says where signatures are, and with which keys they are checked.")
    case .policy:
      detail.text(
        "The most specific pattern wins, wherever it stands; the order decides between equals.")
    }
    return detail.lines
  }

  // MARK: Validators

  private static func lines(
    ofValidator index: Int, _ outline: PolicyOutline
  ) -> [StyledLine] {
    guard let validator = outline.validator(index) else { return [] }
    var detail = DetailLines()
    detail.field("type", validator.typeName, validator.isKnown ? .plain : .bad)
    if case .notaryV1(let notary) = validator.kind {
      server(notary, outline.generation, &detail)
    } else {
      detail.field("answer", validator.address)
    }
    ignored(validator.ignoredKeys, outline.generation, &detail)
    users(of: index, outline, &detail)
    place(validator.position, &detail)
    return detail.lines
  }

  private static func server(
    _ notary: NotaryValidator, _ generation: Generation, _ detail: inout DetailLines
  ) {
    detail.field(
      "host", notary.host.map { Span($0) } ?? Span("none, which stands for notary.docker.io", .dim))
    if notary.trustRoots.isEmpty {
      detail.field("roots", "none: nothing can be verified", .bad)
    }
    for (number, root) in notary.trustRoots.enumerated() {
      detail.field(
        number == 0 ? "roots" : "", Span("\(root.name ?? "?")  "), root.keySummary)
    }
    detail.field(
      "cert",
      notary.certificate == nil ? "those of the system count" : "its own, in PEM",
      notary.certificate == nil ? .dim : .plain)
    detail.field("signs in", Span(notary.signInWords, notary.authentication == nil ? .dim : .plain))
    if notary.isACR { detail.field("isAcr", "an Azure registry, which only 3.3 knows") }
  }

  private static func users(
    of index: Int, _ outline: PolicyOutline, _ detail: inout DetailLines
  ) {
    let rules = outline.rules(using: .validator(index))
    guard let first = rules.first else {
      detail.field("used by", "no rule", .warning)
      return
    }
    detail.field("used by", "rule \(first.index + 1)  \(first.pattern)")
    for rule in rules.dropFirst().prefix(4) {
      detail.field("", "rule \(rule.index + 1)  \(rule.pattern)")
    }
    if rules.count > 5 { detail.field("", "and \(rules.count - 5) more", .dim) }
  }

  private static func lines(
    of root: TrustRoot, _ index: Int, _ validator: Int, _ outline: PolicyOutline
  ) -> [StyledLine] {
    var detail = DetailLines()
    if let key = TrustRootKey.read(root), let id = key.canonicalID {
      detail.field("key ID", id.rawValue)
      detail.field("type", key.summary)
    } else {
      detail.field("key", root.keySummary)
    }
    let rules = outline.rules(using: .trustRoot(validator: validator, index))
    detail.field(
      "used by",
      rules.isEmpty
        ? Span("no rule", .warning)
        : Span(rules.prefix(20).map { "rule \($0.index + 1)" }.joined(separator: ", ")))
    place(root.position, &detail)
    return detail.lines
  }

  // MARK: Rules

  private static func lines(
    of rule: Rule, _ outline: PolicyOutline, _ tryOut: TryOut?
  ) -> [StyledLine] {
    var detail = DetailLines()
    detail.field("pattern", rule.pattern)
    let name = rule.validator ?? "default"
    let validator = outline.validator(of: rule).flatMap(outline.validator)
    detail.field(
      "validator", Span(name),
      validator.map { Span("  \($0.typeName)  \($0.address)", .dim) }
        ?? Span("  there is no such validator", .bad))
    if case .notaryV1? = validator?.kind {
      detail.field(
        "trust root", Span(rule.trustRoot ?? "default"),
        Span(rule.trustRoot == nil ? "  where none is named" : "", .dim))
    }
    if let delegations = rule.delegations {
      detail.field("signed by", delegations.joined(separator: ", "))
    }
    if let mode = rule.mode { detail.field("mode", mode) }
    ignored(rule.ignoredOptions, outline.generation, &detail)
    if let tryOut {
      for generation in Generation.allCases.reversed() where tryOut.reports[generation] != nil {
        detail.field(
          "in \(generation.rawValue)",
          tryOut.verdict(ofRule: rule.index, for: generation),
          Span("  for \(tryOut.image)", .dim))
      }
    }
    place(rule.position, &detail)
    return detail.lines
  }

  // MARK: Both

  private static func ignored(
    _ names: [String], _ generation: Generation, _ detail: inout DetailLines
  ) {
    guard !names.isEmpty else { return }
    let effect = generation == .go ? "3.9 does not start with it" : "3.3 ignores it"
    detail.field("not known", Span(names.joined(separator: ", ")), Span("  \(effect)", .warning))
  }

  private static func place(_ position: SourcePosition?, _ detail: inout DetailLines) {
    detail.field(
      "stands in", position.map { Span($0.words, .dim) } ?? Span("no file: the chart's own", .dim))
  }
}

extension Validator {
  fileprivate var isKnown: Bool {
    if case .unknown = kind { false } else { true }
  }
}

extension NotaryValidator {
  fileprivate var signInWords: String {
    switch authentication {
    case .inline(let credential): "as \(credential.user), with the password in the file"
    case .secret(let name): "with the secret \(name)"
    case .keychain: "with the pod's keychain"
    case .incomplete: "with nothing that can be used"
    case .unused(.noFile(let secret)): "secret \(secret), of which it reads nothing"
    case .unused(.otherRegistries(let secret, _)):
      secret.map { "secret \($0), which is for other hosts" } ?? "user and password for other hosts"
    case .unusable: "with a user and a password that it fails to use"
    case nil: "with nothing"
    }
  }
}

extension TryOut {
  /// Whether a rule wins in the eyes of one generation, and if not why.
  fileprivate func verdict(ofRule index: Int, for generation: Generation) -> Span {
    if let reason = reason(ofRule: index, for: generation) { return reason }
    let isWinner = reports[generation]?.choice?.winner?.index == index
    return isWinner ? Span("wins", .good) : Span("refused: no rule is looked at", .bad)
  }
}
