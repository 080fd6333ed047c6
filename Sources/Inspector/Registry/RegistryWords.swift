import NotaryCore

extension RegistryAnswer {
  /// In a few words, for a digest.
  var words: String {
    switch self {
    case .pending: "…"
    case .manifest(let manifest): manifest.words
    case .absent: "the registry does not have it"
    case .noRepository: "the registry has no such repository"
    case .notAllowed(let failure), .unknown(let failure): failure.message
    case .untrue(let lie): lie.message
    }
  }

  var status: StatusWord {
    switch self {
    case .pending: .pending
    case .manifest: .ok
    case .absent, .noRepository, .untrue: .fail
    case .notAllowed, .unknown: .none
    }
  }

  /// A stable name, for JSON.
  var code: String {
    switch self {
    case .pending, .unknown: "unknown"
    case .manifest: "found"
    case .absent: "absent"
    case .noRepository: "no-repository"
    case .notAllowed: "not-allowed"
    case .untrue: "contradiction"
    }
  }
}

extension RegistryPresence {
  /// In a word or two; empty where nothing is to be said.
  var words: String {
    switch self {
    case .pending: "…"
    case .present: "there"
    case .absent: "NOT THERE"
    case .unknown: "not known"
    case .notAsked: ""
    }
  }

  var status: StatusWord {
    switch self {
    case .pending: .pending
    case .present: .ok
    case .absent: .fail
    case .unknown, .notAsked: .none
    }
  }
}

extension RegistryLie {
  var message: String {
    switch self {
    case .otherBytes(let asked, let actual):
      "asked for \(VisibleText.of(asked, limit: 80)), the registry sends bytes of \(actual)"
    case .header(let said, let actual):
      "the registry says \(VisibleText.of(said, limit: 80)), but sends bytes of \(actual)"
    case .notAManifest: "the registry sends something that is no manifest"
    case .tooLarge(let limit, let size):
      "the registry sends \(size.map { "\($0) bytes" } ?? "more") where a manifest has at most"
        + " \(limit)"
    case .malformedDigest: "the registry names something that is no digest"
    }
  }
}

extension RegistryManifest {
  /// `index of 3 platforms`, `single platform, 2 layers of 31 MB`.
  var words: String {
    switch kind {
    case .index, .list:
      let images = children.count { !$0.isAttestation }
      return images == 1 ? "index of 1 platform" : "index of \(images) platforms"
    case .manifest, .dockerManifest, .schema1:
      let old = kind == .schema1 ? ", schema 1, whose digest cannot be checked" : ""
      guard let layers else { return "single platform\(old)" }
      let count = layers.count == 1 ? "1 layer" : "\(layers.count) layers"
      return
        "single platform, \(count)\(layers.bytes.map { " of \(ByteWords.of($0))" } ?? "")\(old)"
    case .other: return "a manifest of another kind"
    }
  }
}

/// Sizes for people.
enum ByteWords {
  /// `512 B`, `1.5 kB`, `31 MB`, in powers of 1000 as registries tell them.
  static func of(_ bytes: Int) -> String {
    var (unit, scale) = ("B", 1)
    for (name, size) in [("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)]
    where bytes >= size {
      (unit, scale) = (name, size)
    }
    guard scale > 1, bytes < 10 * scale else { return "\(bytes / scale) \(unit)" }
    return "\(bytes / scale).\(bytes % scale / (scale / 10)) \(unit)"
  }
}

extension RegistryFacts.Standing {
  /// What became of a tag.
  var words: String {
    switch self {
    case .same: "points to what is signed"
    case .moved: "MOVED: points to another digest than the signed one"
    case .absent: "is not in the registry"
    case .notAllowed: "is not shown: the registry does not let these credentials look"
    case .unknown: "could not be looked up"
    case .unsigned: "is in the registry; there is no verified signature to compare it with"
    }
  }

  /// In a word or two, for a list.
  var short: String {
    switch self {
    case .same: "same as signed"
    case .moved: "MOVED"
    case .absent: "not there"
    case .notAllowed: "not allowed"
    case .unknown: "unknown"
    case .unsigned: "nothing signed"
    }
  }

  var status: StatusWord {
    switch self {
    case .same: .ok
    case .moved, .unsigned, .absent: .warn
    case .notAllowed, .unknown: .none
    }
  }
}

extension TrustFailure {
  /// What to do about it, where it is a registry that fails.
  var registryRemedy: String {
    switch bare {
    case .nameNotResolved, .connectionRefused:
      "check the image's registry, or --registry-url, and the way there from this machine"
    case .certificate: "give the registry's CA with --cacert FILE"
    case .unauthorized, .credentials:
      "sign in with docker login, or name Docker's folder with --docker-config"
    case .forbidden: "use an account that may pull from this repository"
    case .status: "look at the registry's log"
    case .protocolError: "check that there is a registry at this address"
    case .redirectRefused: "give the address that it leads to with --registry-url"
    case .proxy, .tls, .needsTLS, .timedOut, .interrupted, .tooManyRequests, .unreadable,
      .cancelled, .tokenService, .recorded, .archive:
      remedy
    }
  }
}
