public import PolicyEditor

extension SecretManifestError {
  public var message: String {
    switch self {
    case .notASecret:
      "neither a manifest of a Secret nor Docker's config.json; a file of one key must be named"
        + " auth.yaml, secret.yaml or .dockerconfigjson"
    case .notReadable: "neither YAML nor JSON"
    case .notBase64(let key): "the value of \(key) is not base64"
    case .tooLarge(let key): "the value of \(key) is larger than \(SecretContent.limit) bytes"
    }
  }
}
