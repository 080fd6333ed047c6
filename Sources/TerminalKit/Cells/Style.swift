/// What a colour means. The terminal and the picture choose the colours; a view says only this.
public enum SemanticColour: UInt8, CaseIterable, Sendable {
  case plain, good, bad, warning, accent, dim
}

/// How a cell looks: a meaning and attributes. Two bytes, so that a frame stays small.
public struct Style: Hashable, Sendable {
  /// Attributes that every terminal has, or leaves out without harm.
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    public static let reverse = Attributes(rawValue: 1)
    public static let bold = Attributes(rawValue: 2)
    public static let underline = Attributes(rawValue: 4)
  }

  public var colour: SemanticColour
  public var attributes: Attributes

  public init(_ colour: SemanticColour = .plain, _ attributes: Attributes = []) {
    self.colour = colour
    self.attributes = attributes
  }

  public static let plain = Style()
  public static let good = Style(.good)
  public static let bad = Style(.bad)
  public static let warning = Style(.warning)
  public static let accent = Style(.accent)
  public static let dim = Style(.dim)

  public var reversed: Style { adding(.reverse) }
  public var bold: Style { adding(.bold) }
  public var underlined: Style { adding(.underline) }

  public func adding(_ more: Attributes) -> Style {
    Style(colour, attributes.union(more))
  }
}
