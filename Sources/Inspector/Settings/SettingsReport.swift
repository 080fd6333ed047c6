import PolicyEditor

/// All settings that are in force, each with where it comes from.
public struct SettingsReport: Sendable {
  /// One setting.
  public struct Row: Sendable {
    public let name: SettingName
    public let value: Value
    public let origin: SettingOrigin

    public init(_ name: SettingName, _ value: Value, from origin: SettingOrigin) {
      self.name = name
      self.value = value
      self.origin = origin
    }
  }

  public enum Value: Sendable, Hashable {
    /// There is none, such as no certificates of one's own.
    case none
    case text(String)
    case flag(Bool)
    case number(Double)
    case list([String])
    /// The server of a registry.
    case server(registry: String, url: String)
  }

  /// The configuration file, whether it is there or not; nil where it has no place.
  public let file: String?
  public let isFilePresent: Bool
  public let rows: [Row]

  public init(file: String?, isFilePresent: Bool, rows: [Row]) {
    self.file = file
    self.isFilePresent = isFilePresent
    self.rows = rows
  }

  // MARK: Text

  public var lines: [StyledLine] {
    let cells = rows.flatMap(SettingsReport.cells)
    let widths = (
      name: cells.map(\.name.count).max() ?? 0, value: cells.map(\.value.count).max() ?? 0
    )
    return [StyledLine(fileSentence, .dim), StyledLine()]
      + cells.map { cell in
        StyledLine([
          Span(SettingsReport.padded(cell.name, widths.name) + "  "),
          Span(SettingsReport.padded(cell.value, min(widths.value, 48)) + "  ", .accent),
          Span(cell.origin, .dim),
        ])
      }
  }

  private var fileSentence: String {
    guard let file else {
      return "no configuration file: neither $XDG_CONFIG_HOME nor $HOME is set"
    }
    return isFilePresent ? file : "\(file) (not there)"
  }

  /// A line for each value of a list.
  private static func cells(of row: Row) -> [(name: String, value: String, origin: String)] {
    let (name, origin) = (row.name.rawValue, row.origin.words)
    switch row.value {
    case .none: return [(name, "-", origin)]
    case .text(let text): return [(name, VisibleText.of(text), origin)]
    case .flag(let flag): return [(name, flag ? "true" : "false", origin)]
    case .number(let number): return [(name, seconds(number), origin)]
    case .list(let texts):
      return texts.enumerated().map { index, text in
        (index == 0 ? name : "", VisibleText.of(text), index == 0 ? origin : "")
      }
    case .server(let registry, let url): return [(name, "\(registry) \(url)", origin)]
    }
  }

  private static func seconds(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  // MARK: JSON

  public var json: JSONOutput {
    .object([
      ("schema", .string("tastevin/config/v1")),
      ("file", .optional(file)), ("present", .bool(isFilePresent)),
      (
        "settings",
        .array(
          rows.map { row in
            .object([
              ("name", .string(row.name.rawValue)), ("value", SettingsReport.json(of: row.value)),
              ("origin", SettingsReport.json(of: row.origin)),
            ])
          })
      ),
    ])
  }

  private static func json(of value: Value) -> JSONOutput {
    switch value {
    case .none: .null
    case .text(let text): .string(text)
    case .flag(let flag): .bool(flag)
    case .number(let number): .number(number)
    case .list(let texts): .array(texts.map { .string($0) })
    case .server(let registry, let url):
      .object([("registry", .string(registry)), ("url", .string(url))])
    }
  }

  private static func json(of origin: SettingOrigin) -> JSONOutput {
    let (kind, name, line): (String, String?, Int?) =
      switch origin {
      case .flag(let name): ("flag", name, nil)
      case .environment(let name): ("environment", name, nil)
      case .file(let position): ("file", position.file, position.line)
      case .standard: ("default", nil, nil)
      }
    return .object([
      ("kind", .string(kind)), ("name", .optional(name)), ("line", .optional(line)),
    ])
  }
}
