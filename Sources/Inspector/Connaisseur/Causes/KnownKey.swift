public import NotaryCore
public import PolicyEditor

/// A public key that somebody here has seen or vouched for before, and where that is known from.
public struct KnownKey: Sendable, Hashable {
  public enum Origin: Sendable, Hashable {
    /// A file of public keys that the user gave.
    case file(String)
    /// Docker's trust folder on this machine, which holds what was trusted on first use.
    case dockerTrust(String)
    /// A trust root of the configuration.
    case trustRoot(String, validator: String, SourcePosition?)
  }

  /// The key as SubjectPublicKeyInfo.
  public let subjectPublicKeyInfo: [UInt8]
  public let origin: Origin

  public init(_ subjectPublicKeyInfo: [UInt8], from origin: Origin) {
    self.subjectPublicKeyInfo = subjectPublicKeyInfo
    self.origin = origin
  }

  var evidence: Evidence {
    switch origin {
    case .file(let name): Evidence("the key is in the file \(shown(name)) that you gave")
    case .dockerTrust(let place):
      Evidence("Docker on this machine trusted the key on first use: \(shown(place))")
    case .trustRoot(let name, let validator, let position):
      Evidence(
        "the key is trust root \(shown(name)) of validator \(shown(validator))",
        at: position.map { .values($0) })
    }
  }
}

/// Where keys can be known from beside the configuration.
public struct KnownKeys: Sendable {
  private let given: [KnownKey]
  private let dockerTrust: (any TrustSource)?

  public static let none = KnownKeys(given: [], dockerTrust: nil)

  /// - Parameters:
  ///   - given: keys from files that the user gave.
  ///   - dockerTrust: Docker's trust folder, usually `~/.docker/trust/tuf`.
  public init(given: [KnownKey], dockerTrust: (any TrustSource)?) {
    self.given = given
    self.dockerTrust = dockerTrust
  }

  /// The keys that are known for the root of a repository.
  func keys(for gun: GUN) async -> [KnownKey] {
    guard let dockerTrust else { return given }
    let answer = await dockerTrust.answer(
      TrustRequest(gun: gun, role: .root, limit: TrustRequest.timestampLimit))
    guard let root = TrustDocument(role: .root, answer: answer).root else { return given }
    let keys = (root.roles["root"]?.keyIDs ?? []).compactMap { root.keys[$0]?.subjectPublicKeyInfo }
    return given + keys.map { KnownKey($0, from: .dockerTrust(answer.origin)) }
  }

  /// The trust roots of a configuration.
  static func keys(of configuration: Configuration) -> [KnownKey] {
    configuration.validators.flatMap { validator -> [KnownKey] in
      guard case .notaryV1(let notary) = validator.kind else { return [] }
      return notary.trustRoots.compactMap { root in
        TrustRootKey.read(root).map { key in
          KnownKey(
            key.value,
            from: .trustRoot(
              root.name ?? "", validator: validator.name ?? "", root.position))
        }
      }
    }
  }
}

/// The key of a trust root as far as anybody can read it.
enum TrustRootKey {
  static func read(_ root: TrustRoot) -> PublicKey? {
    let text = Array((root.key ?? "").utf8)
    let bytes =
      (try? PublicKeyFile.keys(in: text).first)
      ?? Base64.decode(text.filter { $0 > 0x20 })
    guard let bytes, let type = PublicKey.algorithm(ofSubjectPublicKeyInfo: bytes) else {
      return nil
    }
    return PublicKey(type: type, value: bytes)
  }
}
