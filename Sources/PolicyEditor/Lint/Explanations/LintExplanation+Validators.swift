extension LintExplanation {
  /// A validator with one key.
  private static func withKey(_ key: String, type: String = "notaryv1") -> String {
    """
    application:
      validators:
        - name: acme
          type: \(type)
          host: notary.acme.example
          trustRoots:
            - name: default
              key: |
                \(key.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n            "))
    """
  }

  /// The same with further lines.
  private static func validator(_ lines: String...) -> String {
    let head = ["application:", "  validators:", "    - name: acme", "      type: notaryv1"]
    return (head + lines.map { "      " + $0 }).joined(separator: "\n")
  }

  private static let letters = """
    MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsx28WV7BsQfnHF1kZmpdCTTLJaWe
    d0CA+JOi8H4REuBaWSZ5zPDe468WuOJ6f71E7WFg3CVEVYHuoZt2UYbN/Q==
    """

  private static let publicKey =
    "-----BEGIN PUBLIC KEY-----\n\(letters)\n-----END PUBLIC KEY-----"

  static let ofValidators: [LintCode: LintExplanation] = [
    .invalidName: LintExplanation(
      "a name is not usable", "3.3 takes no slash and no backslash in the name of a validator.",
      fix: "Write letters, digits and hyphens.", version: .python,
      example: """
        application:
          validators:
            - {name: a/b, type: static, approve: true}
          policy:
            - {pattern: "*:*", validator: a/b}
        """),
    .unsupportedType: LintExplanation(
      "there is no such type of validator",
      "Types are static, notaryv1 and cosign, from 3.9 on also notation. The pod does not start with"
        + " another.",
      fix: "Write one of these.",
      example: """
        application:
          validators:
            - name: acme
              type: notary
        """),
    .duplicateValidator: LintExplanation(
      "two validators have the same name",
      "Rules take the first; 3.3 does not start when both are named default.",
      fix: "Rename or remove one of the two.",
      example: """
        application:
          validators:
            - {name: a, type: static, approve: true}
            - {name: a, type: static, approve: false}
        """),
    .duplicateTrustRoot: LintExplanation(
      "two trust roots of a validator have the same name", "Rules take the first.",
      fix: "Rename or remove one of the two.",
      example: validator(
        "trustRoots:", "  - {name: a, key: one}", "  - {name: a, key: another}")),
    .noTrustRoots: LintExplanation(
      "a validator has no trust roots",
      "3.3 starts with it, and denies every image; 3.9 does not start.",
      fix: "Add the public root key of those who sign.", version: .python,
      example: validator("host: notary.acme.example", "trustRoots:")),
    .invalidHost: LintExplanation(
      "a host is not usable",
      "3.3 wants a dot or localhost in it; 3.9 wants what Go takes for a URL.",
      fix: "Write the name of the server, and its port where that is not 443.",
      example: validator("host: \"notary.acme.example:port\"", "trustRoots: [{name: a, key: b}]")),
    .hostScheme: LintExplanation(
      "a host has a scheme that does not belong there",
      "3.3 puts https:// in front of it itself. It starts with `https://notary.acme.example`, and denies"
        + " every image.",
      fix: "Write the host alone.", version: .python,
      example: validator(
        "host: https://notary.acme.example", "trustRoots: [{name: a, key: b}]")),
    .hostPath: LintExplanation(
      "a host has a path",
      "Trust data is asked for below it, where a Notary server has none.",
      fix: "Write the name and the port alone.",
      example: validator("host: acme.example/notary", "trustRoots: [{name: a, key: b}]")),
    .hostIsLocal: LintExplanation(
      "a host is Connaisseur's own pod",
      "localhost is the pod in which Connaisseur runs, not the machine on which the file was written.",
      fix: "Write the name under which the cluster reaches the server.",
      example: validator("host: localhost:4443", "trustRoots: [{name: a, key: b}]")),
    .plainHTTP: LintExplanation(
      "trust data is read without TLS",
      "3.9 takes http:// as it is, and sends credentials that way, too.",
      fix: "Write https, or leave the scheme out.",
      example: validator("host: http://notary.acme.example", "trustRoots: [{name: a, key: b}]")),
    .retiredServer: LintExplanation(
      "a server is switched off, or will be",
      "notary.docker.io stops on 2026-12-08, Azure Container Registry's content trust on 2028-03-31. From"
        + " then on every image of these validators is denied. 3.9 asks notary.docker.io where no host is"
        + " written.",
      fix: "Sign the images anew elsewhere in time.",
      example: validator("host: notary.docker.io", "trustRoots: [{name: a, key: b}]")),
    .keyNotPEM: LintExplanation(
      "a key cannot be read",
      "It is empty, a placeholder, or PEM of which something is missing. Connaisseur starts, and denies"
        + " every image that needs the key.",
      fix: "Put the signer's public root key there, as PEM.",
      example: withKey("<add your public key here>")),
    .keyWithoutPEM: LintExplanation(
      "a key is written without the lines of PEM",
      "3.3 takes base64 alone, 3.9 does not.", fix: "Put the BEGIN and END lines around it.",
      example: withKey(letters)),
    .keyExtraText: LintExplanation(
      "a key has something around it",
      "3.9 refuses what follows the END line, be it an empty line or a second key; 3.3 takes what stands"
        + " before the BEGIN line for a part of the key.",
      fix: "Leave nothing but the PEM block.", example: withKey(publicKey + "\nkey of alice")),
    .privateKey: LintExplanation(
      "a private key stands in the file",
      "Whoever reads the file, the release or the ConfigMap can sign with it.",
      fix: "Take it out at once, and replace that key wherever it is trusted.",
      example: withKey("-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----")),
    .certificateAsKey: LintExplanation(
      "a certificate stands where a key belongs",
      "Neither generation takes the key out of it: every image that needs it is denied.",
      fix: "Write the public key in it: `openssl x509 -in FILE -noout -pubkey`.",
      example: withKey("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")),
    .unsupportedKey: LintExplanation(
      "a key is of a kind that does not verify",
      "3.3 verifies trust data with ECDSA alone; 3.9 also with RSA, and with no Ed25519 key that is"
        + " pinned.",
      fix: "Pin a key with which root is signed and that this version knows.",
      example: withKey(
        "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
          + "-----END PUBLIC KEY-----")),
    .invalidCertificate: LintExplanation(
      "a certificate cannot be read",
      "3.9 does not start with it. 3.3 goes on as if there were none, and trusts the system's"
        + " authorities.",
      fix: "Write the certificate of the server's authority, as PEM.",
      example: validator("cert: none", "trustRoots: [{name: a, key: b}]")),
    .expiredCertificate: LintExplanation(
      "a certificate has expired", "The server is not trusted by it.",
      fix: "Put the authority's certificate there that is used now.",
      example: validator(
        "trustRoots: [{name: a, key: b}]", "cert: |",
        "  " + ExampleCertificate.expired.replacing("\n", with: "\n        "))),
    .passwordInFile: LintExplanation(
      "a password stands in the file",
      "It is in every copy of the file, and in Helm's record of the release.",
      fix: "Make a secret of it, and name that in `auth.secretName`.",
      example: validator(
        "auth: {username: bot, password: hunter2}", "trustRoots: [{name: a, key: b}]")),
    .incompleteAuth: LintExplanation(
      "credentials are incomplete",
      "There must be a secret, or a user and a password, or the keychain; 3.3 wants exactly one of them.",
      fix: "Name a secret.",
      example: validator("auth: {username: bot}", "trustRoots: [{name: a, key: b}]")),
    .emptyAuth: LintExplanation(
      "auth is empty",
      "The validator signs in as nobody. As a configuration of its own 3.3 refuses it.",
      fix: "Name a secret, or remove auth.",
      example: validator("auth:", "trustRoots: [{name: a, key: b}]")),
    .secretNotMounted: LintExplanation(
      "a secret is not given to the pod",
      "The chart makes a secret of a user and a password, but mounts it only where no other secret is"
        + " named, and for cosign only with a registry. The pod does not start.",
      fix: "Name the secret alone, or add the registry.",
      example: """
        application:
          validators:
            - name: acme
              type: cosign
              auth: {username: bot, password: hunter2}
              trustRoots: [{name: default, key: k}]
          policy:
            - {pattern: "*:*", validator: acme}
        """),
  ]
}
