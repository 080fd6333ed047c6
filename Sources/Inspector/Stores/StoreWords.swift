public import NotaryCore

extension CachedRole {
  var status: StatusWord {
    switch state {
    case .same: .ok
    case .older: .ok
    case .newer, .different, .notServed: .warn
    case .rolledBack, .otherRoot, .unreadable: .fail
    case .unknown, .notCached: .none
    }
  }

  private var cachedText: String { cachedVersion.map { "v\($0)" } ?? "no version" }
  private var servedText: String { servedVersion.map { "v\($0)" } ?? "no version" }

  /// What the cached document is beside that of the source, in a few words.
  var words: String {
    switch state {
    case .same: "\(cachedText), the same as served"
    case .older: "\(cachedText), older than \(servedText) that is served"
    case .rolledBack: "ROLLED BACK: \(servedText) is served, \(cachedText) was seen before"
    case .newer: "\(cachedText), newer than \(servedText) that is served"
    case .different: "\(cachedText) as well, but not the same document"
    case .otherRoot: "ANOTHER ROOT: \(cachedText) here, \(servedText) served"
    case .unreadable: "cannot be read"
    case .notServed: "\(cachedText), of which the source has none"
    case .unknown: "\(cachedText), not compared: the source gave no readable answer"
    case .notCached: "not in the cache"
    }
  }

  /// What it means, where that is not plain.
  var meaning: String? {
    switch state {
    case .rolledBack:
      "the source went back to an older document: an attack, or a backup that was restored; a client"
        + " with this cache refuses it"
    case .newer where name != .root:
      "the versions do not compare: the cached one belongs to another root, or is not signed as its"
        + " own root demands"
    case .different:
      "two documents with one version: one of them was made by a copy of the repository, or forged"
    case .otherRoot: otherRoot
    case .older where way == .directly || way == .stepByStep:
      "linked by rotation: a client with this cache takes the root that is served"
    default: nil
    }
  }

  private var otherRoot: String {
    switch way {
    case .missing(let number)?:
      "nothing links them: v\(number) between is not to be had; a client with this cache stops"
    case .refused(let number, let refusal)?:
      "nothing links them: v\(number): \(refusal.message); a client with this cache stops, and says"
        + " that it could not rotate trust to a new trusted root"
    default:
      "nothing links them: the repository was made anew, or this is an attack; a client with this"
        + " cache stops"
    }
  }
}

extension StoredKeys.PassedOver.Reason {
  var message: String {
    switch self {
    case .symbolicLink: "a symbolic link, which is not followed"
    case .notRegular: "not a regular file"
    case .name: "its name is no key ID"
    case .notAPrivateKey: "no private key in PEM"
    case .tooDeep: "deeper than any client puts keys"
    case .unreadable(let detail): "cannot be read: \(detail)"
    }
  }
}

extension StoredKey {
  /// `root key, encrypted`.
  var words: String {
    let kind = role.map { "\($0) key" } ?? "key"
    let owner = gun.map { " of \($0)" } ?? ""
    return "\(kind)\(owner), \(isEncrypted ? "encrypted" : "NOT ENCRYPTED")"
  }
}

extension TrustStore.Failure {
  public var message: String {
    switch self {
    case .missing(let path): "\(VisibleText.of(path)): there is no such folder"
    }
  }
}
