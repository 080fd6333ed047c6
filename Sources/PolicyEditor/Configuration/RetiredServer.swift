public import NotaryCore

/// Servers that are switched off, and when.
public enum RetiredServer {
  public struct Retirement: Sendable {
    public let name: String
    public let last: Instant

    public func isOver(at moment: Instant) -> Bool { moment >= last }
  }

  /// Docker Hub's Notary server (docker/docs#25382) and Azure's registries (Azure/acr#837).
  public static func retirement(ofHost name: String) -> Retirement? {
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
