/// Which Connaisseur is asked: one version, or both generations.
public enum ConnaisseurChoice: Hashable, Sendable, CustomStringConvertible {
  case all
  case version(ConnaisseurVersion)

  /// Reads `all` or a version; nil for anything else.
  public init?(_ text: String) {
    if text == "all" {
      self = .all
    } else if let version = ConnaisseurVersion(text) {
      self = .version(version)
    } else {
      return nil
    }
  }

  public var generations: [Generation] {
    switch self {
    case .all: Generation.allCases
    case .version(let version): [version.generation]
    }
  }

  public var description: String {
    switch self {
    case .all: "all"
    case .version(let version): version.text
    }
  }
}

extension ConnaisseurVersion {
  /// The version of an image's tag, such as `v3.9.1` or `v3.4.0-rc1`; nil where it is none.
  public init?(tag: String) {
    let text = tag.first == "v" ? tag.dropFirst() : tag[...]
    self.init(text.prefix { $0 != "-" && $0 != "+" })
  }

  /// Whether it came after the last one whose behaviour is known here.
  public var isLaterThanKnown: Bool { minor > ConnaisseurVersion.newest.minor }
}
