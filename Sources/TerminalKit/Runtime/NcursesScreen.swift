internal import CNcurses
internal import Glibc

/// Shows canvases through ncurses, which sends the terminal what has changed. The only file that
/// knows ncurses.
///
/// Semantic colours are the terminal's own 8 where it has no more, and with 256 five that have a
/// contrast of about 4 to 1 on black and on white; the background is always the terminal's.
final class NcursesScreen {
  private let screen: OpaquePointer
  private let asciiOnly: Bool
  private let hasColour: Bool
  private let hasGrey: Bool
  private var shown: Canvas?
  /// The cells of one row, kept to be filled again.
  private var line: [cchar_t] = []
  private(set) var size: Size

  /// The terminal's own strings that undo what ncurses did: for the crash handler, which cannot
  /// ask ncurses.
  let leavingText: String

  /// Takes the terminal over.
  init(_ options: TerminalOptions) throws(TerminalError) {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    let handlers = SignalHandlers()
    guard let screen = ncurses_open() else {
      throw .unknownTerminal(name: TerminalOptions.environment("TERM"))
    }
    // ncurses installs handlers of its own that would end the process or stop it.
    handlers.restore()
    guard ncurses_capability("cup") != nil else {
      endwin()
      delscreen(screen)
      throw .missingCapability("cup")
    }
    self.screen = screen
    asciiOnly = options.asciiOnly
    hasColour = options.usesColour && Self.startColours()
    hasGrey = hasColour && Self.hasPalette
    leavingText = ["sgr0", "cnorm", "rmcup"].map(Self.capability).joined()
    size = Size(columns: 80, rows: 24)
    ncurses_prepare()
    resize(to: TerminalModes.windowSize ?? size)
  }

  deinit {
    delscreen(screen)
  }

  /// The window has another size: the next frame is painted anew.
  func resize(to size: Size) {
    self.size = size
    _ = ncurses_resize(Int32(size.rows), Int32(size.columns))
    shown = nil
  }

  /// Gives the terminal back. `show` takes it again and paints everything.
  func leave() {
    endwin()
    ncurses_repaint()
    shown = nil
  }

  /// Shows a canvas; what is outside of the window is not seen.
  func show(_ canvas: Canvas) {
    let canvas = asciiOnly ? canvas.asciiOnly : canvas
    for row in 0..<size.rows {
      if let shown, shown.size == canvas.size, shown.row(row) == canvas.row(row) { continue }
      if canvas.size.columns < size.columns || row >= canvas.size.rows {
        ncurses_clear_row(Int32(row))
      }
      put(canvas.row(row).prefix(size.columns), at: row)
    }
    ncurses_show()
    shown = canvas
  }

  private func put(_ cells: ArraySlice<Cell>, at row: Int) {
    line.removeAll(keepingCapacity: true)
    for index in cells.indices where !cells[index].isContinuation {
      let next = index + 1
      let isWide = next < cells.endIndex && cells[next].isContinuation
      append(cells[index], width: isWide ? 2 : 1)
    }
    ncurses_put_row(Int32(row), line, Int32(line.count))
  }

  /// Where the C library's idea of a character's width is another than ours, its cells get `?`:
  /// ncurses would shift the rest of the row.
  private func append(_ cell: Cell, width: Int) {
    let attributes = UInt32(cell.style.attributes.rawValue) | dim(cell.style.colour)
    let pair = hasColour ? Int16(cell.style.colour.rawValue) : 0
    var made = cchar_t()
    let fits =
      if cell.isASCII {
        ncurses_ascii_cell(&made, wchar_t(cell.base), attributes, pair)
      } else {
        ncurses_cell(
          &made, cell.scalars.map { wchar_t(bitPattern: $0.value) } + [0], Int32(width),
          attributes, pair)
      }
    if fits != 0 {
      line.append(made)
    } else {
      _ = ncurses_ascii_cell(&made, wchar_t(UInt8(ascii: "?")), attributes, pair)
      for _ in 0..<width { line.append(made) }
    }
  }

  /// Without a grey of its own the terminal is asked for faint text.
  private func dim(_ colour: SemanticColour) -> UInt32 {
    colour == .dim && !hasGrey ? UInt32(ncurses_dim) : 0
  }

  // MARK: Set-up

  private static func startColours() -> Bool {
    guard has_colors(), start_color() == OK else { return false }
    let background: Int16 = use_default_colors() == OK ? -1 : Int16(COLOR_BLACK)
    for colour in SemanticColour.allCases where colour != .plain {
      init_pair(Int16(colour.rawValue), number(of: colour), background)
    }
    return true
  }

  /// With more colours than 256 a number is no place in a palette but red, green and blue.
  private static var hasPalette: Bool { ncurses_colours() == 256 }

  private static func number(of colour: SemanticColour) -> Int16 {
    let many = hasPalette
    return switch colour {
    case .plain: -1
    case .good: many ? 28 : Int16(COLOR_GREEN)
    case .bad: many ? 160 : Int16(COLOR_RED)
    case .warning: many ? 130 : Int16(COLOR_YELLOW)
    case .accent: many ? 32 : Int16(COLOR_CYAN)
    case .dim: many ? 244 : -1
    }
  }

  /// A capability without the padding (`$<5>`) that only tputs() understands.
  private static func capability(_ name: String) -> String {
    guard let value = ncurses_capability(name) else { return "" }
    var text = ""
    var rest = String(cString: value)[...]
    while let start = rest.firstIndex(of: "$"), rest[start...].hasPrefix("$<"),
      let end = rest[start...].firstIndex(of: ">")
    {
      text += rest[..<start]
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }
}

/// The handlers that ncurses replaces when it opens a screen.
private struct SignalHandlers {
  private let saved: [(signal: Int32, action: sigaction)]

  init() {
    saved = [SIGTSTP, SIGINT, SIGTERM, SIGWINCH].map { signal in
      var action = sigaction()
      sigaction(signal, nil, &action)
      return (signal, action)
    }
  }

  func restore() {
    for (signal, action) in saved {
      var action = action
      sigaction(signal, &action, nil)
    }
  }
}
