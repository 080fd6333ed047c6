import NotaryCore

/// The member `local` of `inspect -o json --local`.
extension LocalTrust {
  func json(for chain: ChainOfTrust) -> JSONOutput {
    .object([("stores", .array(stores.map { $0.json(for: chain) }))])
  }
}

extension StoreComparison {
  fileprivate func json(for chain: ChainOfTrust) -> JSONOutput {
    .object([
      ("path", .string(path)), ("cached", .bool(isCached)),
      ("roles", .array(roles.map(\.json))),
      ("keys", .array(keys.keys.map { $0.json(for: chain) })),
      ("keysCut", .bool(keys.isCut)),
      (
        "passedOver",
        .array(
          keys.passedOver.map {
            .object([("path", .string($0.path)), ("message", .string($0.reason.message))])
          })
      ),
    ])
  }
}

extension CachedRole {
  fileprivate var json: JSONOutput {
    .object([
      ("name", .string(name.rawValue)), ("state", .string(state.rawValue)),
      ("cachedVersion", .optional(cachedVersion)), ("servedVersion", .optional(servedVersion)),
      ("origin", .optional(origin)), ("genuine", .optional(isGenuine)),
      ("message", .string(meaning.map { "\(words); \($0)" } ?? words)),
    ])
  }
}

extension StoredKey {
  fileprivate func json(for chain: ChainOfTrust) -> JSONOutput {
    .object([
      ("id", .string(id.rawValue)), ("role", .optional(role?.rawValue)),
      ("gun", .optional(gun?.rawValue)), ("encrypted", .bool(isEncrypted)),
      ("path", .string(path)),
      ("signsFor", .array(chain.roles(signedWith: id).map { .string($0.rawValue) })),
    ])
  }
}
