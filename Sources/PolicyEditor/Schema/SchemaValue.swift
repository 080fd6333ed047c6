/// What may stand at one place of a values.yaml.
public indirect enum SchemaValue: Sendable {
  case anything
  case boolean(SchemaBoolean)
  case integer(SchemaInteger)
  case text(SchemaText)
  case list(SchemaList)
  case mapping(SchemaMapping)
  /// A mapping whose member `key` says what else is in it.
  case choice(by: String, [SchemaCase])
  /// The same, or null.
  case orNull(SchemaValue)
}

/// How a boolean may be written.
public enum SchemaBoolean: Sendable {
  /// A boolean of YAML and nothing else.
  case strict
  /// A boolean, or one of the words that yaml.v3 takes where a boolean is expected.
  case words
  /// What the chart of 3.3 lets pass: a boolean, or `true` or `false` as a text.
  case printed
  /// What Go's `strconv.ParseBool` reads in a variable of the environment.
  case environment

  /// The texts that are taken for a boolean.
  public var words: [String] {
    switch self {
    case .strict: []
    case .words:
      ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off"]
        + ["OFF"]
    case .printed: ["true", "false"]
    case .environment:
      ["1", "t", "T", "true", "True", "TRUE", "0", "f", "F", "false", "False", "FALSE"]
    }
  }
}

/// A whole number.
public struct SchemaInteger: Sendable {
  public internal(set) var minimum: Int?
  /// Whether a text of digits is taken, too.
  public internal(set) var takesText = false
}

/// What a text may be.
public struct SchemaText: Sendable {
  /// Whether a number or a boolean is taken for the text that it is written as, as yaml.v3 does.
  public internal(set) var takesScalars = false
  /// The only texts that are allowed; empty where any is.
  public internal(set) var allowed: [String] = []
  public internal(set) var ignoresCase = false
  public internal(set) var isNeverEmpty = false
  /// A regular expression, the same in the dialects of RE2 and JavaScript, that must be found in it.
  public internal(set) var pattern: String?

  static let plain = SchemaText()
  static let scalar = SchemaText(takesScalars: true)
}

public struct SchemaList: Sendable {
  public let element: SchemaValue
  public internal(set) var minimum = 0
  /// Whether elements that are null do not count.
  public internal(set) var dropsNull = false
  /// Whether two elements must not be the same.
  public internal(set) var isUnique = false
  /// Whether the chart walks over the values of a mapping, too, in the order of their names.
  public internal(set) var mayBeMapping = false
}

/// One kind of mapping among several that a member tells apart.
public struct SchemaCase: Sendable {
  public let name: String
  public internal(set) var since: ConnaisseurVersion = .init(0, patch: 0)
  /// The first version that has it no more.
  public internal(set) var until: ConnaisseurVersion?
  public let mapping: SchemaMapping

  public func exists(in version: ConnaisseurVersion) -> Bool {
    version >= since && until.map { version < $0 } ?? true
  }
}
