public import NotaryCore

extension LocalTrust {
  /// One list for each store.
  ///
  /// - Parameter chain: the repository whose keys are looked for.
  public func sheets(for chain: ChainOfTrust) -> [FactSheet] {
    stores.map { StoreSheet(store: $0, chain: chain).sheet }
  }
}

/// A store beside the source: its cached roles, and the private keys that lie in it.
private struct StoreSheet {
  let store: StoreComparison
  let chain: ChainOfTrust

  var sheet: FactSheet {
    FactSheet(
      title: "Local store \(store.path)", summary: [cache, keyCount],
      rows: store.roles.filter { $0.state != .notCached || $0.name.isBase }.map(row)
        + own.map(row) + store.keys.passedOver.prefix(20).map(row))
  }

  private var cache: StyledLine {
    guard store.isCached else { return StyledLine("\(chain.gun) is not in its cache", .dim) }
    let loud = store.roles.filter { $0.state == .rolledBack || $0.state == .otherRoot }
    guard loud.isEmpty else {
      let names = loud.map(\.name.rawValue).joined(separator: ", ")
      return StyledLine("what it has seen contradicts the source: \(names)", .bad)
    }
    return StyledLine("what it has seen of \(chain.gun), beside the source", .plain)
  }

  private var keyCount: StyledLine {
    let total = store.keys.keys.count
    let others = total - own.count
    let cut = store.keys.isCut ? " (not all files were looked at)" : ""
    guard total > 0 else { return StyledLine("no private keys\(cut)", .dim) }
    let held = own.count { !roles(of: $0).isEmpty }
    let words = total == 1 ? "1 private key" : "\(total) private keys"
    return StyledLine(
      "\(words), \(held) of this tree\(others > 0 ? ", \(others) of other repositories" : "")\(cut)",
      .plain)
  }

  /// The keys of this repository: those in the tree, and those whose headers name it or nothing.
  private var own: [StoredKey] {
    store.keys.keys.filter { !roles(of: $0).isEmpty || $0.gun == nil || $0.gun == chain.gun }
  }

  /// The roles for which a key may sign here.
  private func roles(of key: StoredKey) -> [RoleName] { chain.roles(signedWith: key.id) }

  private func row(_ role: CachedRole) -> FactRow {
    var details: [StyledLine] = []
    if let meaning = role.meaning {
      details.append(StyledLine(meaning, role.status == .fail ? .bad : .dim))
    }
    return FactRow(
      role.status, role.name.rawValue, [Span(role.words, role.status == .fail ? .bad : .plain)],
      details: details)
  }

  private func row(_ key: StoredKey) -> FactRow {
    let roles = roles(of: key).map(\.rawValue).joined(separator: ", ")
    let use =
      roles.isEmpty
      ? Span("not a key of this tree", .dim) : Span("you hold this key: \(roles)", .accent)
    return FactRow(
      .none, "key \(key.id.rawValue.prefix(8))",
      [use, Span(key.words, key.isEncrypted ? .dim : .warning)])
  }

  private func row(_ passed: StoredKeys.PassedOver) -> FactRow {
    let file = passed.path.split(separator: "/").last.map(String.init) ?? passed.path
    return FactRow(
      .warn, VisibleText.of(file, limit: 24),
      [Span("passed over: \(passed.reason.message)", .warning)])
  }
}

extension ChainOfTrust {
  /// The roles for which a key may sign, by its canonical ID.
  func roles(signedWith id: KeyID) -> [RoleName] {
    roles.filter { role in role.keys.contains { $0.key?.canonicalID == id } }.map(\.name)
  }
}
