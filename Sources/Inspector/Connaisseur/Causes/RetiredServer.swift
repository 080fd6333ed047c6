import NotaryCore

/// Servers that are switched off, and when.
enum RetiredServer {
  struct Retirement {
    let name: String
    let last: Instant
  }

  /// Docker Hub's Notary server (docker/docs#25382) and Azure's registries (Azure/acr#837).
  static func retirement(ofHost name: String) -> Retirement? {
    if name == "notary.docker.io" {
      return Retirement(
        name: "Docker Hub's Notary server",
        last: CivilDate(year: 2026, month: 12, day: 8).instant)
    }
    if name.hasSuffix(".azurecr.io") {
      return Retirement(
        name: "content trust in Azure Container Registry",
        last: CivilDate(year: 2028, month: 3, day: 31).instant)
    }
    return nil
  }
}

extension RetiredServer.Retirement {
  var day: String { DateWords.day(last) }

  func isOver(at moment: Instant) -> Bool { moment >= last }

  /// What remains to be done, whether the day is near or over.
  var remedies: [Remedy] {
    [
      Remedy("sign the images anew where that goes on: a Notary server of your own, or cosign"),
      Remedy(
        "until then a trust folder that was saved can still be looked at: --trust-dir FOLDER"),
    ]
  }
}
