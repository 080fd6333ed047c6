import TerminalKit

/// Where everything stands, for a size, a view and a focus.
struct Layout {
  let header: Rect
  /// The names of the views; empty on a low screen, where they stand in the pane's title.
  let tabs: Rect
  /// In the Trust view what the image comes to, in the Policy view the image that is tried out: one
  /// line, or more where there is room.
  let answer: Rect
  let body: Rect
  let footer: Rect
  /// The one pane of a view that has no second.
  let main: PaneFrame
  /// Nil where only the other pane has room.
  let tree: PaneFrame?
  let detail: PaneFrame?
  /// The panes of the Policy view.
  let policy: PolicyLayout
  let images: ImagesLayout
  let isFramed: Bool

  /// Below this width only the focused pane is shown.
  static let twoPaneColumns = 76
  /// Below this height panes have a line on top of them and no other frame.
  static let framedRows = 16

  init(_ model: Model) { self.init(model, model.size) }

  init(_ model: Model, _ size: Size) {
    isFramed = size.rows >= Layout.framedRows
    let (header, below) = Rect(size).split(top: 1)
    let (tabs, rest) = below.split(top: isFramed ? 1 : 0)
    let (answer, middle) = rest.split(top: Layout.answerRows(model, isFramed: isFramed))
    let (body, footer) = middle.split(bottom: 1)
    self.header = header
    self.tabs = tabs
    self.answer = answer
    self.body = body
    self.footer = footer
    main = PaneFrame(rect: body, isFramed: isFramed)
    policy = PolicyLayout(body, isFramed: isFramed, focus: model.policy.focus)
    images = ImagesLayout(body, isFramed: isFramed, focus: model.images.focus)
    guard size.columns >= Layout.twoPaneColumns else {
      let focus = model.aside?.focus ?? (model.view == .tests ? model.tests.focus : model.focus)
      tree = focus == .tree ? main : nil
      detail = focus == .detail ? main : nil
      return
    }
    let width = min(max(size.columns * 48 / 100, 42), 84)
    let (left, right) = body.split(left: width)
    tree = PaneFrame(rect: left, isFramed: isFramed)
    detail = PaneFrame(rect: right, isFramed: isFramed)
  }

  private static func answerRows(_ model: Model, isFramed: Bool) -> Int {
    if model.aside != nil { return isFramed ? 2 : 1 }
    guard model.overlay == nil else { return 0 }
    switch model.view {
    case .verdict: return 0
    case .trust: return isFramed ? 2 : 1
    case .policy: return isFramed ? 3 : 1
    case .tests: return 1
    case .images: return isFramed && !model.images.gaps.isEmpty ? 2 : 1
    }
  }
}

/// The frame of a pane: a box, or on a low screen a line with the title.
struct PaneFrame {
  let rect: Rect
  let isFramed: Bool

  /// What is left for the content.
  var inner: Rect { isFramed ? rect.inset() : rect.split(top: 1).rest }

  /// Draws it, with a note in its lower edge, or at the right of the line.
  func draw(title: StyledText, note: StyledText, isFocused: Bool, on canvas: inout Canvas) {
    let style = isFocused ? Style.accent : .dim
    var edge = rect.line(0)
    if isFramed {
      canvas.box(rect, title: title, style: style)
      edge = rect.line(rect.rows - 1)
    } else {
      canvas.rule(edge, style: style)
      canvas.put(title + " ", in: edge)
    }
    guard !note.runs.isEmpty, rect.columns > 4 else { return }
    let inside = Rect(column: edge.column + 1, row: edge.row, columns: edge.columns - 2, rows: 1)
    canvas.putRight(StyledText(" ") + note + " ", in: inside)
  }
}
