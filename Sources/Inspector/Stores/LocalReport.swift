public import NotaryCore

/// What lies on this machine beside a source, with the marks of the tree's lines, made once: a tree may
/// have thousands of keys.
public struct LocalReport: Sendable {
  public let trust: LocalTrust
  private let marks: [TrustNode.ID: Span]

  /// - Parameter documents: those of the source, whose roles and keys are marked.
  public init(_ trust: LocalTrust, beside documents: TrustDocuments) {
    self.trust = trust
    var marks: [TrustNode.ID: Span] = [:]
    for role in trust.stores.flatMap(\.roles) {
      switch role.state {
      case .rolledBack: marks[.role(role.name)] = Span("ROLLED BACK", .bad)
      case .otherRoot: marks[.role(role.name)] = Span("ANOTHER ROOT", .bad)
      default: continue
      }
    }
    for (role, id, key) in documents.keys where !trust.holdings(of: key).isEmpty {
      marks[.key(role, id)] = Span("you hold it", .accent)
    }
    self.marks = marks
  }

  /// What this machine knows of a line, where it matters: that the private key lies here, or that an
  /// older or another document is served than was seen before.
  public func mark(of id: TrustNode.ID) -> Span? { marks[id] }

  /// What contradicts the source, in one sentence; nil where nothing does.
  var warning: String? {
    for store in trust.stores {
      if let root = store[.root], root.state == .otherRoot {
        return "\(root.words), as seen in \(store.path)"
      }
      let back = store.roles.filter { $0.state == .rolledBack }
      if !back.isEmpty {
        let names = back.map(\.name.rawValue).joined(separator: ", ")
        return "ROLLED BACK: \(names); later ones were seen before (\(store.path))"
      }
    }
    return nil
  }
}

extension TrustDocuments {
  /// Every key that a document lists for a role.
  fileprivate var keys: [(role: RoleName, id: ExactText, key: PublicKey)] {
    var found: [(role: RoleName, id: ExactText, key: PublicKey)] = []
    func add(_ role: RoleName, _ ids: [ExactText], _ keys: [ExactText: PublicKey]) {
      for id in ids {
        if let key = keys[id] { found.append((role, id, key)) }
      }
    }
    if let root = self[.root]?.root {
      for role in RoleName.base {
        add(role, root.roles[ExactText(role.rawValue)]?.keyIDs ?? [], root.keys)
      }
    }
    for content in documents.values.compactMap(\.targets) {
      for case .some(let delegation) in content.delegations {
        add(delegation.name, delegation.specification.keyIDs, content.delegationKeys)
      }
    }
    return found
  }
}
