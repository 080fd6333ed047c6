import Inspector
import NotaryCore
import TestSupport
import Testing

@Suite("root-key")
struct RootKeyReportTests {
  private let rsa = TestKey(.rsa2048, "a")

  @Test("prints as get_root_key did, one block for each key, in the order of the signatures")
  func text() async throws {
    let repository = TestRepository.motley.with {
      $0.root.signedBy = [$0.root.signers[1], $0.root.signers[0]]
    }
    let report = RootKeyReport(try await repository.report())
    let ids = repository.root.signers.map(\.id.rawValue)
    #expect(
      report.text == """
        KeyID: \(ids[1])
        Key: \(rsa.publicPEM)
        KeyID: \(ids[0])
        Key: \(rootKey.publicPEM)

        """)
    #expect(report.text.contains("-----END PUBLIC KEY-----\n\nKeyID"))
    #expect(report.exitCode == .good)
    #expect(report.failure == nil)
  }

  @Test("prints bare keys too, and a key that signs twice once")
  func bareKeys() async throws {
    let signer = TestSigner(rootKey)
    let report = RootKeyReport(
      try await TestRepository.motley.with {
        $0.root.signers = [signer]
        $0.root.signedBy = [signer, signer]
      }.report())
    #expect(report.text == "KeyID: \(signer.id)\nKey: \(rootKey.publicPEM)\n")
    #expect(report.exitCode == .good)
  }

  @Test("leaves out keys that did not sign, but tells all of them as JSON")
  func unsigned() async throws {
    let repository = TestRepository.motley.with { $0.root.signedBy = [$0.root.signers[0]] }
    let report = RootKeyReport(try await repository.report())
    #expect(report.text.components("KeyID: ") == 1)
    let value = try json(report.json)
    #expect(value.names == ["schema", "image", "keys"])
    #expect(value["schema"]?.string == "tastevin/root-key/v1")
    #expect(value["image"]?.names == ["given", "name", "gun", "tag", "digest"])
    let keys = try #require(value["keys"]?.elements)
    #expect(keys.map { $0["signedRoot"]?.boolean } == [true, false])
    #expect(keys.map { $0["type"]?.string } == ["ecdsa-x509", "rsa-x509"])
    #expect(keys.map { $0["pem"]?.string } == [rootKey.publicPEM, rsa.publicPEM])
    #expect(keys[0]["canonicalId"]?.string == TestSigner(rootKey).id.rawValue)
    #expect(keys[0].names == ["id", "canonicalId", "type", "pem", "pinned", "signedRoot"])
  }

  @Test("is a validator and a rule, ready to paste, as YAML")
  func yaml() async throws {
    let report = RootKeyReport(try await TestRepository.motley.report())
    func indented(_ pem: String) -> String {
      pem.split(separator: "\n").map { "        \($0)\n" }.joined()
    }
    #expect(
      report.yaml == """
        # \(RootKeyReport.caution)
        application:
          validators:
          - name: "acme"
            type: notaryv1
            host: "notary.acme.io"
            trustRoots:
            - name: default
              key: |
        \(indented(rootKey.publicPEM))    - name: root-2
              key: |
        \(indented(rsa.publicPEM))  policy:
          - pattern: "docker.io/acme/web:*"
            validator: "acme"

        """)
  }

  @Test("names the registry's usual server where a folder does not say whose keys it has")
  func yamlOfFolder() async throws {
    let served = try await TestRepository.motley.report()
    let report = TrustReport(
      image: served.image, source: NotaryCore.SourceLocation(kind: .folder, text: "trust"),
      chain: served.chain)
    #expect(
      RootKeyReport(report).yaml.contains(
        "host: \"notary.docker.io\" # the usual one of docker.io; trust does not say where these keys"
          + " are from\n"))
  }

  @Test("is bad if no key signed, and unknown if root did not come")
  func exitCodes() async throws {
    let stranger = try await TestRepository.motley.with {
      $0.root.signedBy = [TestSigner("eve")]
    }.report()
    #expect(RootKeyReport(stranger).exitCode == .bad)
    #expect(RootKeyReport(stranger).text.isEmpty)
    #expect(RootKeyReport(stranger).failure?.contains("docker.io/acme/web") == true)
    let missing = try await TestRepository.motley.report(replacing: ["root.json": .missing])
    #expect(RootKeyReport(missing).exitCode == .bad)
    let failed = try await TestRepository.motley.report(
      replacing: ["root.json": .failed(.unauthorized(detail: "no"))])
    #expect(RootKeyReport(failed).exitCode == .unknown)
    #expect(RootKeyReport(failed).failure?.contains("401") == true)
  }
}

extension String {
  /// How often another text occurs.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
