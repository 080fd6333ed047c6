public import PolicyEditor

extension Demo {
  /// What the demo opens on where there is a screen: an image that both generations deny, each in its
  /// own words.
  public static let opening = "docker.io/acme/broken:v1"

  /// The configuration of the demo's cluster. Every built-in image has a verdict by it, in both
  /// generations.
  public static let values = try? Values.load(files: [(valuesName, valuesBytes)])

  /// Its text.
  public static var valuesBytes: [UInt8] { Array(valuesText.utf8) }

  /// The name of its file.
  public static let valuesName = "demo-values.yaml"

  static let valuesText = """
    # Connaisseur in the demo's cluster: what acme signs may run, and nothing else.
    application:
      validators:
      - name: allow
        type: static
        approve: true
      - name: deny
        type: static
        approve: false
      - name: acme
        type: notaryv1
        host: notary.acme.example
        trustRoots:
        - name: default          # acme's root key, as its people published it
          key: |
    \(publisherKey.split(separator: "\n").map { "        \($0)" }.joined(separator: "\n"))
      policy:
      - pattern: "*:*"
        validator: deny
      - pattern: "docker.io/acme/*:*"
        validator: acme
      - pattern: "docker.io/acme/platform:*"
        validator: acme
        with:
          delegations: [team]    # who signs a release of the platform
      - pattern: "registry.k8s.io/*:*"
        validator: allow

    """
}
