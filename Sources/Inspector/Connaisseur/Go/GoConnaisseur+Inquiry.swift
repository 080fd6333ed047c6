public import NotaryCore
public import PolicyEditor

/// What Connaisseur 3.9 would ask a Notary server for.
extension GoConnaisseur {
  /// The trust data that a decision needs.
  public struct Inquiry: Sendable {
    public let gun: GUN
    public let validator: NotaryValidator
    /// The full names of the delegations that the rule requires, such as `targets/alice`.
    public let required: [RoleName]
  }

  /// What has to be fetched before ``decide(image:configuration:policy:documents:at:)``; nil
  /// where the decision needs no trust data.
  public static func inquiry(
    image: String, configuration: Configuration, policy: Policy? = nil
  ) -> Inquiry? {
    let policy = policy ?? Policy(configuration.rules, as: .go)
    guard case .success(let reference) = ConnaisseurReference.read(image, as: .go),
      let rule = policy.choose(for: reference.name).winner,
      case .notaryV1(let validator)? = GoValidators.find(
        GoValidators.name(of: rule), in: configuration)?.kind
    else { return nil }
    return Inquiry(
      gun: GUN(reference.gun), validator: validator,
      required: (rule.delegations ?? []).map(GoDelegations.fullName))
  }
}
