import NotaryCore
import PolicyEditor

/// Delegations that the rule requires, or that count by themselves.
extension CauseFinder {
  func delegations(_ finding: Finding) -> Told {
    switch finding {
    case .delegationsNotDeclared(let roles): notDeclared(roles)
    case .delegationsMissing(let roles): filesMissing(roles)
    case .dependsOnOrder: dependsOnOrder
    default: noDelegations
    }
  }

  private var noDelegations: Told {
    let required = list((context.rule?.delegations ?? []).map(shown))
    return Told(
      code: .noDelegations,
      message: "the rule requires \(required), but the repository has no delegations",
      evidence: [Evidence("targets declares none", at: .trust(.targets))]
        + (context.ruleEvidence.map { [$0] } ?? [])
        + (context.generation == .go
          ? [Evidence("3.9 prints [] in place of the delegations that are required")] : []),
      remedies: [
        addDelegation(RoleName("targets/\(context.rule?.delegations?.first ?? "SIGNER")")),
        Remedy("or drop with.delegations from the rule, if anyone who may sign targets suffices"),
      ], isTemporaryRuleSafe: true)
  }

  private func notDeclared(_ roles: [RoleName]) -> Told {
    let names = list(roles.map { shown($0.rawValue) })
    let declared = declaredNames
    // Other names are none that a rule should repeat.
    let plain = declared.filter { RoleName($0).isDelegation }.map(Self.lastComponent)
    if roles == [.releases], context.rule?.delegations?.isEmpty != false {
      return Told(
        code: .delegationsIgnored,
        message: "the repository has delegations, but no targets/releases, which alone counts where"
          + " the rule requires none",
        evidence: [
          Evidence("declared are \(list(declared.map(shown)))", at: .trust(.targets)),
          Evidence("the tags of targets.json itself are not looked at"),
        ],
        remedies: [
          Remedy(
            "require the signers that count, in the rule:",
            lines: [
              "with:",
              "  delegations: [\(plain.joined(separator: ", "))]",
            ]),
          addDelegation(.releases),
        ], isTemporaryRuleSafe: true)
    }
    let nested = roles.contains { $0.rawValue.split(separator: "/").count > 2 }
    return Told(
      code: .delegationNotDeclared,
      message: "the rule requires \(names), and the repository has no such delegation",
      evidence: [
        Evidence(
          "declared are \(declared.isEmpty ? "none" : list(declared.map(shown)))",
          at: .trust(.targets))
      ] + (context.ruleEvidence.map { [$0] } ?? [])
        + (nested ? [Evidence("delegations of delegations never count")] : []),
      remedies: likely(roles, declared) + [addDelegation(roles.first ?? .releases)],
      isTemporaryRuleSafe: true)
  }

  /// The names under which signers can be required.
  private var declaredNames: [String] {
    (context.chain?[.targets]?.document?.targets?.delegations ?? []).compactMap {
      $0?.name.rawValue
    }
  }

  private static func lastComponent(_ name: String) -> String { RoleName(name).lastComponent }

  private func likely(_ roles: [RoleName], _ declared: [String]) -> [Remedy] {
    guard let wanted = roles.first?.rawValue,
      let near = EditDistance.nearest(to: wanted, among: declared, limit: 1).first,
      EditDistance.between(near, wanted) <= 2
    else { return [] }
    return [Remedy("perhaps \(shown(Self.lastComponent(near))) is meant: correct the rule")]
  }

  private func filesMissing(_ roles: [RoleName]) -> Told {
    let names = list(roles.map { shown($0.rawValue) })
    return Told(
      code: .delegationMissing,
      message:
        "\(names) \(roles.count == 1 ? "is" : "are") declared, but never signed anything that"
        + " can be read",
      evidence: roles.map { role in
        let answer = context.documents?[role]?.answer
        return Evidence(
          "\(shown(answer?.origin ?? role.rawValue)): "
            + (answer?.bytes == nil ? "no file" : "not readable"), at: .trust(role))
      } + (context.ruleEvidence.map { [$0] } ?? []),
      remedies: [
        Remedy(
          "the signer signs the tag with that delegation:",
          lines: signLines(roles.first ?? .releases))
      ], isTemporaryRuleSafe: true)
  }

  private var dependsOnOrder: Told {
    Told(
      code: .delegationMissing,
      message:
        "chance decides: 3.9 asks for the delegations side by side, and the first answer that is"
        + " not good settles it",
      evidence: [
        Evidence("where a refused one comes first, the tags of targets count"),
        Evidence("where one that cannot be read comes first, it denies, or dies of it"),
      ] + (context.ruleEvidence.map { [$0] } ?? []),
      remedies: [
        Remedy("mend every delegation that is named below: each must be there and readable")
      ])
  }

  private func addDelegation(_ role: RoleName) -> Remedy {
    Remedy(
      "the owner of targets adds the delegation with the signer's public key",
      lines: NotaryCommandLine(context).lines(
        "delegation", "add", context.gun, role.rawValue, "PUBLIC.pem", "--all-paths", "-p"))
  }

  /// The command that signs the wanted tag in a role, with what is known of its digest.
  func signLines(_ role: RoleName) -> [String] {
    let known = SignedTag.all(context).first
    let notary = NotaryCommandLine(context)
    let words = [
      "addhash", context.gun, context.reference?.tag ?? known?.name.text ?? "TAG",
      known.map { "\($0.length)" } ?? "BYTES", "--sha256", known?.hex ?? "DIGEST-OF-THE-MANIFEST",
    ]
    let roles = role == .targets ? [] : ["-r", role.rawValue]
    return notary.lines(words: words + roles + ["-p"])
  }
}
