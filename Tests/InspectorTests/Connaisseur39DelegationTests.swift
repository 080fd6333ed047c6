import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// Where Connaisseur 3.9 looks for an image, and what must agree.
struct Connaisseur39DelegationTests {
  @Test(arguments: without + required + missing + references)
  func decides(_ row: Connaisseur39Row) async {
    #expect(await row.decided() == row.expected)
  }

  private static func failing(_ roles: String) -> Connaisseur39Row.Outcome {
    .denied("error during download and validation of delegations for targets: [\(roles)]")
  }

  private static let noTag = Connaisseur39Row.Outcome.denied(
    "validated targets don't contain reference: no tag 'v1' found in targets")

  static let without: [Connaisseur39Row] = [
    Connaisseur39Row("without delegations targets counts", .admitted) { _ in },
    Connaisseur39Row("with delegations only targets/releases counts", .admitted("two")) {
      $0.delegate("releases", content: "two")
      $0.delegate("alice", content: "three")
    },
    Connaisseur39Row("tags of targets are not looked at then", noTag) {
      $0.delegate("releases")
      $0.repository.delegations["targets/releases"]?.targets = [:]
    },
    Connaisseur39Row(
      "without a releases role nothing is admitted",
      failing(#""targets/releases""#)
    ) { $0.delegate("alice") },
    Connaisseur39Row(
      "required ones in a repository without any, in words of their own",
      .denied("no delegations found for validator default, but following were required: []")
    ) { $0.rule?.delegations = ["alice"] },
  ]

  static let required: [Connaisseur39Row] = [
    Connaisseur39Row("a required one counts", .admitted("two")) {
      $0.delegate("alice", content: "two")
      $0.rule?.delegations = ["alice"]
    },
    Connaisseur39Row("its prefix may be written, and it may be repeated", .admitted("two")) {
      $0.delegate("alice", content: "two")
      $0.rule?.delegations = ["targets/alice", "alice"]
    },
    Connaisseur39Row("one that the repository has not", failing(#""targets/alice" "targets/bob""#))
    {
      $0.delegate("alice")
      $0.rule?.delegations = ["alice", "bob"]
    },
    Connaisseur39Row("its name is quoted as Go does", failing(#""targets/\u00e4\"""#)) {
      $0.delegate("alice")
      $0.rule?.delegations = ["ä\""]
    },
    Connaisseur39Row("nested ones are not found", failing(#""targets/alice/sub""#)) {
      $0.delegate("alice")
      $0.repository.delegations["targets/alice/sub"] = TestRole(signers: [TestSigner("sub")])
      $0.rule?.delegations = ["alice/sub"]
    },
    Connaisseur39Row("all must have the tag", noTag) {
      $0.delegate("alice")
      $0.delegate("bob")
      $0.repository.delegations["targets/bob"]?.targets = [:]
      $0.rule?.delegations = ["alice", "bob"]
    },
    Connaisseur39Row(
      "all must agree",
      .denied("validator default found 2 digests for image v1, expected 1")
    ) {
      $0.delegate("alice")
      $0.delegate("bob", content: "two")
      $0.rule?.delegations = ["alice", "bob"]
    },
    Connaisseur39Row("paths mean nothing", .admitted) {
      $0.delegate("alice")
      $0.repository.delegations["targets/alice"]?.paths = ["other/"]
      $0.rule?.delegations = ["alice"]
    },
    Connaisseur39Row("a signature by another", failing(#""targets/alice""#)) {
      $0.delegate("alice")
      $0.repository.delegations["targets/alice"]?.signedBy = [TestSigner("bob")]
      $0.rule?.delegations = ["alice"]
    },
    Connaisseur39Row("an expired one", failing(#""targets/alice""#)) {
      $0.delegate("alice")
      $0.repository.delegations["targets/alice"]?.expires = $0.at.adding(seconds: -1)
      $0.rule?.delegations = ["alice"]
    },
    Connaisseur39Row("one that is not the file that snapshot lists", failing(#""targets/alice""#)) {
      $0.delegate("alice")
      $0.repository.editBytes("targets/alice", .served) { $0.append(UInt8(ascii: "\n")) }
      $0.rule?.delegations = ["alice"]
    },
    Connaisseur39Row(
      "one that snapshot does not list, though it is served",
      failing(#""targets/alice""#)
    ) {
      $0.delegate("alice")
      $0.repository.delegations["targets/alice"]?.isInSnapshot = false
      $0.rule?.delegations = ["alice"]
    },
    Connaisseur39Row("one without a signed part", .crash) {
      $0.delegate("alice")
      $0.repository.editBytes("targets/alice", .served) { $0 = Array("{}".utf8) }
      $0.rule?.delegations = ["alice"]
    },
  ]

  static let missing: [Connaisseur39Row] = [
    Connaisseur39Row("a missing file that snapshot does not list: targets counts", .admitted) {
      $0.delegate("releases", content: "two")
      $0.repository.delegations["targets/releases"]?.isServed = false
    },
    Connaisseur39Row("a missing file that snapshot lists", failing(#""targets/releases""#)) {
      $0.delegate("releases", content: "two")
      $0.answers["targets/releases"] = .missing
    },
    Connaisseur39Row("one missing file of two required: targets counts", .admitted) {
      $0.delegate("alice", content: "two")
      $0.delegate("bob", content: "two")
      $0.repository.delegations["targets/bob"]?.isServed = false
      $0.rule?.delegations = ["alice", "bob"]
    },
    Connaisseur39Row("another status is as good as a missing file", .admitted) {
      $0.delegate("alice", content: "two")
      $0.repository.delegations["targets/alice"]?.isServed = false
      $0.answers["targets/alice"] = .failed(.status(500))
      $0.rule?.delegations = ["alice"]
    },
    Connaisseur39Row("a malformed file is not", failing(#""targets/alice""#)) {
      $0.delegate("alice", content: "two")
      $0.repository.delegations["targets/alice"]?.isServed = false
      $0.answers["targets/alice"] = .document(Array("[]".utf8))
      $0.rule?.delegations = ["alice"]
    },
  ]

  static let references: [Connaisseur39Row] = [
    Connaisseur39Row(
      "a tag that is not signed",
      .deniedPlainly(
        "error during notaryv1 validation of image acme/web:v2: "
          + "validated targets don't contain reference: no tag 'v2' found in targets")
    ) { $0.image = "acme/web:v2" },
    Connaisseur39Row("a digest that is signed", .admitted) {
      $0.image = "acme/web@\(Connaisseur39Trial.digest("one"))"
    },
    Connaisseur39Row(
      "a digest that is not signed",
      .deniedPlainly(
        "error during notaryv1 validation of image acme/web@\(Connaisseur39Trial.digest("x")): "
          + "validated targets don't contain reference: "
          + "no digest '\(Connaisseur39Trial.digest("x"))' found in targets")
    ) { $0.image = "acme/web@\(Connaisseur39Trial.digest("x"))" },
    Connaisseur39Row("tag and digest that agree", .admitted) {
      $0.image = "acme/web:v1@\(Connaisseur39Trial.digest("one"))"
    },
    Connaisseur39Row(
      "tag and digest that do not",
      .deniedPlainly(
        "error during notaryv1 validation of image "
          + "acme/web:v1@\(Connaisseur39Trial.digest("x")): "
          + "digest \(Connaisseur39Trial.digest("one")) resolved for tag v1 "
          + "doesn't match given digest \(Connaisseur39Trial.digest("x"))")
    ) { $0.image = "acme/web:v1@\(Connaisseur39Trial.digest("x"))" },
    Connaisseur39Row("an invalid reference", .deniedPlainly("invalid image reference")) {
      $0.image = "acme/Web:v1"
    },
  ]

  @Test("where the first of several answers decides, that is not known")
  func race() async {
    func trial(_ bob: TrustAnswer.Outcome, listed: Bool = false) -> Connaisseur39Trial {
      var trial = Connaisseur39Trial()
      trial.delegate("alice")
      trial.delegate("bob")
      trial.rule?.delegations = ["alice", "bob"]
      trial.repository.delegations["targets/alice"]?.isInSnapshot = listed
      trial.answers = ["targets/alice": .missing, "targets/bob": bob]
      return trial
    }
    for bob in [TrustAnswer.Outcome.document(Array("<html>".utf8)), .document(Array("{}".utf8))] {
      let decision = await trial(bob).decide()
      #expect(decision.verdict == .unknown)
      #expect(decision.message?.hasSuffix(#"["targets/alice" "targets/bob"]"#) == true)
      #expect(decision.messageVaries)
    }
    // Where targets has not signed it, no order admits it.
    var unsigned = trial(.document(Array("<html>".utf8)))
    unsigned.repository.targets.targets = [:]
    #expect(await unsigned.decide().verdict == .denied)
    // Where all are listed, none falls back.
    #expect(await trial(.document(Array("<html>".utf8)), listed: true).decide().verdict == .denied)
    #expect(await trial(.document(Array("{}".utf8)), listed: true).decide().verdict == .crash)
  }
}
