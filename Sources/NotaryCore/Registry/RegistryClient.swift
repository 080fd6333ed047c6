/// A registry, asked for manifests (distribution, "HTTP API V2"; OCI distribution specification 1.1).
///
/// It signs in by the same code as a Notary server, and follows redirects by the same rules.
public struct RegistryClient: Sendable {
  /// The most bytes of a manifest: what registries take.
  public static let manifestLimit = 4 << 20

  /// Docker Hub's registry.
  public static let dockerHub = "https://registry-1.docker.io"

  /// Where it is, without credentials.
  public var location: String { access.server.description }

  /// What has been done so far for signing in.
  public var trace: AuthenticationTrace { access.trace }

  private let access: HTTPAccess

  public init(
    _ server: NotaryServerURL, credentials: any CredentialSource,
    options: TransferOptions = TransferOptions()
  ) {
    access = HTTPAccess(server, credentials: credentials, options: options)
  }

  /// The registry of an image: over https, but this machine's own over http where nobody speaks TLS
  /// there, as Docker has it.
  public static func reaching(
    _ image: ImageReference, credentials: any CredentialSource,
    options: TransferOptions = TransferOptions()
  ) async throws(NotaryServerURLError) -> RegistryClient {
    let isHub = image.registry == ImageReference.defaultRegistry
    let server = try NotaryServerURL(isHub ? dockerHub : image.registry)
    guard server.url.isLoopback, await !speaksTLS(server, options) else {
      return RegistryClient(server, credentials: credentials, options: options)
    }
    return RegistryClient(
      try NotaryServerURL("http://\(image.registry)"), credentials: credentials, options: options)
  }

  private static func speaksTLS(_ server: NotaryServerURL, _ options: TransferOptions) async -> Bool
  {
    do throws(TransferError) {
      let recorder = AuthenticationRecorder(server: server.description)
      _ = try await HTTPClient(options: options, recorder: recorder).get(
        server.endpoint, authorization: nil, limit: Transfer.otherBodyLimit)
      return true
    } catch {
      switch error {
      case .failed(.tls), .failed(.interrupted), .failed(.protocolError): return false
      default: return true
      }
    }
  }

  /// The digest that the registry says a tag has now, without its bytes: what a registry counts as no
  /// pull. Nil where it does not say.
  ///
  /// - Returns: an answer in place of a digest where there is none.
  func digest(of tag: String, in repository: String) async -> Result<String?, Refusal> {
    do throws(TransferError) {
      let response = try await access.send(request(tag, repository, method: .head))
      guard response.status == 200 else {
        // Some registries answer no HEAD.
        return [405, 501].contains(response.status)
          ? .success(nil) : .failure(Refusal(answer: Self.refusal(response)))
      }
      guard let digest = response.headers["docker-content-digest"] else { return .success(nil) }
      guard Self.isDigest(digest) else {
        return .failure(Refusal(answer: .untrue(.malformedDigest)))
      }
      return .success(digest)
    } catch {
      return .failure(Refusal(answer: Self.answer(error)))
    }
  }

  /// Whether the registry says that it has a manifest of a digest. Its bytes are not looked at.
  func presence(of digest: String, in repository: String) async -> RegistryPresence {
    do throws(TransferError) {
      var response = try await access.send(request(digest, repository, method: .head))
      // Some registries answer no HEAD.
      if [405, 501].contains(response.status) {
        response = try await access.send(request(digest, repository, method: .get))
      }
      switch response.status {
      case 200:
        let said = response.headers["docker-content-digest"] ?? digest
        return said == digest
          ? .present : .unknown(.protocolError(detail: "the registry names another digest"))
      case 404: return .absent
      default:
        switch Self.refusal(response) {
        case .notAllowed(let failure), .unknown(let failure): return .unknown(failure)
        default: return .unknown(.status(response.status))
        }
      }
    } catch {
      switch error {
      // More than a manifest has is more than nothing.
      case .tooLarge: return .present
      case .failed(let failure): return .unknown(failure)
      }
    }
  }

  /// Why there is no digest.
  struct Refusal: Error {
    let answer: RegistryAnswer
  }

  /// The manifest of a tag or a digest, its bytes held against the digest that was asked for and the
  /// one that the registry names.
  public func manifest(_ reference: String, in repository: String) async -> RegistryAnswer {
    do throws(TransferError) {
      let response = try await access.send(request(reference, repository, method: .get))
      guard response.status == 200 else { return Self.refusal(response) }
      guard
        let manifest = RegistryManifest(
          response.body, contentType: response.headers["content-type"])
      else { return .untrue(.notAManifest) }
      return Self.checked(
        manifest, asked: reference, said: response.headers["docker-content-digest"])
    } catch {
      return Self.answer(error)
    }
  }

  private func request(
    _ reference: String, _ repository: String, method: HTTPMethod
  ) -> AccessRequest {
    AccessRequest(
      "/v2/\(repository)/manifests/\(reference)", method: method, scope: .pull(repository),
      accept: [RegistryManifest.MediaType.all.joined(separator: ", ")], limit: Self.manifestLimit)
  }

  private static func checked(
    _ manifest: RegistryManifest, asked reference: String, said header: String?
  ) -> RegistryAnswer {
    // The digest of the old form covers a part of the bytes.
    guard manifest.kind != .schema1 else { return .manifest(manifest) }
    if reference.hasPrefix("sha256:"), reference != manifest.digest {
      return .untrue(.otherBytes(asked: reference, actual: manifest.digest))
    }
    guard let header else { return .manifest(manifest) }
    guard isDigest(header) else { return .untrue(.malformedDigest) }
    if header.hasPrefix("sha256:"), header.lowercased() != manifest.digest {
      return .untrue(.header(said: header, actual: manifest.digest))
    }
    return .manifest(manifest)
  }

  /// An algorithm's name and hexadecimal digits.
  static func isDigest(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count >= 32, text.utf8.count <= 200,
      Hexadecimal.bytes(of: parts[1]) != nil
    else { return false }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return !parts[0].isEmpty
      && parts[0].utf8.allSatisfy { letters.contains($0) || digits.contains($0) }
  }

  private static func refusal(_ response: AccessResponse) -> RegistryAnswer {
    switch response.status {
    case 404: isNameUnknown(response.body) ? .noRepository : .absent
    case 403:
      .notAllowed(.forbidden(detail: "the registry refuses \(response.sender)"))
    case 429:
      .unknown(.tooManyRequests(retryAfter: RetryAfter(response.headers["retry-after"])?.seconds))
    default: .unknown(.status(response.status))
    }
  }

  /// Whether the error that comes with a 404 says that there is no such repository.
  private static func isNameUnknown(_ body: [UInt8]) -> Bool {
    var limits = JSONDocument.Limits()
    limits.depth = 32
    let root = try? JSONDocument(parsing: body, limits: limits).root
    return root?["errors"]?.elements.first?["code"]?.string == "NAME_UNKNOWN"
  }

  private static func answer(_ error: TransferError) -> RegistryAnswer {
    switch error {
    case .tooLarge(let size): .untrue(.tooLarge(limit: manifestLimit, size: size))
    case .failed(let failure):
      switch failure {
      case .unauthorized, .forbidden, .credentials: .notAllowed(failure)
      default: .unknown(failure)
      }
    }
  }
}
