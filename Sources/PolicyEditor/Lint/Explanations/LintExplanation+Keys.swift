extension LintExplanation {
  static let ofKeys: [LintCode: LintExplanation] = [
    .unknownKey: LintExplanation(
      "a key is not known",
      "In validators, trust roots, rules, `with` and `alerting` 3.9 knows its keys and does not start with"
        + " another; 3.3 ignores it. Everywhere else the chart ignores it. Worst is `with.key`, which an"
        + " example of Connaisseur's own documentation had: 3.3 takes the trust root named default then."
        + " Keys that came or went with a version, such as `isAcr`, `keyless` and `cache`, are known from"
        + " and until that version.",
      fix: "Write the key that is meant; the nearest is named.",
      example: """
        application:
          policy:
            - pattern: "docker.io/acme/*:*"
              validator: acme
              with:
                key: alice
        """),
    .misplacedKey: LintExplanation(
      "a key stands in the wrong place",
      "It is known, but in another mapping: `auth` at the top, `trustRoots` in a rule, `policy` in a"
        + " validator.",
      fix: "Move it to where it belongs.",
      example: """
        application:
          detectionMode: true
        """),
    .missingKey: LintExplanation(
      "a key is missing", "The pod does not start without it.", fix: "Add it.",
      example: """
        application:
          validators:
            - type: static
              approve: true
        """),
    .emptyValue: LintExplanation(
      "a value is empty", "It is there, but null or empty, and must not be.", fix: "Write a value.",
      example: """
        application:
          policy: []
        """),
    .wrongType: LintExplanation(
      "a value is of the wrong type",
      "A list where a mapping is wanted, a number where a text is: 3.3 takes nothing but texts for texts,"
        + " 3.9 takes numbers and booleans as they are written, except for the name and type of a"
        + " validator, of which it panics.",
      fix: "Write what is wanted.",
      example: """
        application:
          validators:
            - name: 5
              type: static
              approve: true
        """),
    .valueNotAllowed: LintExplanation(
      "a value is not one of those that are allowed",
      "The pod, Helm or the cluster refuses it.", fix: "Write one of those that are named.",
      example: """
        application:
          policy:
            - pattern: "*:*"
              with:
                mode: ensure
        """),
    .conflictingKeys: LintExplanation(
      "keys exclude each other",
      "Such as `required` and `delegations`, or `key`, `cert` and `keyless` of one trust root.",
      fix: "Keep one of them.",
      example: """
        application:
          policy:
            - pattern: "*:*"
              with:
                required: [alice]
                delegations: [alice]
        """),
    .listAsMapping: LintExplanation(
      "a list is written as a mapping",
      "The chart takes the values of a mapping, in the order of their names, so that it works by chance."
        + " Another file can then add to it, which no list allows.",
      fix: "Write a list.",
      example: """
        application:
          policy:
            first:
              pattern: "*:*"
        """),
    .duplicateEntry: LintExplanation(
      "an entry is there twice",
      "3.3 does not start when two validators, or two trust roots of one, are the same.",
      fix: "Remove one of the two.", version: .python,
      example: """
        application:
          validators:
            - {name: allow, type: static, approve: true}
            - {name: allow, type: static, approve: true}
          policy:
            - {pattern: "*:*", validator: allow}
        """),
  ]
}
