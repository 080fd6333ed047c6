/// Configurations of older Connaisseurs, and what becomes of them.
enum UpgradeSamples {
  static let version2 = """
    # configure the deployment
    deployment:
      replicasCount: 3
      image: registry.acme.example:5000/sse/connaisseur:v2.7.0 # pinned
      imagePullPolicy: IfNotPresent
      # imagePullSecrets:
      # - name: "my-secret"
      failurePolicy: Fail  # use 'Ignore' to fail open
      # called again when others change the object
      reinvocationPolicy: Never
      envs: {}

    # configure the service
    service:
      type: ClusterIP

    ### VALIDATORS ###
    validators:
      # allows each image
      - name: allow
        type: static
        approve: true
      - name: default
        type: notaryv1  # or another
        host: notary.docker.io
        trust_roots:
        # # the `default` key
        #- name: default
      - name: acme
        type: notaryv1
        host: notary.acme.example
        is_acr: false
        auth:
          secret_name: notary-credentials
        trust_roots:
          # the first key
          - name: acme
            key: |
              -----BEGIN PUBLIC KEY-----
              MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEOXYta5TgdCwXTCnLU09W5T4M4r9f
              QQrqJuADP6U7g5r9ICgPSmZuRHP/1AYUfOQW3baveKsT969EfELKj1lfCA==
              -----END PUBLIC KEY-----

    ### IMAGE POLICY ###
    policy:
      - pattern: "*:*"
      - pattern: "docker.io/acme/*:*"
        validator: acme
        with:
          trust_root: acme
          key: "no such option"

    # prompts only
    detectionMode: false

    namespacedValidation:
      enabled: false
      mode: ignore  # 'ignore' or 'validate'

    automaticChildApproval:
      enabled: true

    # debug: true
    logLevel: INFO

    #alerting:
    #  cluster_identifier: example
    alerting:
      admit_request:
        templates:
          - template: slack
            receiver_url: https://hooks.slack.example/x
            fail_if_alert_sending_fails: True

    """
}
