/// The colours of a picture. On a terminal the user's own are used instead.
public struct SVGPalette: Hashable, Sendable {
  /// Colours as SVG writes them, such as `#ffffff`.
  public var background: String
  public var plain: String
  public var good: String
  public var bad: String
  public var warning: String
  public var accent: String
  public var dim: String

  public static let light = SVGPalette(
    background: "#ffffff", plain: "#1f2328", good: "#1a7f37", bad: "#c6202b",
    warning: "#8f6000", accent: "#0a62c9", dim: "#656d76")

  public static let dark = SVGPalette(
    background: "#11151b", plain: "#e4e9ef", good: "#44b854", bad: "#f4615a",
    warning: "#d29b2a", accent: "#62a9fb", dim: "#8d95a0")

  func colour(_ colour: SemanticColour) -> String {
    switch colour {
    case .plain: plain
    case .good: good
    case .bad: bad
    case .warning: warning
    case .accent: accent
    case .dim: dim
    }
  }
}
