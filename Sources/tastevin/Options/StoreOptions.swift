import ArgumentParser
import Inspector
import NotaryCore

/// Where clients on this machine keep what they trust.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .customLong("trust-store"),
    help: ArgumentHelp(
      "A folder of trusted data and private keys, as ~/.docker/trust or ~/.notary. Repeatable.",
      valueName: "folder"))
  var folders: [String] = []

  /// The stores that are named, else Docker's own if it is there.
  ///
  /// - Parameter dockerFolder: Docker's folder of configuration.
  func stores(dockerFolder: String?) throws(CommandFailure) -> [TrustStore] {
    guard folders.isEmpty else {
      var stores: [TrustStore] = []
      for folder in folders {
        do throws(TrustStore.Failure) {
          stores.append(try TrustStore(path: folder))
        } catch {
          throw CommandFailure("--trust-store \(error.message)")
        }
      }
      return stores
    }
    return dockerFolder.flatMap { try? TrustStore(path: "\($0)/trust") }.map { [$0] } ?? []
  }
}
