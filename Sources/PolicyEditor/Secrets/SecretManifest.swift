import NotaryCore

/// Why a file is no secret. Nothing of what it holds is in it.
public enum SecretManifestError: Error, Hashable, Sendable {
  /// Neither a manifest of a Secret nor Docker's configuration.
  case notASecret
  /// It is no YAML and no JSON.
  case notReadable
  /// The value of this key is not base64.
  case notBase64(key: String)
  /// The value of this key is larger than a secret's may be.
  case tooLarge(key: String)
}

extension SecretContent {
  /// Reads a manifest of a Secret as `kubectl get secret NAME -o yaml` or `-o json` prints it, or
  /// Docker's own `config.json`, which is what `.dockerconfigjson` holds.
  public init(manifest bytes: [UInt8], origin: String) throws(SecretManifestError) {
    guard let document = try? YAMLDocument(parsing: bytes), let root = document.roots.first else {
      throw .notReadable
    }
    if root.member(named: "auths", by: .go)?.kind == .mapping {
      self.init(origin: origin, values: [.docker: bytes], isWhole: false)
      return
    }
    guard root.member(named: "kind", by: .go)?.text == "Secret" else { throw .notASecret }
    var values: [Key: [UInt8]] = [:]
    for key in Key.allCases {
      // What is written as it is comes before what is written in base64.
      if let text = root.member(named: "stringData", by: .go)?.member(named: key.rawValue, by: .go)
      {
        values[key] = text.textBytes.map { Array($0) }
      } else if let text = root.member(named: "data", by: .go)?
        .member(named: key.rawValue, by: .go)?.textBytes
      {
        values[key] = try SecretContent.decoded(text, key)
      }
    }
    self.init(origin: origin, values: values, isWhole: true)
  }

  /// Takes the `data` of a Secret that the API has answered with.
  ///
  /// - Parameter data: the keys with their values in base64.
  public init(data: [String: [UInt8]], origin: String) throws(SecretManifestError) {
    var values: [Key: [UInt8]] = [:]
    for key in Key.allCases {
      guard let text = data[key.rawValue] else { continue }
      values[key] = try SecretContent.decoded(text[...], key)
    }
    self.init(origin: origin, values: values, isWhole: true)
  }

  private static func decoded(
    _ text: ArraySlice<UInt8>, _ key: Key
  ) throws(SecretManifestError) -> [UInt8] {
    guard text.count <= limit * 2 else { throw .tooLarge(key: key.rawValue) }
    guard let bytes = Base64.decode(text) else { throw .notBase64(key: key.rawValue) }
    guard bytes.count <= limit else { throw .tooLarge(key: key.rawValue) }
    return bytes
  }
}
