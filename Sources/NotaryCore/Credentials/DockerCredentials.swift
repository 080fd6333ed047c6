/// The credentials that Docker keeps for a server, in its configuration or with the helper program that
/// the configuration names (docker/cli, `configfile`; docker-credential-helpers, `client`).
public struct DockerCredentials: CredentialSource {
  private let config: DockerConfig
  private let otherNames: [String]

  /// How long a helper may take: it may ask the user to unlock a keychain.
  private static let patience = 120.0
  /// What a helper prints that keeps nothing for a server.
  private static let notFound = "credentials not found in native keychain"
  /// The user of what is no password but an identity token.
  private static let tokenUser = "<token>"
  /// The most letters of a helper's own words.
  private static let wordLimit = 200

  /// - Parameter otherNames: names under which the server's credentials are kept beside its own host,
  ///   such as that of the registry to which it belongs.
  public init(_ config: DockerConfig, otherNames: [String] = []) {
    self.config = config
    self.otherNames = otherNames
  }

  public func credential(
    for server: ServerOrigin
  ) async -> Result<RegistryCredential?, CredentialProblem> {
    do throws(CredentialProblem) {
      for name in [server.host] + otherNames {
        if let found = try await credential(named: name) { return .success(found) }
      }
      return .success(nil)
    } catch {
      return .failure(error)
    }
  }

  /// What a helper keeps; where it keeps nothing, what stands in the file.
  private func credential(
    named name: String
  ) async throws(CredentialProblem) -> RegistryCredential? {
    if let helper = config.helper(for: name),
      let kept = try await ask(helper, for: DockerConfig.key(for: name))
    {
      return kept
    }
    do throws(DockerConfig.Failure) {
      return try config.credential(for: name)
    } catch {
      throw .docker(error)
    }
  }

  private func ask(
    _ helper: String, for key: String
  ) async throws(CredentialProblem) -> RegistryCredential? {
    let name = "docker-credential-\(helper)"
    // The name of a program, not the way to one.
    guard !helper.utf8.contains(UInt8(ascii: "/")) else { throw .program(name: name, .notFound) }
    let program = HelperProgram([name, "get"], input: Array(key.utf8), seconds: Self.patience)
    switch await program.run() {
    case .failed(.cancelled): throw .cancelled
    case .failed(let fault): throw .program(name: name, fault)
    case .exited(0, let output, _): return try read(output, from: name)
    case .exited(let status, let output, let errors):
      let words = Self.words(output) ?? Self.words(errors) ?? ""
      if words == Self.notFound { return nil }
      throw .programFailed(name: name, status: status, said: words)
    }
  }

  /// The first line of what a helper says, unless it looks like an answer, which has a secret in it.
  private static func words(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes.prefix(4 << 10), as: UTF8.self)
    guard let line = text.split(whereSeparator: \.isNewline).first, !text.contains("{") else {
      return nil
    }
    return String(line.prefix(wordLimit))
  }

  private func read(
    _ output: [UInt8], from name: String
  ) throws(CredentialProblem) -> RegistryCredential? {
    var limits = JSONDocument.Limits()
    limits.depth = 16
    guard let document = try? JSONDocument(parsing: output, limits: limits),
      document.root.kind == .object, let user = document.root["Username"]?.string,
      let secret = document.root["Secret"]?.string
    else { throw .programAnswer(name: name) }
    guard !secret.isEmpty else { return nil }
    var credential =
      user == Self.tokenUser
      ? RegistryCredential.identityToken(secret)
      : RegistryCredential(user: user, password: secret)
    credential.origin = name
    return credential
  }
}
