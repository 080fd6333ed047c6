import Inspector
import NotaryCore
import PolicyEditor
import TestSupport
import Testing

/// The steps of a decision of Connaisseur 3.9: in its order, and beyond the one that fails.
struct Connaisseur39StepTests {
  private func steps(_ trial: Connaisseur39Trial) async -> [String] {
    await trial.decide().steps.map {
      "\($0.name.rawValue) \($0.status.rawValue)\($0.reached ? "" : " not reached")"
    }
  }

  @Test func comeInItsOrder() async {
    #expect(
      await steps(Connaisseur39Trial()) == [
        "reference ok", "rule ok", "validator ok", "download ok", "trust-root ok", "root ok",
        "targets ok", "snapshot ok", "timestamp ok", "delegations skipped", "digest ok",
      ])
  }

  @Test func goOnAfterTheOneThatFails() async {
    var trial = Connaisseur39Trial()
    trial.repository.targets.signedBy = []
    trial.repository.timestamp.expires = trial.at.adding(seconds: -1)
    trial.image = "acme/web:v2"
    #expect(
      await steps(trial) == [
        "reference ok", "rule ok", "validator ok", "download ok", "trust-root ok", "root ok",
        "targets fail", "snapshot ok not reached", "timestamp fail not reached",
        "delegations skipped not reached", "digest fail not reached",
      ])
  }

  @Test func sayThatALaterCheckOfAStepIsNotReached() async {
    var trial = Connaisseur39Trial()
    trial.repository.timestamp.signedBy = []
    // The checksum of targets is compared after the signatures of timestamp.
    trial.repository.editBytes(.targets, .served) { $0.append(UInt8(ascii: "\n")) }
    let steps = await steps(trial)
    #expect(steps.contains("targets fail not reached"))
    #expect(steps.contains("timestamp fail"))
  }

  @Test func saySomethingOfRolesWhoseParentIsMissing() async {
    var trial = Connaisseur39Trial()
    trial.answers[.root] = .missing
    let steps = await steps(trial)
    #expect(steps.contains("download fail"))
    #expect(steps.contains("root skipped not reached"))
    #expect(steps.contains("targets unknown not reached"), "its signatures cannot be checked")
    #expect(steps.contains("digest ok not reached"))
  }

  @Test func callNothingGoodThatCouldNotBeChecked() async {
    var trial = Connaisseur39Trial()
    trial.rule?.trustRoot = "nope"
    #expect(await steps(trial).contains("root unknown not reached"))
    trial = Connaisseur39Trial()
    trial.answers[.snapshot] = .missing
    let steps = await steps(trial)
    #expect(steps.contains("root unknown not reached"), "no hash of it is at hand")
    #expect(steps.contains("timestamp ok not reached"), "nothing lists a hash of it")
  }

  @Test func neverShowControlCharactersOfStrangers() async {
    var trial = Connaisseur39Trial()
    trial.delegate("alice")
    trial.rule?.delegations = ["alice\u{1B}[31m"]
    trial.repository.edit(.targets, .afterSigning) {
      $0["signatures"]?[0]?["keyid"] = "\u{1B}[31m"
    }
    let texts = await trial.decide().steps.map(\.message)
    #expect(!texts.contains { $0.unicodeScalars.contains { $0.value < 0x20 } })
  }
}
