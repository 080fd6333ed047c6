import TerminalKit

/// The panes of the Images view: the list, and below it what is known of the image under the cursor;
/// one of them where there is no room for both.
struct ImagesLayout {
  let list: PaneFrame?
  let detail: PaneFrame?

  /// Below so many rows only the pane with the keys is shown.
  private static let twoPaneRows = 18

  init(_ body: Rect, isFramed: Bool, focus: ImagesPane.Focus) {
    guard body.rows >= ImagesLayout.twoPaneRows else {
      let main = PaneFrame(rect: body, isFramed: isFramed)
      list = focus == .list ? main : nil
      detail = focus == .detail ? main : nil
      return
    }
    let (top, bottom) = body.split(bottom: min(max(body.rows * 2 / 5, 7), 18))
    list = PaneFrame(rect: top, isFramed: isFramed)
    detail = PaneFrame(rect: bottom, isFramed: isFramed)
  }
}
