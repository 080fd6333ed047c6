/// Connaisseur's own images and those of its cache, which its own policy decides on.
struct CoverageRules {
  private let context: LintContext

  static func check(_ context: LintContext, _ findings: inout LintFindings) {
    guard context.reading == .deployed, let section = context.sections[.policy],
      !context.rules.isEmpty
    else { return }
    let rules = CoverageRules(context: context)
    rules.check(
      rules.ownImage, .ownImageNotCovered, "Connaisseur's own image",
      signer: OfficialKeys.connaisseur,
      at: section, &findings)
    guard let redis = rules.redisImage else { return }
    rules.check(
      redis, .redisNotCovered, "the image of its cache, Redis,", signer: OfficialKeys.docker,
      at: section, &findings)
  }

  private struct Image {
    let name: String
    /// Whether it is where the chart has it, so that its signer is known.
    let isOfficial: Bool
  }

  private var ownImage: Image {
    let official = "docker.io/securesystemsengineering/connaisseur"
    let repository = text("kubernetes", "deployment", "image", "repository") ?? official
    let tag = text("kubernetes", "deployment", "image", "tag") ?? "v\(context.version.release)"
    return Image(name: "\(repository):\(tag)", isOfficial: repository == official)
  }

  /// Nil where there is no cache.
  private var redisImage: Image? {
    guard context.generation == .go else { return nil }
    if context.version >= ConnaisseurVersion(5, patch: 0),
      let seconds = text("application", "features", "cache", "expirySeconds"),
      Int(seconds).map({ $0 <= 0 }) ?? false
    {
      return nil
    }
    guard context.version >= ConnaisseurVersion(7, patch: 0) else {
      return Image(name: "redis:7", isOfficial: true)
    }
    let repository = text("kubernetes", "redis", "image", "repository") ?? "redis"
    let isOfficial = ["redis", "docker.io/redis", "docker.io/library/redis"].contains(repository)
    let tag = text("kubernetes", "redis", "image", "tag") ?? "7"
    let ownDigest = text("kubernetes", "redis", "image", "digest")
    // Chart 3.9 names a digest of its own.
    let digest =
      context.version < ConnaisseurVersion(8, patch: 5)
      ? nil : ownDigest ?? (context.version.minor >= 9 ? OfficialKeys.redisDigest : nil)
    let name = digest.flatMap { $0.isEmpty ? nil : "\(repository)@sha256:\($0)" }
    return Image(name: name ?? "\(repository):\(tag)", isOfficial: isOfficial)
  }

  private func text(_ path: String...) -> String? {
    context.values.setting(at: path)?.text
  }

  private func check(
    _ image: Image, _ code: LintCode, _ title: String, signer: String,
    at section: ConfigurationNode, _ findings: inout LintFindings
  ) {
    guard
      case .success(let reference) = ConnaisseurReference.read(image.name, as: context.generation)
    else { return }
    let choice = context.policy.choose(for: reference.name)
    guard choice.failure == nil else { return }
    guard let rule = choice.winner else {
      findings.add(
        code, at: section.place,
        "\(title) \(image.name) is matched by no rule: its pods are denied once Connaisseur runs",
        fix: advice(for: image))
      return
    }
    guard let reason = reason(against: image, by: rule, signer: signer) else { return }
    let place = context.rules.first { $0.rule.index == rule.index }?.patternPlace
    findings.add(
      code, at: place ?? section.place,
      "\(title) \(image.name) is decided by this rule, and \(reason): its pods are denied when they"
        + " are started again",
      fix: advice(for: image))
  }

  private func advice(for image: Image) -> String {
    let repository = image.name.prefix { $0 != "@" }
    let plain =
      repository.split(separator: "/").last?.contains(":") == true
      ? String(repository[..<(repository.lastIndex(of: ":") ?? repository.endIndex)])
      : String(repository)
    let pattern = plain == "redis" ? "docker.io/library/redis:*" : "\(plain):*"
    return "add a rule for \"\(pattern)\" whose validator admits it, or exclude its namespace"
  }

  /// Why the winning rule denies the image; nil where it admits it or that is not known.
  private func reason(against image: Image, by rule: Rule, signer: String) -> String? {
    let name = rule.validator ?? "default"
    guard let validator = context.configuration.validators.first(where: { $0.name == name }) else {
      return nil
    }
    switch validator.kind {
    case .static(approve: true), .notEvaluated, .unknown: return nil
    case .static: return "validator \(LintText.quoted(name)) denies everything"
    case .notaryV1(let notary):
      guard image.isOfficial, rule.trustRoot != "*" else { return nil }
      let wanted = rule.trustRoot ?? "default"
      guard let key = notary.trustRoots.first(where: { $0.name == wanted })?.key else { return nil }
      let host = notary.host ?? "notary.docker.io"
      guard host.hasSuffix("notary.docker.io") else {
        return "its signatures are not on \(LintText.quoted(host))"
      }
      return OfficialKeys.isSame(key, signer)
        ? nil : "it is not signed under trust root \(LintText.quoted(wanted))"
    }
  }
}

extension ConnaisseurVersion {
  /// A release with all three numbers.
  fileprivate var release: String { "3.\(minor).\(patch == .max ? 0 : patch)" }
}
