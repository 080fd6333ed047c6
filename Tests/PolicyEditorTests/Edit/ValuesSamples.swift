/// Configurations as people write them.
enum ValuesSamples {
  static let all = [chart, flat, loose, windows, anchored]

  /// In the style of the chart's own file.
  static let chart = """
    # changes to the cluster
    kubernetes:
      deployment:
        replicasCount: 3 # high availability
        imagePullSecrets: []

    # -----------------------------------------------------

    # application logic
    application:
      # all validators
      validators:
        - name: allow
          type: static
          approve: true
        - name: deny
          type: static
          approve: false
        # our own server
        - name: acme
          type: notaryv1
          host: notary.acme.example
          trustRoots:
            # the first key of 2024
            - name: default
              key: |
                -----BEGIN PUBLIC KEY-----
                MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEOXYta5TgdCwXTCnLU09W5T4M4r9f
                QQrqJuADP6U7g5r9ICgPSmZuRHP/1AYUfOQW3baveKsT969EfELKj1lfCA==
                -----END PUBLIC KEY-----
            #- name: old
            #  key: |
            #    ...
          auth:
            secretName: notary-credentials

      # the image policy
      policy:
        - pattern: "*:*"
          validator: deny
        # until the end of the migration
        - pattern: "docker.io/acme/*:*"
          validator: acme
          with:
            trustRoot: default
            delegations: ["alice", "bob"]

        - pattern: "registry.k8s.io/*:*"
          validator: allow
      features:
        detectionMode: false

    """

  /// A configuration as Connaisseur reads it, its lists not indented, without a final line break.
  static let flat = """
    validators:
    - name: allow
      type: static
      approve: true

    - name: default
      type: notaryv1
      host: notary.docker.io
      trustRoots:
      - name: default
        key: |-
          -----BEGIN PUBLIC KEY-----
          abc
          -----END PUBLIC KEY-----

    policy:
    - pattern: '*:*'

    - pattern: 'docker.io/library/*:*'
      validator: 'allow'
    """

  /// Mixed indents, quotes and places of comments.
  static let loose = """
    application:
        validators:
          -   name: "a"
              type: static   # static
              approve: yes

    # at the margin
          -
            name: b
            type: notaryv1
            trustRoots: [ { name: default, key: "x" }, ]
        policy:
        -   pattern: >-
              docker.io/
              folded
            validator: b
            # mode: insecureValidateOnly

        -   {pattern: "*:*", validator: a}   # all

        logLevel: INFO

    ---
    second: document
    ...

    """

  static let windows =
    "\u{FEFF}"
    + chart.split(separator: "\n", omittingEmptySubsequences: false)
    .joined(separator: "\r\n")

  static let anchored = """
    keys:
      acme: &acme |
        -----BEGIN PUBLIC KEY-----
        abc
        -----END PUBLIC KEY-----
    base: &base
      type: notaryv1
      host: notary.acme.example
    application:
      validators:
      - <<: *base
        name: one
        trustRoots:
        - name: default
          key: *acme
      - <<: *base
        name: two
        trustRoots: &roots
        - {name: default, key: *acme}
      - <<: *base
        name: three
        trustRoots: *roots
      policy:
      - pattern: "*:*"
        validator: one

    """
}
