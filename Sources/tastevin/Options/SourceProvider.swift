import Inspector
import NotaryCore
import PolicyEditor

/// Makes the source for an image: `--trust-dir`, else `--server`, else Docker's environment
/// variable, else what the configuration file says of the registry, else the server that belongs to
/// it.
struct SourceProvider: Sendable {
  let server: String?
  /// The path that `--trust-dir` names.
  let trustDir: String?
  /// What is there; an archive is opened once for all images.
  let stored: StoredTrust?
  /// What the user gave; otherwise Docker's configuration is looked at.
  let credential: RegistryCredential?
  let dockerConfig: String?
  let options: TransferOptions
  /// Whether it is told what sources are asked for.
  var tells = false

  init(
    server: String?, trustDir: String?, credential: RegistryCredential?, dockerConfig: String?,
    options: TransferOptions
  ) {
    self.server = server
    self.trustDir = trustDir
    stored = trustDir.map(StoredTrust.init)
    self.credential = credential
    self.dockerConfig = dockerConfig
    self.options = options
  }

  static let variable = "DOCKER_CONTENT_TRUST_SERVER"

  /// Whether the user named the source.
  var isChosen: Bool { trustDir != nil || server != nil }

  /// What tells the source of an image that no validator has.
  func origin(for image: ImageReference?) -> String {
    if trustDir != nil { return "--trust-dir" }
    if server != nil { return "--server" }
    if Environment.value(SourceProvider.variable) != nil { return "$\(SourceProvider.variable)" }
    let entry = image.flatMap { SettingsFile.settings.servers[$0.registry] }
    return entry.map { SettingOrigin.file($0.position).words } ?? "the registry's"
  }

  /// The source for an image: as above, with the validator of the rule that wins in front of Docker's
  /// environment variable.
  func source(
    for image: ImageReference, _ validator: NotaryValidator?
  ) -> Result<any TrustSource, CommandFailure> {
    if let validator, !isChosen {
      return source(for: validator).mapError { CommandFailure($0.sentence, code: .unknown) }
    }
    do throws(CommandFailure) {
      return .success(try source(for: image))
    } catch {
      return .failure(error)
    }
  }

  func source(for image: ImageReference) throws(CommandFailure) -> any TrustSource {
    told(try silentSource(for: image))
  }

  private func told(_ source: any TrustSource) -> any TrustSource {
    tells ? TellingSource(source: source) : source
  }

  private func silentSource(for image: ImageReference) throws(CommandFailure) -> any TrustSource {
    if let stored {
      let own = (try? NotaryServerURL(defaultFor: image))?.description
      return try Self.open(stored, asking: server ?? own)
    }
    let url = try serverURL(for: image)
    guard credential == nil else {
      do throws(NotaryServerSource.Failure) {
        return try NotaryServerSource(url, credential: credential, options: options)
      } catch {
        throw CommandFailure(error.message)
      }
    }
    return NotaryServerSource(
      url, credentials: try storedCredentials(for: image, at: url), options: options)
  }

  /// - Parameter server: which one is meant where an archive has a repository from several.
  private static func open(
    _ trust: StoredTrust, asking server: String?
  ) throws(CommandFailure) -> any TrustSource {
    let url = server.flatMap { try? NotaryServerURL($0) }?.description
    do throws(TrustArchive.Failure) {
      return try trust.source(asking: url)
    } catch {
      throw CommandFailure("--trust-dir \(VisibleText.of(trust.path)): \(error.message)")
    }
  }

  func serverURL(for image: ImageReference) throws(CommandFailure) -> NotaryServerURL {
    let text = server ?? Environment.value(SourceProvider.variable)
    if text == nil, let entry = SettingsFile.settings.servers[image.registry] {
      return entry.value
    }
    do throws(NotaryServerURLError) {
      guard let text else { return try NotaryServerURL(defaultFor: image) }
      return try NotaryServerURL(text)
    } catch {
      let origin = text == nil ? "the registry" : origin(for: image)
      throw CommandFailure("\(origin) is no Notary server's URL: \(error.message)")
    }
  }

  /// Docker's own trust folder, where it keeps the roots that it trusted; nil where there is none.
  var dockerTrust: FolderSource? {
    dockerConfig.flatMap { try? FolderSource(path: "\($0)/trust/tuf") }
  }

  /// What `docker login` left for the Notary server's own host, or for the registry where the server
  /// is the one that belongs to it. A registry's password is not for a server of another name.
  private func storedCredentials(
    for image: ImageReference, at server: NotaryServerURL
  ) throws(CommandFailure) -> any CredentialSource {
    // A plain server elsewhere never gets stored credentials, asked for or not.
    guard let dockerConfig, !server.isPlainOverNetwork else { return FixedCredential(nil) }
    do throws(DockerConfig.Failure) {
      let isOwn = (try? NotaryServerURL(defaultFor: image)) == server
      return ProtectedCredentials(
        DockerCredentials(
          try DockerConfig(folder: dockerConfig), otherNames: isOwn ? [image.registry] : []))
    } catch {
      throw CommandFailure(error.message)
    }
  }

  /// The source for a validator: `--trust-dir`, else `--server`, else the validator's own host, with
  /// its certificate and its inline credentials.
  func source(
    for validator: NotaryValidator
  ) -> Result<any TrustSource, Explainer.Unavailable> {
    silentSource(for: validator).map(told)
  }

  private func silentSource(
    for validator: NotaryValidator
  ) -> Result<any TrustSource, Explainer.Unavailable> {
    do throws(CommandFailure) {
      if let stored {
        return .success(
          try Self.open(stored, asking: server ?? validator.host ?? NotaryServerURL.dockerHub))
      }
    } catch {
      return .failure(.server(error.message))
    }
    var options = options
    if server == nil, let certificate = validator.certificate {
      options.certificateAuthorities = CertificateAuthorities(
        pem: Array(certificate.utf8), origin: .validator)
    }
    guard let url = try? NotaryServerURL(server ?? validator.host ?? NotaryServerURL.dockerHub)
    else { return .failure(.server("the validator's host is not the URL of a server")) }
    let credential: RegistryCredential?
    switch validator.authentication {
    // The validator's password is not for a server of another name.
    case .inline(var inline):
      inline.origin = "the validator's auth"
      SecretMemory.protect()
      credential = server == nil ? inline : self.credential
    // Both Connaisseurs show what a secret holds to a server that asks for it alone, so that it is not
    // missed before.
    case .secret(let name) where server == nil && self.credential == nil:
      return .success(
        NotaryServerSource(url, credentials: MissingSecret(name: name), options: options))
    case .secret: credential = self.credential
    // Where the validator signs in with nothing, so does this program.
    case .keychain, .incomplete, .unused, .unusable, nil: credential = nil
    }
    do throws(NotaryServerSource.Failure) {
      return .success(try NotaryServerSource(url, credential: credential, options: options))
    } catch {
      return .failure(.server(error.message))
    }
  }
}

extension Explainer.Unavailable {
  /// Why nothing can be read, in a sentence.
  var sentence: String {
    switch self {
    case .server(let reason): reason
    }
  }
}

/// The secret that a validator names, and nobody gave.
private struct MissingSecret: CredentialSource {
  let name: String

  func credential(
    for server: ServerOrigin
  ) async -> Result<RegistryCredential?, CredentialProblem> {
    .failure(.secretMissing(name: name))
  }
}
