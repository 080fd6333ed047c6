import Inspector
import NotaryCore
import PolicyEditor
import Testing

/// A configuration that pins the demo's publisher and knows a few other rules.
enum AcmeConfiguration {
  /// - Parameter rest: what stands behind its rules: more of them, and other members of `application`.
  static func values(_ rest: String) throws -> Values {
    let key = PEM.encode(type: "PUBLIC KEY", bytes: try #require(Demo.pins.keys.first))
    let lines = key.split(separator: "\n").map { "        \($0)\n" }.joined()
    let text = """
      application:
        validators:
        - name: default
          type: notaryv1
          host: notary.acme.example
          trustRoots:
          - name: default
            key: |
      \(lines)  - name: deny
          type: static
          approve: false
        - name: signed-in
          type: notaryv1
          host: notary.acme.example
          auth:
            secretName: notary-login
          trustRoots:
          - name: default
            key: |
      \(lines)  policy:
        - pattern: "docker.io/acme/*:*"
        - pattern: "docker.io/other/*:*"
          validator: deny
        - pattern: "docker.io/secret/*:*"
          validator: signed-in

      """
    return try Values.load(files: [("values.yaml", Array((text + rest).utf8))])
  }
}
