import TerminalKit

/// Where everything stands, for a size and a focus.
struct Layout {
  let header: Rect
  let footer: Rect
  /// Nil where only the other pane has room.
  let tree: Rect?
  let detail: Rect?

  /// Below this width only the focused pane is shown.
  static let twoPaneColumns = 76

  init(_ size: Size, focus: Model.Pane) {
    let (header, rest) = Rect(size).split(top: 1)
    let (body, footer) = rest.split(bottom: 1)
    self.header = header
    self.footer = footer
    guard size.columns >= Layout.twoPaneColumns else {
      tree = focus == .tree ? body : nil
      detail = focus == .detail ? body : nil
      return
    }
    let width = min(max(size.columns * 48 / 100, 40), 84)
    let (left, right) = body.split(left: width)
    tree = left
    detail = right
  }

  /// Whether both panes are seen.
  var hasTwoPanes: Bool { tree != nil && detail != nil }
}
