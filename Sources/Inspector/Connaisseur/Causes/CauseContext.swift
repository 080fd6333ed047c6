import NotaryCore
import PolicyEditor

/// What is known beside the findings of a decision, from which its causes are told.
struct CauseContext {
  let given: String
  let decision: Decision
  let configuration: Configuration
  let reference: ConnaisseurReference?
  let choice: PolicyChoice?
  /// The validator that the rule asks for, where it is defined.
  let validator: Validator?
  let documents: ConnaisseurDocuments?
  /// Where the documents were read; nil where none were.
  let location: SourceLocation?
  /// What the server says of its own health, where it failed.
  let health: ServerHealth?
  /// Why trust data could not even be asked for.
  let unavailable: Explainer.Unavailable?
  /// What the documents prove to the Notary client without a pin.
  let chain: ChainOfTrust?
  /// Keys that are known from elsewhere, for root.
  let knownKeys: [KnownKey]
  /// Other names under which the server does have trust data for what may be meant.
  let otherGUNs: [String]
  let moment: Instant
  /// How the policy is written.
  let style: RuleStyle
  /// What this Connaisseur decides on another image of the same repository, by the same documents;
  /// nil where that would take others.
  let decide: (String) -> Decision?

  var generation: Generation { decision.generation }

  /// `Connaisseur 3.3`.
  var name: String { "Connaisseur \(generation.rawValue)" }

  var rule: Rule? { choice?.winner }

  var notary: NotaryValidator? {
    if case .notaryV1(let notary)? = validator?.kind { notary } else { nil }
  }

  var validatorName: String { rule?.validator ?? "default" }

  var gun: String { reference?.gun ?? "" }

  /// The image's registry and repository as they would be written in a manifest.
  var repository: String {
    guard let image = try? ImageReference(given) else { return reference?.repository ?? given }
    return image.gun.rawValue
  }

  /// The validator's host, as this generation takes it, but for a user and password in it: it is
  /// shown, and printed as a part of commands.
  var host: String {
    let host = notary?.host ?? ""
    guard !host.isEmpty else { return "notary.docker.io" }
    let start = host.firstRange(of: "://")?.upperBound ?? host.startIndex
    guard let end = host[start...].prefix(while: { $0 != "/" }).lastIndex(of: "@") else {
      return host
    }
    return host[..<start] + "***" + host[end...]
  }

  /// The host without scheme, path and port, in lower case.
  var hostName: String {
    var bare = host.firstRange(of: "://").map { host[$0.upperBound...] } ?? host[...]
    if bare.hasPrefix("***@") { bare = bare.dropFirst(4) }
    return String(bare.prefix { $0 != "/" && $0 != ":" }).lowercased()
  }

  /// Whether the trust data comes from elsewhere than the validator's host.
  var isOtherSource: Bool {
    switch location?.kind {
    case .server: (try? NotaryServerURL(host))?.description != location?.text
    case .archive: (try? NotaryServerURL(host))?.description != location?.saved?.from
    case .folder, .docker: true
    case .memory, nil: false
    }
  }

  /// The trust roots that the rule asks for.
  var trustRoots: [TrustRoot] {
    let wanted = rule?.trustRoot ?? "default"
    let roots = notary?.trustRoots ?? []
    if wanted == "*", generation == .go { return roots }
    return roots.first { ExactText($0.name ?? "") == ExactText(wanted) }.map { [$0] } ?? []
  }

  func trustRoot(named name: String) -> TrustRoot? {
    notary?.trustRoots.first { ExactText($0.name ?? "") == ExactText(name) }
  }

  /// The line of the rule, with what it says.
  var ruleEvidence: Evidence? {
    rule.map { Evidence("rule \($0.index + 1) is \(shown($0.pattern))", at: $0.place) }
  }

  /// The tag or digest that is looked for.
  var wanted: String { reference?.tag ?? reference?.digest ?? given }
}

extension Rule {
  var place: Evidence.Place? { position.map { .values($0) } }
}

extension Validator {
  var place: Evidence.Place? { position.map { .values($0) } }
}

extension TrustRoot {
  var place: Evidence.Place? { position.map { .values($0) } }
}

/// A stranger's text in a sentence.
func shown(_ text: String) -> String { VisibleText.of(text, limit: 200) }

/// The start of a key's ID or of a digest, as everywhere.
func short(_ id: String) -> String { VisibleText.of(String(id.prefix(12)), limit: 12) }

/// `a`, `a and b`, `a, b and c`.
func list(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}
