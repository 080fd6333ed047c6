import Inspector
import NotaryCore
import PolicyEditor
import TestSupport

// MARK: Documents

extension CauseTests {
  static let documentRows: [CauseRow] = [
    CauseRow(.documentMalformed, evidence: ["root is malformed", "not JSON"]) {
      $0.answers["root.json"] = .document(Array("{".utf8))
    },
    CauseRow(.documentFatal, [.go], evidence: ["dies of targets", "the pod restarts"]) {
      $0.answers["targets.json"] = .document(Array("{}".utf8))
    },
    CauseRow(
      .contentRefused, [.python], evidence: ["outside ASCII"], remedies: ["upgrade", "last resort"]
    ) {
      $0.repository.edit(.targets, .beforeSigning) {
        $0[path: ["targets", "v1", "custom"]] = ["by": "Zoë"]
      }
    },
    CauseRow(
      .contentRefused, [.go], evidence: ["drops before it verifies: x-more"],
      remedies: ["Notary's own client"]
    ) { $0.repository.edit(.timestamp, .beforeSigning) { $0["x-more"] = 1 } },
    CauseRow(.contentRefused, [.python], evidence: ["over the document written anew"]) {
      $0.repository.editBytes(.targets, .afterSigning) { $0.append(UInt8(ascii: "\n")) }
    },
    CauseRow(
      .unsupportedKeyType, [.python], evidence: ["type ed25519", "of timestamp"],
      remedies: ["notary-signer", "upgrade"]
    ) { $0.repository.timestamp.signers = [TestSigner(TestKey(.ed25519, "timestamp"))] },
    CauseRow(
      .unsupportedKeyType, [.python], evidence: ["type ecdsa-x509", "of targets/alice"],
      remedies: ["delegation remove docker.io/acme/web targets/alice"]
    ) {
      $0.delegate("alice", ["v1": "one"])
      let certificate = TestCertificate(TestKey(.p256, "alice"), commonName: "alice")
      $0.repository.delegations["targets/alice"]?.signers = [TestSigner(certificate)]
    },
    CauseRow(.unsupportedKeyType, [.python], evidence: ["RSA 2048"], remedies: ["pin the ECDSA"]) {
      $0.keys = [("default", TestKey(.rsa2048, "a").publicPEM)]
    },
  ]
}

// MARK: Root's key

extension CauseTests {
  static let newKey = TestKey(.p256, "new root")

  static func rootSigner(_ key: TestKey) -> TestSigner {
    TestSigner(TestCertificate(key, commonName: "docker.io/acme/web"))
  }

  /// Version 1 under the pinned key, version 2 that both keys signed, version 3 under the new one.
  static func rotate(_ situation: inout CauseSituation, isLinked: Bool = true) {
    let (old, new) = (rootSigner(rootKey), rootSigner(newKey))
    var repository = situation.repository
    let first = repository.file(.root)
    repository.root.signers = [new]
    repository.root.version = 2
    repository.root.signedBy = isLinked ? [old, new] : [new]
    let second = repository.file(.root)
    repository.root.version = 3
    repository.root.signedBy = nil
    repository.extraFiles = ["1.root.json": first ?? [], "2.root.json": second ?? []]
    situation.repository = repository
  }

  static let rootRows: [CauseRow] = [
    CauseRow(
      .rootKeyRotated, evidence: ["signed version 1", "up to version 3", "pinned is key"],
      remedies: ["BEGIN PUBLIC KEY", "last resort"]
    ) { rotate(&$0) },
    CauseRow(.rootKeyUnknown, evidence: ["takeover"], remedies: ["another way", "do not pin"]) {
      rotate(&$0, isLinked: false)
    },
    CauseRow(
      .rootKeyNotPinned, evidence: ["trust root acme of validator other", "is known here"],
      remedies: ["BEGIN PUBLIC KEY"]
    ) {
      $0.repository.root.signers = [rootSigner(newKey)]
      $0.moreValidators =
        ["- name: other", "  type: notaryv1", "  host: other.example", "  trustRoots:"]
        + ["  - name: acme", "    key: |"]
        + newKey.publicPEM.split(separator: "\n").map { "      \($0)" }
    },
    CauseRow(.rootKeyNotPinned, evidence: ["acme"], remedies: ["trustRoot: acme"]) {
      $0.repository.root.signers = [rootSigner(newKey)]
      $0.keys.append(("acme", newKey.publicPEM))
    },
    CauseRow(.rootKeyNotPinned, evidence: ["in the file acme.pub"], remedies: ["pin it"]) {
      $0.repository.root.signers = [rootSigner(newKey)]
      $0.known = KnownKeys(
        given: [KnownKey(newKey.subjectPublicKeyInfo, from: .file("acme.pub"))], dockerTrust: nil)
    },
    CauseRow(
      .rootKeyNotPinned, evidence: ["trusted the key on first use"], remedies: ["compare"]
    ) {
      $0.repository.root.signers = [rootSigner(newKey)]
      $0.known = KnownKeys(given: [], dockerTrust: $0.repository.source())
    },
    CauseRow(
      .rootKeyUnknown, evidence: ["root is signed by key", "pinned is key", "that of targets"],
      remedies: ["SHA-256 of the key"]
    ) { $0.keys = [("default", TestKey(.p256, "targets").publicPEM)] },
    CauseRow(
      .rootSignedTwice, [.python], evidence: ["wants every signature"],
      remedies: ["the new key alone", "upgrade"]
    ) { $0.repository.root.signers = [rootSigner(rootKey), rootSigner(newKey)] },
    CauseRow(
      .everyKeyMustSign, [.go], evidence: ["1 of 2 keys signed: default"],
      remedies: ["trustRoot: default"]
    ) {
      $0.keys.append(("other", newKey.publicPEM))
      $0.with("trustRoot: \"*\"")
    },
    CauseRow(.signatureBroken, evidence: ["pinned key does not match"], remedies: ["puts back"]) {
      $0.repository.edit(.root, .afterSigning) { $0[path: ["signed", "version"]] = 9 }
    },
  ]
}

// MARK: Signatures, hashes and dates

extension CauseTests {
  private static let falseID = String(repeating: "ab", count: 32)

  static let signatureRows: [CauseRow] = [
    CauseRow(.notSignedByAnybody, [.go], evidence: ["timestamp has no signature"]) {
      $0.repository.timestamp.signedBy = []
    },
    CauseRow(
      .signatureBroken, evidence: ["signed something else"],
      remedies: ["puts back", "do not admit"]
    ) {
      $0.repository.edit(.targets, .afterSigning) { $0[path: ["signed", "version"]] = 9 }
    },
    CauseRow(.signingKeyUnknown, evidence: ["may not sign"]) {
      $0.repository.timestamp.signedBy = [TestSigner("stranger")]
    },
    CauseRow(.keyIDMismatch, [.go], evidence: ["not its own", "abababababab"]) {
      let id = $0.repository.timestamp.signers[0].id.rawValue
      $0.repository.edit(.root, .beforeSigning) { root in
        root[path: ["keys", falseID]] = root[path: ["keys", id]]
        root[path: ["roles", "timestamp", "keyids"]] = [.string(falseID)]
      }
      $0.repository.edit(.timestamp, .afterSigning) { document in
        guard var signature = document["signatures"]?[0] else { return }
        signature["keyid"] = .string(falseID)
        document["signatures"] = [signature]
      }
    },
    CauseRow(
      .belowThreshold, [.go], evidence: ["1 of 2", "no signature by key"], remedies: ["missing"]
    ) {
      $0.repository.targets.signers = [TestSigner("targets"), TestSigner("second")]
      $0.repository.targets.threshold = 2
      $0.repository.targets.signedBy = [TestSigner("targets")]
    },
    CauseRow(.hashMismatch, evidence: ["snapshot lists sha256"], remedies: ["try again"]) {
      $0.answers["targets.json"] = .document(
        $0.repository.with { $0.targets.version = 2 }.file(.targets) ?? [])
    },
    CauseRow(.lengthMismatch, [.python], evidence: ["3.9 does not"], remedies: ["publishes"]) {
      $0.repository.edit(.snapshot, .beforeSigning) {
        $0[path: ["meta", "targets", "length"]] = 1
      }
    },
    CauseRow(.hashNotListed, [.go], evidence: ["no hash of targets/alice"]) {
      $0.delegate("alice", ["v1": "one"])
      $0.repository.delegations["targets/alice"]?.isInSnapshot = false
      $0.with("delegations: [alice]")
    },
  ]

  private static let past = Instant(rfc3339: "2026-11-20T17:00:00Z") ?? .zero

  static let expiryRows: [CauseRow] = [
    CauseRow(
      .rootExpired, evidence: ["2026-11-20T17:00:00Z", "2 days ago"],
      remedies: ["delete docker.io/acme/web --remote", "last resort"]
    ) { $0.repository.root.expires = past },
    CauseRow(
      .timestampExpired, evidence: ["2026-11-20T17:00:00Z"],
      remedies: ["the server and its signer", "last resort"]
    ) { $0.repository.timestamp.expires = past },
    CauseRow(.timestampExpired, evidence: ["clock is 2 hours behind the server's"]) {
      $0.repository.timestamp.expires = past
      $0.clockDifference = 7_200
    },
    CauseRow(.snapshotExpired, remedies: ["if the server holds its key", "else Notary's client"]) {
      $0.repository.snapshot.expires = past
    },
    CauseRow(.targetsExpired, remedies: ["init docker.io/acme/web --rootkey ROOT.key -p"]) {
      $0.repository.targets.expires = past
    },
    CauseRow(
      .delegationExpired, remedies: ["alice must sign targets/alice again", "last resort"]
    ) {
      $0.delegate("alice", ["v1": "one"])
      $0.repository.delegations["targets/alice"]?.expires = past
      $0.with("delegations: [alice]")
    },
  ]
}
