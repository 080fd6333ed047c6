import NotaryCore
import PolicyEditor

extension RetiredServer.Retirement {
  var day: String { DateWords.day(last) }

  /// What remains to be done, whether the day is near or over.
  var remedies: [Remedy] {
    [
      Remedy("sign the images anew where that goes on: a Notary server of your own, or cosign"),
      Remedy(
        "until then a trust folder that was saved can still be looked at: --trust-dir FOLDER"),
    ]
  }
}
