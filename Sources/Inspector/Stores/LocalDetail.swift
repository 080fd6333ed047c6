import NotaryCore

/// What the stores of this machine say of one line of the tree.
extension LocalTrust {
  /// A role as it lies in each cache.
  func add(_ role: RoleName, to detail: inout DetailLines) {
    let cached = stores.compactMap { store in store[role].map { (store, $0) } }
      .filter { $0.1.state != .notCached }
    guard !cached.isEmpty else { return }
    detail.heading("on this machine")
    for (store, role) in cached {
      detail.row(role.status, Span(role.words, role.status == .fail ? .bad : .plain))
      if let meaning = role.meaning { detail.note(meaning, role.status == .fail ? .bad : .dim) }
      detail.note(role.origin ?? store.path, .dim)
    }
  }

  /// The private halves of a key.
  func add(_ key: PublicKey, to detail: inout DetailLines) {
    for holding in holdings(of: key) {
      detail.field("you hold", Span("the private key", .accent), Span("  \(holding.words)"))
      detail.field("", holding.path, .dim)
    }
  }
}
