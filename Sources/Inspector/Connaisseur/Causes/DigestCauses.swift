import NotaryCore
import PolicyEditor

/// What is signed, and for what.
extension CauseFinder {
  func digest(_ finding: Finding) -> Told {
    switch finding {
    case .notSigned(let roles): notSigned(roles)
    case .nothingSigned(let roles): nothingSigned(roles)
    case .tagAndDigestDiffer(let role, let signed): tagAndDigestDiffer(role, signed)
    case .digestsDisagree(let digests): digestsDisagree(digests)
    default: notSigned([])
    }
  }

  /// The repository `docker.io/nginx@sha256:…` of 3.9, whose tag becomes a whole name.
  private var misread: Told? {
    guard context.generation == .go, let tag = context.reference?.tag, tag.contains("/") else {
      return nil
    }
    let short = context.given.hasPrefix("docker.io/")
    let better = short ? "docker.io/library/" + context.given.dropFirst("docker.io/".count) : nil
    return Told(
      code: .referenceMisread,
      message: "3.9 takes \(shown(tag)) for the tag of this image, so that no tag is ever found",
      evidence: [
        Evidence("it happens to docker.io/NAME with a digest, where library/ is left out")
      ],
      remedies: [
        Remedy(
          "in the manifest, write library/ out:", lines: better.map { [shown($0)] } ?? [])
      ])
  }

  private func notSigned(_ roles: [RoleName]) -> Told {
    if let misread { return misread }
    let elsewhere = SignedTag.all(context).filter { !roles.contains($0.role) }
    if let told = signedElsewhere(elsewhere, lacking: roles) { return told }
    let places = list(roles.map { shown($0.rawValue) })
    let isTag = context.reference?.tag != nil
    let near = isTag ? AdmittedImages.tags(context, limit: 3) : []
    return Told(
      code: isTag ? .tagNotSigned : .digestNotSigned,
      message: isTag
        ? "nobody signed the tag \(shown(context.wanted))"
        : "no signed tag has the digest \(shown(context.wanted))",
      evidence: roles.map { role in
        Evidence("\(shown(role.rawValue)) signs \(count(in: role))", at: .trust(role))
      } + (near.isEmpty ? [] : [Evidence("the nearest are \(list(near.map(shown)))")])
        + (isTag
          ? [] : [Evidence("a platform's digest is not the one of the index that is signed")]),
      remedies: [
        Remedy(
          "sign the tag in \(places.isEmpty ? "targets" : places):",
          lines: signLines(roles.first ?? .targets))
      ], isTemporaryRuleSafe: true)
  }

  private var subject: String { context.reference?.tag == nil ? "the digest" : "the tag" }

  private func count(in role: RoleName) -> String {
    let count = context.chain?[role]?.document?.targets?.targets.count ?? 0
    return count == 1 ? "1 other tag" : count == 0 ? "no tag" : "\(count) other tags"
  }

  private func signedElsewhere(_ tags: [SignedTag], lacking roles: [RoleName]) -> Told? {
    guard !tags.isEmpty else { return nil }
    let evidence =
      tags.map(\.evidence)
      + roles.map { Evidence("\(shown($0.rawValue)) does not", at: .trust($0)) }
    let isDefault = context.rule?.delegations?.isEmpty != false
    let holders = list(tags.map { shown($0.role.rawValue) })
    let lacking = list(roles.map { shown($0.rawValue) })
    let signs = Remedy(
      "let the digest be signed in \(lacking) too:", lines: signLines(roles.first ?? .releases))
    if isDefault, tags.map(\.role) == [.targets] {
      return Told(
        code: .signedOnlyInTargets,
        message: "\(subject) is signed in targets only, but once a repository has delegations,"
          + " targets/releases alone counts",
        evidence: evidence + [
          Evidence("Connaisseur does so, whatever Notary's own client takes")
        ], remedies: [signs], isTemporaryRuleSafe: true)
    }
    // Only plain names are repeated in lines to paste.
    let delegations = tags.map(\.role).filter(\.isDelegation).map(\.lastComponent)
    let require = Remedy(
      "or require that signer in the rule, if that is enough:",
      lines: ["with:", "  delegations: [\(delegations.joined(separator: ", "))]"])
    return Told(
      code: .signedByAnother,
      message: isDefault
        ? "\(subject) is signed in \(holders), but where the rule requires no delegation,"
          + " \(lacking) alone counts"
        : "\(subject) is signed in \(holders), but the rule requires \(lacking)",
      evidence: evidence + (context.ruleEvidence.map { [$0] } ?? []),
      remedies: [signs] + (delegations.isEmpty ? [] : [require]), isTemporaryRuleSafe: true)
  }

  private func nothingSigned(_ roles: [RoleName]) -> Told {
    if let misread { return misread }
    if let told = signedElsewhere(SignedTag.all(context), lacking: roles) { return told }
    let names = list(roles.map { shown($0.rawValue) })
    return Told(
      code: .nothingSigned, message: "\(names) signs no tag at all",
      evidence: roles.map { Evidence("\(shown($0.rawValue)) is empty", at: .trust($0)) },
      remedies: [Remedy("sign the tag:", lines: signLines(roles.first ?? .targets))],
      isTemporaryRuleSafe: true)
  }

  private func tagAndDigestDiffer(_ role: RoleName?, _ signed: String) -> Told {
    let tag = context.reference?.tag ?? ""
    let given = context.reference?.digest ?? ""
    let other = context.chain?.roles.lazy.flatMap(\.signedTargets).first {
      $0.digest.map { "sha256:" + Hexadecimal.text(of: $0) } == given.lowercased()
    }
    var evidence = [
      Evidence(
        "signed for \(shown(tag)) is \(shown(signed))",
        at: role.map { .target($0, name: ExactText(tag)) }),
      Evidence("the image is given as \(shown(given))"),
    ]
    if let other {
      evidence.append(
        Evidence(
          "that digest is signed for \(shown(other.name.text))",
          at: .target(other.role, name: other.name)))
    } else {
      evidence.append(Evidence("nobody signed that digest: an index and its platforms differ"))
    }
    return Told(
      code: .digestMismatch, message: "the tag is signed with another digest than the image has",
      evidence: evidence,
      remedies: [
        Remedy(
          "deploy the digest that is signed, if that is the one that is meant:",
          lines: [shown("\(context.repository):\(tag)@\(signed)")]),
        Remedy("or sign the tag again, with the new digest:", lines: signLinesForGiven(role)),
      ])
  }

  private func signLinesForGiven(_ role: RoleName?) -> [String] {
    let words = [
      "addhash", context.gun, context.reference?.tag ?? "TAG", "BYTES", "--sha256",
      String((context.reference?.digest ?? "").dropFirst("sha256:".count)),
    ]
    let roles = role.map { $0 == .targets ? [] : ["-r", $0.rawValue] } ?? []
    return NotaryCommandLine(context).lines(words: words + roles + ["-p"])
  }

  private func digestsDisagree(_ digests: [SignedDigest]) -> Told {
    let distinct = Set(digests.map(\.digest)).count
    let tag = ExactText(context.reference?.tag ?? "")
    return Told(
      code: .digestsDisagree,
      message: "the delegations that count signed \(distinct) different digests",
      evidence: digests.map {
        Evidence(
          "\(shown($0.role.rawValue)) signs sha256:\(short(String($0.digest.dropFirst(7))))",
          at: .target($0.role, name: tag))
      },
      remedies: [
        Remedy("the signers agree on one digest, and whoever has the other signs the tag again"),
        Remedy("or require the one signer that is right, if that is known"),
      ])
  }
}
