/// A root document of an earlier version, and whether the one after it follows from it.
///
/// Shown only: from scratch the client reads `root.json` alone, so nothing here changes a verdict.
public struct OldRoot: Sendable {
  /// The version under which it was served.
  public let version: Int
  public let document: TrustDocument
  /// The IDs of its root keys.
  public let keyIDs: [ExactText]
  /// How many of its own root keys signed it; nil where it cannot be read.
  public let ownSignatures: Int?
  /// How many of its root keys also signed the next newer root; nil where one cannot be read.
  public let signaturesOnNext: Int?
  /// Its own threshold for root.
  public let threshold: Int?

  /// Whether enough of its keys signed the next newer root.
  public var leadsToNext: Bool? {
    guard let signaturesOnNext, let threshold else { return nil }
    return threshold > 0 && signaturesOnNext >= threshold
  }

  static func all(of documents: TrustDocuments, verifier: SignatureVerifier) -> [OldRoot] {
    let versions = documents.oldRoots.keys.sorted(by: >)
    var newer = documents[.root]
    return versions.compactMap { version in
      guard let document = documents.oldRoots[version] else { return nil }
      defer { newer = document }
      let role = document.root?.roles["root"]
      func signatures(on signed: TrustDocument?) -> Int? {
        guard let signed, signed.signedMessage != nil, let keys = document.root?.keys, let role
        else { return nil }
        let check = SignatureCheck(verifier: verifier, knownKeys: [])
        return check.check(signed, specification: role, keys: keys).validKeys.count
      }
      return OldRoot(
        version: version, document: document, keyIDs: role?.keyIDs ?? [],
        ownSignatures: signatures(on: document), signaturesOnNext: signatures(on: newer),
        threshold: role?.threshold)
    }
  }
}
