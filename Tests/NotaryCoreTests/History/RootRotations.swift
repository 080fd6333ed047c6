import NotaryCore
import TestSupport

/// A repository whose root was rotated: each version with its root key, signed by its own key and that
/// of the version before, as the Notary client signs it.
struct RootRotations {
  /// The names of the root keys, that of version 1 first.
  var keys: [String]
  /// Versions that the server does not have.
  var missing: Set<Int> = []
  /// Changes one version before it is signed.
  var change: (Int, inout TestRepository) -> Void = { _, _ in }

  init(_ keys: String...) { self.keys = keys }

  static func signer(_ name: String) -> TestSigner {
    TestSigner(TestCertificate(TestKey(.p256, name), commonName: acme.rawValue))
  }

  /// The root of a version.
  func root(_ version: Int) -> [UInt8] { repository(version).file(.root) ?? [] }

  private func repository(_ version: Int) -> TestRepository {
    TestRepository.acme.with {
      let own = Self.signer(keys[version - 1])
      let before = version > 1 ? Self.signer(keys[version - 2]) : own
      $0.root.version = version
      $0.root.signers = [own]
      $0.root.signedBy = own.id == before.id ? [own] : [own, before]
      change(version, &$0)
    }
  }

  /// The repository as served: the newest version, and those before it by their numbers.
  var served: TestRepository {
    repository(keys.count).with {
      for version in 1..<max(keys.count, 1) where !missing.contains(version) {
        $0.extraFiles["\(version).root.json"] = root(version)
      }
    }
  }

  func history(
    caches: [any TrustSource] = [], at moment: Instant = TestRepository.now,
    replacing answers: [String: TrustAnswer.Outcome] = [:]
  ) async -> RootHistory {
    let source = served.source(replacing: answers)
    let roots = await RootHistoryLoader(source: source, gun: acme, caches: caches).load()
    return RootHistory(roots, at: moment)
  }
}
