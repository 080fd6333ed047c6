import NotaryCore
import PolicyEditor

extension RetiredServer.Retirement {
  var day: String { DateWords.day(last) }

  /// What remains to be done, whether the day is near or over.
  var remedies: [Remedy] {
    [
      Remedy("sign the images anew where that goes on: a Notary server of your own, or cosign"),
      Remedy(
        "what 'tastevin save IMAGE --values FILE -o trust.tar' stored before that day can still be"
          + " inspected and tested with: --trust-dir trust.tar"),
      Remedy(
        "'tastevin freeze FILE IMAGE' adds a rule for the digest that is verified now, or was on the day of"
          + " an archive (--at), so that it goes on to run without the server"),
    ]
  }
}
