import NotaryCore
import Testing

/// Roles of a root with a key each, of which one part can be replaced.
private func rootRoles(_ role: String, _ specification: String) -> String {
  let roles = ["root", "timestamp", "snapshot", "targets"].map {
    #""\#($0)":\#($0 == role ? specification : #"{"keyids":[],"threshold":1}"#)"#
  }
  return #"{\#(header("Root")),"keys":{},"roles":{\#(roles.joined(separator: ","))}}"#
}

@Suite("The structure that Notary asks for")
struct DocumentStructureTests {
  @Test(
    "names each document's type",
    arguments: [
      (RoleName.root, "Root"), (.timestamp, "Timestamp"), (.snapshot, "Snapshot"),
      (.targets, "Targets"), (.releases, "Targets"),
    ])
  func types(role: RoleName, type: String) {
    let right = read(role, signed: "{\(header(type))}")
    #expect(!right.codes.contains("wrong-type"))
    for wrong in [type.lowercased(), "", type + "s"] {
      let document = read(role, signed: "{\(header(wrong))}")
      #expect(document.problems.contains(.wrongType(expected: type, found: wrong)))
    }
  }

  @Test("has versions from 1", arguments: [0, -1])
  func versions(version: Int) {
    let document = read(.targets, signed: #"{"_type":"Targets","version":\#(version)}"#)
    #expect(document.problems == [.versionBelowOne(version)])
  }

  @Test("has the four base roles in root", arguments: RoleName.base)
  func missingRole(role: RoleName) {
    #expect(read(.root, signed: rootRoles("", "")).problems.isEmpty)
    let document = read(.root, signed: rootRoles(role.rawValue, "null"))
    #expect(document.problems == [.missingRole(role)])
  }

  @Test("has thresholds from 1", arguments: [0, -3])
  func thresholds(threshold: Int) {
    let document = read(
      .root, signed: rootRoles("targets", #"{"keyids":[],"threshold":\#(threshold)}"#))
    #expect(document.problems == [.thresholdBelowOne(role: .targets, threshold: threshold)])
  }

  @Test("includes every key that a role lists")
  func keys() {
    let document = read(.root, signed: rootRoles("snapshot", #"{"keyids":["k"],"threshold":1}"#))
    #expect(document.problems == [.keyNotIncluded(role: .snapshot, keyID: "k")])
  }

  @Test(
    "names delegations in lower case, and direct children only",
    arguments: [
      "targets/a/b", "targets", "root", "targets/", "targets/A", "targets/a b", "targets/a//b",
      "targets/é", "targets/a.b", "targets/..", "other/a", "",
      "targets/" + String(repeating: "a", count: 248),
    ])
  func badNames(name: String) {
    let document = read(.targets, signed: delegation(name))
    #expect(document.problems == [.invalidDelegationName(RoleName(name))])
  }

  @Test(
    "takes delegation names of letters, digits, hyphens and underscores, up to 255 bytes",
    arguments: ["a", "-", "_", "0", "releases", String(repeating: "a", count: 247)])
  func goodNames(name: String) {
    #expect(read(.targets, signed: delegation("targets/\(name)")).problems.isEmpty)
  }

  @Test("has no delegation that is null")
  func nullDelegation() {
    let document = read(
      .targets, signed: #"{\#(header("Targets")),"delegations":{"roles":[null]}}"#)
    #expect(document.problems == [.nullDelegation])
  }

  @Test("has the SHA-256 of a base role in its parent, of 32 bytes")
  func digests() {
    func problems(_ hashes: String) -> [TrustProblem] {
      read(
        .timestamp,
        signed: #"{\#(header("Timestamp")),"meta":{"snapshot":{"length":1,"hashes":\#(hashes)}}}"#
      ).problems
    }
    let right = Base64.encode([UInt8](repeating: 0, count: 32))
    #expect(problems(#"{"sha256":"\#(right)"}"#).isEmpty)
    #expect(problems(#"{"sha512":"\#(right)"}"#) == [.missingDigest(of: .snapshot)])
    #expect(
      problems(#"{"sha256":"AA=="}"#) == [.malformedDigest(of: .snapshot, algorithm: "sha256")])
    #expect(
      problems(#"{"sha256":"\#(right)","sha512":"\#(right)"}"#)
        == [.malformedDigest(of: .snapshot, algorithm: "sha512")])
    #expect(
      read(.snapshot, signed: #"{\#(header("Snapshot")),"meta":{}}"#).problems
        == [.missingDigest(of: .root), .missingDigest(of: .targets)])
  }

  private func delegation(_ name: String) -> String {
    let role = #"{"name":"\#(name)","keyids":[],"threshold":1,"paths":[""]}"#
    return #"{\#(header("Targets")),"delegations":{"keys":{},"roles":[\#(role)]}}"#
  }
}
