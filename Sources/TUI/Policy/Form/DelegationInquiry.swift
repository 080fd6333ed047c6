import NotaryCore
import PolicyEditor

/// A repository whose delegations are offered in the form of a rule.
public struct DelegationInquiry: Sendable, Equatable {
  let image: ImageReference
  let validator: NotaryValidator

  /// The names as rules have them, without `targets/`; empty where nothing can be found out.
  func names(from source: any TrustSource) async -> [String] {
    let documents = await TrustLoader(source: source, gun: image.gun).load()
    return DelegationInquiry.names(of: documents.documents.keys.sorted())
  }

  static func names(of roles: [RoleName]) -> [String] {
    roles.map(\.rawValue).filter { $0.hasPrefix("targets/") }.map { String($0.dropFirst(8)) }
  }
}
