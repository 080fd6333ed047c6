extension Demo {
  /// A suite for the demo's policy. One of its cases fails: what it asks for is not so.
  public static var suiteBytes: [UInt8] { Array(suiteText.utf8) }

  private static let suiteText = """
    # What the policy of the demo's cluster must do.
    connaisseur: ["3.9"]
    cases:
    - name: the release of web is admitted
      image: docker.io/acme/web:v1
      expect: admit
      rule: docker.io/acme/*:*
    - name: what nobody signed stays out
      image: docker.io/acme/api:nightly
      expect: deny
      message: no tag 'nightly' found
    - name: another root key stays out
      image: docker.io/acme/imposter:v1
      expect: deny
      message: /root signature with key .* was invalid/
    - name: the broken release is mended
      image: docker.io/acme/broken:v1
      expect: admit
    - name: the cluster's own images run unchecked
      image: registry.k8s.io/pause:3.9
      expect: admit
      validator: allow
    - name: nothing else gets in
      image: evil.example/miner:latest
      expect: deny
      rule: "*:*"

    """
}
