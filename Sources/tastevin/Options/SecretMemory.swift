import CProcessGuard
import NotaryCore

/// The memory of this process while there are secrets in it.
enum SecretMemory {
  private static let protection: Void = process_guard_memory()

  /// Keeps it out of core dumps and other programs of the same user, from now on.
  static func protect() { protection }
}

/// A source of credentials that protects the memory in which they then are.
struct ProtectedCredentials: CredentialSource {
  private let source: any CredentialSource

  init(_ source: any CredentialSource) { self.source = source }

  func credential(
    for server: ServerOrigin
  ) async -> Result<RegistryCredential?, CredentialProblem> {
    SecretMemory.protect()
    return await source.credential(for: server)
  }
}
