extension LintExplanation {
  /// A policy, and the validators that it names.
  private static func policy(_ lines: String...) -> String {
    (["application:", "  validators:", "    - {name: allow, type: static, approve: true}"]
      + ["    - {name: deny, type: static, approve: false}", "  policy:"]
      + lines.map { "    " + $0 }).joined(separator: "\n")
  }

  private static func notaryPolicy(_ lines: String...) -> String {
    (["application:", "  validators:", "    - name: acme", "      type: notaryv1"]
      + ["      host: notary.acme.example", "      trustRoots: [{name: alice, key: k}]"]
      + ["  policy:"] + lines.map { "    " + $0 }).joined(separator: "\n")
  }

  static let ofRules: [LintCode: LintExplanation] = [
    .unknownValidator: LintExplanation(
      "a rule names a validator that is not defined",
      "Connaisseur starts, and denies every image of the rule.",
      fix: "Correct the name, or define the validator.",
      example: policy("- {pattern: \"*:*\", validator: alow}")),
    .noDefaultValidator: LintExplanation(
      "a rule names no validator, and none is named default",
      "A sole validator is not taken for the default. Every image of the rule is denied.",
      fix: "Name a validator in the rule.", example: policy("- {pattern: \"*:*\"}")),
    .unknownTrustRoot: LintExplanation(
      "a rule names a trust root that its validator has not",
      "Every image of the rule is denied. `\"*\"` stands for all of them, but not in 3.3 for notaryv1.",
      fix: "Correct the name, or add the trust root.",
      example: notaryPolicy("- {pattern: \"*:*\", validator: acme, with: {trustRoot: bob}}")),
    .noDefaultTrustRoot: LintExplanation(
      "a rule names no trust root, and none is named default",
      "A sole trust root is not taken for the default. Every image of the rule is denied.",
      fix: "Name the trust root in the rule, or call it default.",
      example: notaryPolicy("- {pattern: \"*:*\", validator: acme}")),
    .identicalRules: LintExplanation(
      "two rules have the same pattern",
      "They rank alike for every image: 3.3 keeps the earlier, 3.9 the later, and the other never wins."
        + " In 3.3 a pattern without a tag means the same as one with `:*`.",
      fix: "Remove one of the two.",
      example: policy(
        "- {pattern: \"ghcr.io/acme/*:*\", validator: deny}",
        "- {pattern: \"ghcr.io/acme/*:*\", validator: allow}")),
    .neverWins: LintExplanation(
      "a rule never wins",
      "Another matches every image that it matches, and always ranks higher. Only what can be proven is"
        + " told: a rule without a slash beside one that matches everything and has one, `*` beside `*:*`,"
        + " and in 3.9 `a/*` beside `a/*:*`.",
      fix: "Remove the rule, or write its pattern with more parts.",
      example: policy(
        "- {pattern: \"*:*\", validator: deny}", "- {pattern: \"*/*\", validator: allow}")),
    .neverMatches: LintExplanation(
      "a rule matches no image",
      "No name of an image fits: a capital letter in a repository, a space, or for 3.3 a name without its"
        + " registry.",
      fix: "Write the pattern as images are named.",
      example: policy("- {pattern: \"ghcr.io/Acme/app:*\", validator: allow}")),
    .noFallback: LintExplanation(
      "no rule matches every image", "What no rule matches is denied, with a message that says so.",
      fix: "If that is not meant, add a rule for `*:*`.",
      example: policy("- {pattern: \"ghcr.io/acme/*:*\", validator: allow}")),
    .optionIgnored: LintExplanation(
      "an option means nothing to its validator",
      "A static validator looks at no option, notaryv1 at trustRoot, delegations and mode, cosign at"
        + " trustRoot, threshold, required, verifyInTransparencyLog, verifySCT and mode.",
      fix: "Remove the option, or name the validator that was meant.",
      example: policy("- {pattern: \"*:*\", validator: allow, with: {trustRoot: default}}")),
    .validateOnly: LintExplanation(
      "images are not pinned to what was verified",
      "With insecureValidateOnly the digest is not put into the image's name. The registry may hand out"
        + " another image than the one that was verified.",
      fix: "Remove mode.",
      example: notaryPolicy(
        "- pattern: \"*:*\"", "  validator: acme",
        "  with: {trustRoot: alice, mode: insecureValidateOnly}")),
    .modeWithoutEffect: LintExplanation(
      "a mode has no effect in this version",
      "Before 3.7.1 insecureValidateOnly was never recognised: images were rewritten all the same.",
      fix: "Remove it, or deploy 3.7.1 or later.", version: ConnaisseurVersion(7, patch: 0),
      example: notaryPolicy(
        "- pattern: \"*:*\"", "  validator: acme",
        "  with: {trustRoot: alice, mode: insecureValidateOnly}")),
    .temporaryRuleExpired: LintExplanation(
      "something temporary is still there",
      "A comment on a rule or a validator, above it or in it, says until when it is meant: a date behind"
        + " a word such as until, expires, remove or temporary.",
      fix: "Remove what it is about, or correct the date.",
      example: policy(
        "# temporary, remove after 2024-06-30",
        "- {pattern: \"ghcr.io/acme/app:v1\", validator: allow}")),
  ]

  static let ofPatterns: [LintCode: LintExplanation] = [
    .invalidPattern: LintExplanation(
      "a pattern is not well-formed",
      "3.3 wants a name behind the last slash, and behind it nothing, a tag or a whole sha256 digest; it"
        + " does not start with another.",
      fix: "Write registry/repository:tag.", version: .python,
      example: policy("- {pattern: \"docker.io/acme/\", validator: allow}")),
    .patternPanics: LintExplanation(
      "a pattern kills Connaisseur",
      "3.9 starts with a glob that cannot be compiled, and dies of it on the first image of any kind: the"
        + " pod restarts, again and again.",
      fix: "Write the pattern with `*` and `?` alone.",
      example: policy("- {pattern: \"ghcr.io/acme/[x\", validator: allow}")),
    .slashInGroup: LintExplanation(
      "a slash stands in brackets",
      "Patterns are cut at their slashes. One with more parts than the image that it matches kills 3.9,"
        + " and is an unknown error in 3.3.",
      fix: "Write one rule for each case.",
      example: policy("- {pattern: \"ghcr.io/{acme/a,b}:*\", validator: allow}")),
    .admitsForeignImages: LintExplanation(
      "a rule admits images of strangers",
      "From 3.4 on a pattern matches in the midst of a name, since `*` is put in front of and behind it. A"
        + " rule whose validator approves without a look admits images in other registries, and"
        + " `app:1` admits `app:1.2-evil`. The images that are named were tried against the policy.",
      fix: "Have signatures checked, name a digest, or deny what has something in front.",
      example: policy("- {pattern: \"registry.k8s.io/*:*\", validator: allow}")),
    .matchesMore: LintExplanation(
      "a rule is for more images than it says",
      "The same where signatures are checked: images with something behind the name are checked by this"
        + " rule, too, and denied where they are not signed for it.",
      fix: "If that is not meant, add a rule for those images.",
      example: notaryPolicy(
        "- pattern: \"ghcr.io/acme/app:1\"", "  validator: acme", "  with: {trustRoot: alice}")),
    .globDialect: LintExplanation(
      "a pattern means something else in 3.3",
      "3.3 knows `*`, `?` and `[…]` alone: braces and backslashes stand for themselves.",
      fix: "Write one rule for each case.", version: .python,
      example: policy("- {pattern: \"ghcr.io/{a,b}/*:*\", validator: allow}")),
    .dockerHubName: LintExplanation(
      "Docker Hub is called otherwise in 3.3",
      "3.3 names its images docker.io/…, 3.9 index.docker.io/…. A pattern with the name of 3.9 matches in"
        + " 3.3 only what was written so.",
      fix: "Write docker.io/…, which both match.", version: .python,
      example: policy("- {pattern: \"index.docker.io/acme/*:*\", validator: allow}")),
    .dockerHubScoring: LintExplanation(
      "docker.io counts nothing in 3.9",
      "Images of Docker Hub begin with index.docker.io there, so that `docker.io` shares no letter with"
        + " them, and a rule for any registry can go before. It is told where an image shows it.",
      fix: "Write index.docker.io/…, if the rule is to win.",
      example: policy(
        "- {pattern: \"docker.io/*/*:*\", validator: deny}",
        "- {pattern: \"*/library/nginx:*\", validator: allow}")),
  ]
}
