extension LintExplanation {
  static let ofDeployment: [LintCode: LintExplanation] = [
    .ownImageNotCovered: LintExplanation(
      "Connaisseur denies its own pods",
      "No rule matches Connaisseur's image, or the one that wins denies it. It shows when its pods are"
        + " started again.",
      fix: "Add a rule for the image, or exclude its namespace.",
      example: """
        application:
          validators:
            - {name: deny, type: static, approve: false}
          policy:
            - {pattern: "*:*", validator: deny}
        """),
    .redisNotCovered: LintExplanation(
      "Connaisseur denies its cache",
      "The same for Redis, in which 3.4 and later keep results. With expirySeconds: 0 there is none.",
      fix: "Add a rule for the image, or switch the cache off.",
      example: """
        application:
          validators:
            - {name: allow, type: static, approve: true}
          policy:
            - {pattern: "docker.io/securesystemsengineering/*:*", validator: allow}
        """),
    .detectionMode: LintExplanation(
      "nothing is denied",
      "In detection mode everything is admitted; what would be denied is warned of.",
      fix: "Write false once the policy is tested.",
      example: """
        application:
          features:
            detectionMode: true
        """),
    .failOpen: LintExplanation(
      "everything is admitted while Connaisseur is away",
      "With failurePolicy: Ignore the cluster goes on without Connaisseur when it cannot be asked.",
      fix: "Write Fail.",
      example: """
        kubernetes:
          webhook:
            failurePolicy: Ignore
        """),
    .settingNotUnderstood: LintExplanation(
      "a setting is replaced by its standard",
      "Connaisseur or the chart does not know the word and takes another, with no more than a line in the"
        + " log.",
      fix: "Write one of the words that are known.",
      example: """
        application:
          features:
            detectionMode: yess
        """),
    .settingWithoutEffect: LintExplanation(
      "a setting has no effect beside another",
      "Automatic child approval is not done where only pods are denied.",
      fix: "Write what happens.",
      example: """
        application:
          features:
            resourceValidationMode: podsOnly
        """),
    .unknownTemplate: LintExplanation(
      "there is no such template of messages",
      "The chart brings ecs-1-12-0, keybase, msteams, opsgenie and slack. With another no message is sent"
        + " unless it was added.",
      fix: "Write one of these.",
      example: """
        alerting:
          rejectRequest:
            receivers:
              - template: teams
                receiverUrl: https://acme.example/hook
        """),
  ]
}
