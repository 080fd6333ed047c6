extension LintExplanation {
  static let ofFile: [LintCode: LintExplanation] = [
    .notYAML: LintExplanation(
      "the file is not YAML",
      "Neither Helm nor Connaisseur can read it. The place is where the reader gave up: the mistake is"
        + " there or on the lines above.",
      fix: "Look at the indentation, at colons and at quotation marks.",
      example: """
        application:
          policy:
            - pattern: "*:*
        """),
    .notAMapping: LintExplanation(
      "the file is no mapping", "Values are a mapping of names; this is a list or a text.",
      fix: "Begin with `application:`.",
      example: """
        - pattern: "*:*"
        """),
    .severalDocuments: LintExplanation(
      "there is more than one YAML document",
      "Helm and 3.9 read the first document only; 3.3 dies of a second one.",
      fix: "Remove the line `---`, or what stands behind it.",
      example: """
        application:
          logLevel: info
        ---
        application:
          logLevel: debug
        """),
    .emptyConfiguration: LintExplanation(
      "nothing is configured",
      "With an empty file the chart's own validators and policy apply. As a configuration of its own"
        + " Connaisseur refuses it.",
      fix: "Add `application.validators` and `application.policy`.",
      example: "application: {}"),
    .olderLayout: LintExplanation(
      "the file is for chart version 1 or 2",
      "From version 3 on the chart looks below `application` and `kubernetes`. It ignores validators and"
        + " policy at the top without a word, so that its own policy applies.",
      fix: "Convert the file with `tastevin upgrade`.",
      example: """
        deployment: {}
        validators:
          - name: allow
            type: static
            approve: true
        policy:
          - pattern: "*:*"
            validator: allow
        """),
    .notRendered: LintExplanation(
      "Helm cannot render the chart",
      "The chart's templates fail on this value, or the cluster refuses what they write.",
      fix: "Write what the message asks for.",
      example: """
        application:
          validators: none
        """),
    .duplicateKey: LintExplanation(
      "a key is there twice",
      "Helm and 3.3 take the last, often not the one that was meant; 3.9 refuses the file.",
      fix: "Remove one of the two.",
      example: """
        application:
          logLevel: info
          logLevel: debug
        """),
    .keyIsNoText: LintExplanation(
      "a key is no text", "A key of the mapping is a list, a mapping or a number.",
      fix: "Write a name, or put it in quotation marks.", version: .python,
      example: """
        validators:
          - name: a
            type: static
            approve: true
            ? [b]
            : c
        policy:
          - pattern: "*:*"
            validator: a
        """),
    .mergeNotAMapping: LintExplanation(
      "a merge key takes over what is no mapping",
      "Behind `<<` there must be a mapping or a list of mappings.",
      fix: "Name an anchor of a mapping.",
      example: """
        validators:
          - name: a
            type: static
            <<: [b]
        policy:
          - pattern: "*:*"
            validator: a
        """),
    .scalarChanges: LintExplanation(
      "a value arrives as something else",
      "YAML takes texts such as `1.10`, `0123`, `1_000` and `on` for numbers and booleans. Where a text"
        + " is meant, something else arrives: `1.10` becomes 1.1.",
      fix: "Put the value in quotation marks.",
      example: """
        kubernetes:
          deployment:
            image:
              tag: 1.10
        """),
    .notJudged: LintExplanation(
      "something is not judged",
      "Whether Connaisseur starts depends on something that is not evaluated here, such as tags of YAML"
        + " or keys of Sigstore.",
      fix: "Nothing has to be done.",
      example: """
        application:
          validators:
            - name: !secret x
              type: static
              approve: true
          policy:
            - pattern: "*:*"
              validator: x
        """),
    .unusedIgnore: LintExplanation(
      "a comment ignores nothing",
      "`# tastevin: ignore CODE` stands where there is no such problem, or names no code.",
      fix: "Remove the comment, or correct the code.",
      example: """
        application:
          # tastevin: ignore fail-open
          logLevel: info
        """),
  ]
}
