public import NotaryCore
public import PolicyEditor

/// The rule that wins for an image in the eyes of one Connaisseur, with what it asks for. It is known
/// from the configuration alone.
public struct RuleInForce: Sendable {
  public let rule: Rule
  /// The validator that the rule names, or the one named `default`; nil where there is none.
  public let validator: Validator?
  /// The trust roots that count.
  public let trustRoots: [TrustRoot]

  /// Nil where the reference is refused or no rule wins.
  public init?(
    for image: String, in configuration: Configuration, as generation: Generation
  ) {
    self.init(for: image, in: configuration, by: Policy(configuration.rules, as: generation))
  }

  /// The same for many images.
  ///
  /// - Parameter policy: that of the configuration.
  init?(for image: String, in configuration: Configuration, by policy: Policy) {
    let generation = policy.generation
    guard case .success(let reference) = ConnaisseurReference.read(image, as: generation),
      let rule = policy.choose(for: reference.name).winner
    else { return nil }
    self.rule = rule
    validator = configuration.validators.first { $0.name == rule.validator ?? "default" }
    guard case .notaryV1(let notary)? = validator?.kind else {
      trustRoots = []
      return
    }
    let wanted = rule.trustRoot ?? "default"
    // 3.9 takes `*` for all of them; 3.3 has no such thing. Of two of a name the first counts.
    trustRoots =
      wanted == "*" && generation == .go
      ? notary.trustRoots : notary.trustRoots.first { $0.name == wanted }.map { [$0] } ?? []
  }

  /// What the validator says about its server; nil unless it is of the type notaryv1.
  public var notary: NotaryValidator? {
    if case .notaryV1(let notary)? = validator?.kind { notary } else { nil }
  }

  /// The keys of the trust roots as the Notary client pins them. One that cannot be read pins
  /// nothing.
  public var pins: TrustPins {
    TrustPins(
      trustRoots.flatMap { root in
        (try? PublicKeyFile.keys(in: Array((root.key ?? "").utf8))) ?? []
      })
  }
}
