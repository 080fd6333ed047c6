import Inspector
import NotaryCore
import TestSupport

/// A store of a client that has seen the demo's acme/web.
enum TestStore {
  /// - Parameter rolledBack: whether it has seen later targets than are served.
  static func local(rolledBack: Bool = false) async throws -> LocalReport {
    let image = try ImageReference("docker.io/acme/web:v1")
    let served = await TrustLoader(source: Demo.source(), gun: image.gun).load()
    let root = ChainOfTrust(served, at: Demo.moment)[.root]?.keys.first?.key?.canonicalID
    let key = StoredKey(
      id: root ?? KeyID(""), role: .root, gun: nil, isEncrypted: true,
      path: "~/.docker/trust/private/\(root?.rawValue ?? "").key")
    var beside = served
    if rolledBack {
      beside.documents[.targets] = TrustDocument(
        role: .targets, answer: TrustAnswer(.document(older(than: served)), origin: "older"))
    }
    let contents = StoreContents(
      path: "~/.docker/trust", documents: served, keys: StoredKeys([key]))
    let comparison = StoreComparison(contents, beside: beside, at: Demo.moment)
    return LocalReport(LocalTrust([comparison]), beside: served)
  }

  /// What the demo's acme/web has become since it was saved: targets went back.
  static func comparison(from path: String) async throws -> ComparisonReport {
    let image = try ImageReference("docker.io/acme/web:v1")
    let served = await TrustLoader(source: Demo.source(), gun: image.gun).load()
    var after = served
    after.documents[.targets] = TrustDocument(
      role: .targets, answer: TrustAnswer(.document(older(than: served)), origin: "older"))
    let location = NotaryCore.SourceLocation(
      kind: .archive, text: path,
      saved: .init(at: Demo.moment.adding(seconds: -86_400), from: "https://notary.acme.io"))
    return ComparisonReport(served, from: location, to: after, at: Demo.moment)
  }

  /// The same targets with a lower version, as a server without its last state has them.
  private static func older(than documents: TrustDocuments) -> [UInt8] {
    let bytes = documents[.targets]?.answer.bytes ?? []
    let version = documents[.targets]?.content?.header.version ?? 1
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(text.replacing("\"version\":\(version)", with: "\"version\":\(version - 1)").utf8)
  }
}
