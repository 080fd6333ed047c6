import TerminalKit

/// Where the panes of the Policy view stand. Where there is no room for all, the one with the focus is
/// seen.
struct PolicyLayout {
  /// Nil where another pane has the room.
  let list: PaneFrame?
  let detail: PaneFrame?
  let text: PaneFrame?

  /// From this width the file stands beside the list.
  static let textColumns = 120
  /// From this height the details stand below the list.
  static let detailRows = 15

  init(_ body: Rect, isFramed: Bool, focus: PolicyPane.Focus) {
    func frame(_ rect: Rect) -> PaneFrame { PaneFrame(rect: rect, isFramed: isFramed) }
    let isWide = body.columns >= PolicyLayout.textColumns
    let left = isWide ? body.split(left: min(body.columns / 2, 104)) : (left: body, rest: body)
    text = isWide || focus == .text ? frame(left.rest) : nil
    guard isWide || focus != .text else {
      (list, detail) = (nil, nil)
      return
    }
    guard body.rows >= PolicyLayout.detailRows else {
      list = focus == .detail ? nil : frame(left.left)
      detail = focus == .detail ? frame(left.left) : nil
      return
    }
    let (upper, lower) = left.left.split(bottom: min(max(body.rows * 2 / 5, 8), 16))
    list = frame(upper)
    detail = frame(lower)
  }
}
