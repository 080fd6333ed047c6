/// What a registry has for an image, beside what is signed for it.
public struct RegistryFacts: Sendable {
  /// What became of the tag since it was signed.
  public enum Standing: String, Hashable, Sendable {
    /// The tag points to what is signed.
    case same
    /// The tag points to another digest than any that is signed.
    case moved
    /// The registry has no such tag.
    case absent
    case notAllowed = "not-allowed"
    /// The registry could not be asked, or contradicts itself.
    case unknown
    /// Nothing is signed with which it could be compared.
    case unsigned
  }

  /// Where it was asked.
  public let location: String
  public let repository: String
  /// Nil where the image names a digest alone.
  public let tag: String?
  /// What the tag points to now; nil where there is no tag.
  public private(set) var now: RegistryAnswer?
  /// What the registry answers for each digest that is signed, or named in the image.
  public private(set) var signed: [String: RegistryAnswer] = [:]
  /// The digests in the order in which they were asked for.
  public let digests: [String]
  /// Whether the registry has what the indexes list, by digest.
  public private(set) var children: [String: RegistryPresence] = [:]

  /// How many digests of an image are asked for.
  public static let digestLimit = 8
  /// How many entries of its indexes are asked for.
  public static let childLimit = 64

  /// Facts of which every answer is still to come.
  public init(location: String, repository: String, tag: String?, digests: [String]) {
    self.location = location
    self.repository = repository
    self.tag = tag
    self.digests = Array(digests.prefix(Self.digestLimit))
    now = tag == nil ? nil : .pending
    for digest in self.digests { signed[digest] = .pending }
  }

  /// The same with answers that have come.
  public func with(
    now: RegistryAnswer? = nil, signed: [String: RegistryAnswer] = [:],
    children: [String: RegistryPresence] = [:]
  ) -> RegistryFacts {
    var facts = self
    facts.children.merge(children) { $1 }
    if let now { facts.now = now }
    for (digest, answer) in signed where digests.contains(digest) { facts.signed[digest] = answer }
    return facts
  }

  public var isComplete: Bool {
    now != .pending && !signed.values.contains(.pending) && !children.values.contains(.pending)
  }

  /// For how many seconds the registry wants not to be asked again; nil where it does not say.
  public var retryAfter: Int? {
    let answers = ([now].compactMap { $0 } + signed.values).compactMap { answer in
      if case .unknown(let failure) = answer { failure.retryAfter } else { nil }
    }
    let presences = children.values.compactMap { presence in
      if case .unknown(let failure) = presence { failure.retryAfter } else { nil }
    }
    return (answers + presences).max()
  }

  /// What of an answer's index has not been asked for, and whether it is going to be.
  fileprivate func newChildren(of answer: RegistryAnswer) -> [String: RegistryPresence] {
    var found: [String: RegistryPresence] = [:]
    for child in answer.manifest?.children ?? [] where children[child.digest] == nil {
      // A digest is put into a URL, and comes from a stranger.
      let isAsked =
        RegistryClient.isDigest(child.digest)
        && children.count + found.count < RegistryFacts.childLimit
      found[child.digest] = isAsked ? .pending : .notAsked
    }
    return found
  }

  /// Nil while that is not known, or where there is no tag.
  public var standing: Standing? {
    switch now {
    case nil, .pending: nil
    case .manifest(let manifest):
      digests.isEmpty ? .unsigned : digests.contains(manifest.digest) ? .same : .moved
    case .absent, .noRepository: .absent
    case .notAllowed: .notAllowed
    case .unknown, .untrue: .unknown
    }
  }
}

/// Asks a registry for everything that is to be known of an image.
public struct RegistryLoader: Sendable {
  private let client: RegistryClient
  private let image: ImageReference
  private let digests: [String]

  /// - Parameter digests: what is signed for the image, each as `sha256:` and 64 digits.
  public init(client: RegistryClient, image: ImageReference, digests: [String]) {
    self.client = client
    self.image = image
    self.digests = digests
  }

  /// Asks for the tag and for each digest at once, and then for each entry of an index.
  ///
  /// - Parameter progress: called with what is known whenever an answer has come.
  public func load(
    progress: @Sendable (RegistryFacts) async -> Void = { _ in }
  ) async -> RegistryFacts {
    let named = image.digest.map { [$0.description] } ?? []
    var seen: Set<String> = []
    var facts = RegistryFacts(
      location: client.location, repository: image.repository, tag: image.tag,
      digests: (digests + named).filter { seen.insert($0).inserted })
    await progress(facts)
    await withTaskGroup(of: Arrival.self) { group in
      if let tag = image.tag { group.addTask { await .now(answer(for: tag)) } }
      for digest in facts.digests {
        group.addTask { await .signed(digest, client.manifest(digest, in: image.repository)) }
      }
      for await arrival in group {
        var answer: RegistryAnswer?
        switch arrival {
        case .now(let found):
          facts = facts.with(now: found)
          answer = found
        case .signed(let digest, let found):
          facts = facts.with(signed: [digest: found])
          answer = found
        case .child(let digest, let presence): facts = facts.with(children: [digest: presence])
        }
        let children = answer.map(facts.newChildren) ?? [:]
        facts = facts.with(children: children)
        for (digest, presence) in children where presence == .pending {
          group.addTask {
            await .child(digest, client.presence(of: digest, in: image.repository))
          }
        }
        await progress(facts)
      }
    }
    return facts
  }

  private enum Arrival: Sendable {
    case now(RegistryAnswer)
    case signed(String, RegistryAnswer)
    case child(String, RegistryPresence)
  }

  /// What a tag points to: the registry's word first, then the bytes under that digest, which prove it.
  private func answer(for tag: String) async -> RegistryAnswer {
    switch await client.digest(of: tag, in: image.repository) {
    case .failure(let refusal): return refusal.answer
    case .success(nil): return await client.manifest(tag, in: image.repository)
    case .success(.some(let digest)):
      let answer = await client.manifest(digest, in: image.repository)
      // A registry that has a tag has its manifest too.
      return answer == .absent ? await client.manifest(tag, in: image.repository) : answer
    }
  }
}
