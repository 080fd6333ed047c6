import Inspector
import NotaryCore
import PolicyEditor
import TestSupport

// MARK: Delegations and the digest

extension CauseTests {
  private static func digest(_ content: String) -> String {
    "sha256:" + Hexadecimal.text(of: Digest.sha256(Array(content.utf8)))
  }

  static let digestRows: [CauseRow] = [
    CauseRow(
      .noDelegations, evidence: ["requires alice", "targets declares none"],
      remedies: ["delegation add docker.io/acme/web targets/alice", "drop with.delegations"]
    ) { $0.with("delegations: [alice]") },
    CauseRow(
      .delegationNotDeclared, evidence: ["targets/alcie", "declared are targets/alice"],
      remedies: ["perhaps alice is meant"]
    ) {
      $0.delegate("alice", ["v1": "one"])
      $0.with("delegations: [alcie]")
    },
    CauseRow(.delegationMissing, evidence: ["targets/alice"]) {
      $0.delegate("alice", ["v1": "one"])
      $0.answers["targets/alice.json"] = .missing
      $0.with("delegations: [alice]")
    },
    CauseRow(
      .delegationsIgnored, evidence: ["targets/releases", "declared are targets/alice"],
      remedies: ["delegations: [alice]", "delegation add"]
    ) { $0.delegate("alice", ["v1": "one"]) },
    CauseRow(
      .tagNotSigned, evidence: ["the tag v3", "targets signs 2 other tags", "v1"],
      remedies: ["addhash docker.io/acme/web v3", "docker.io/acme/web:v1", "last resort"]
    ) { $0.image = "docker.io/acme/web:v3" },
    CauseRow(.digestNotSigned, evidence: [digest("else")]) {
      $0.image = "docker.io/acme/web@\(digest("else"))"
    },
    CauseRow(.nothingSigned, evidence: ["targets is empty"], remedies: ["addhash"]) {
      $0.repository.targets.targets = [:]
    },
    CauseRow(
      .signedOnlyInTargets, evidence: ["targets signs v1", "targets/releases does not"],
      remedies: ["-r targets/releases", "docker.io/acme/web:v9"]
    ) { $0.delegate("releases", ["v9": "nine"]) },
    CauseRow(
      .signedByAnother, evidence: ["signed in targets/alice", "requires targets/bob"],
      remedies: ["-r targets/bob", "delegations: [alice]"]
    ) {
      $0.repository.targets.targets = [:]
      $0.delegate("alice", ["v1": "one"])
      $0.delegate("bob", ["v2": "two"])
      $0.with("delegations: [bob]")
    },
    CauseRow(
      .digestMismatch, evidence: [digest("one"), digest("two"), "signed for v2"],
      remedies: ["docker.io/acme/web:v1@\(digest("one"))"]
    ) { $0.image = "docker.io/acme/web:v1@\(digest("two"))" },
    CauseRow(.digestsDisagree, evidence: ["targets/alice signs", "targets/bob signs"]) {
      $0.delegate("alice", ["v1": "one"])
      $0.delegate("bob", ["v1": "two"])
      $0.with("delegations: [alice, bob]")
    },
    CauseRow(.digestMalformed, [.go], evidence: ["not a SHA-256"], remedies: ["signs it again"]) {
      $0.repository.targets.targets["v1"]?.json = [
        "hashes": ["sha256": .string(Base64.encode([1, 2, 3]))], "length": 3,
      ]
    },
  ]

  // MARK: Whatever the verdict

  static let noticeRows: [CauseRow] = [
    CauseRow(
      .unexpectedRule, [.go], evidence: ["wins over rule 1", "index.docker.io"]
    ) {
      $0.rules = [("docker.io/acme/*:*", []), ("*/acme/web:*", [])]
    },
    CauseRow(.optionIgnored, [.python], evidence: ["with.key", "named default"]) {
      $0.with("key: acme")
    },
    CauseRow(.retiredServer, evidence: ["2026-12-08", "in "], remedies: ["anew"]) {
      $0.host = "notary.docker.io"
    },
    CauseRow(.retiredServer, evidence: ["2028-03-31"]) { $0.host = "acme.azurecr.io" },
    CauseRow(.otherServer, evidence: ["https://elsewhere.example", "notary.acme.example"]) {
      $0.location = NotaryCore.SourceLocation(kind: .server, text: "https://elsewhere.example")
    },
    CauseRow(.delegationsIgnored, evidence: ["targets/releases alone counts", "alice"]) {
      $0.delegate("alice", ["v1": "two"])
      $0.delegate("releases", ["v1": "one"])
    },
    CauseRow(.everyKeyMustSign, [.go], evidence: ["every one of the 2 keys"]) {
      $0.keys.append(("again", rootKey.publicPEM))
      $0.with("trustRoot: \"*\"")
    },
    CauseRow(.notSignedByAnybody, [.python], evidence: ["timestamp has no signature"]) {
      $0.repository.timestamp.signedBy = []
    },
  ]
}
