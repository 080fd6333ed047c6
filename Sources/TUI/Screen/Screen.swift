import Inspector
import NotaryCore
public import TerminalKit

/// The whole screen as a function of the model.
public enum Screen {
  public static func view(_ model: Model, _ size: Size) -> Canvas {
    var canvas = Canvas(size)
    let layout = Layout(size, focus: model.focus)
    Header(model: model).draw(in: layout.header, on: &canvas)
    TrustView(model: model, layout: layout).draw(on: &canvas)
    Footer(model: model).draw(in: layout.footer, on: &canvas)
    if let popup = model.popup { PopupView(popup: popup, model: model).draw(on: &canvas) }
    return canvas
  }
}

/// The breadcrumb: what is inspected, where it comes from, what is special, and the verdict.
private struct Header {
  let model: Model

  func draw(in rect: Rect, on canvas: inout Canvas) {
    let right = verdict
    canvas.putRight(right, in: rect)
    var left = StyledText("tastevin", Style.plain.bold)
    left.append("  ")
    left.append(model.session.image.name, .accent)
    for badge in model.session.badges {
      left.append("  ")
      left.append(badge, .warning)
    }
    left.append("  ")
    left.append(model.trust.report?.source.text ?? model.session.location)
    let room = max(0, rect.columns - right.width - 2)
    canvas.put(left, in: rect.split(left: room).left)
  }

  private var verdict: StyledText {
    if case .running = model.loading { return StyledText("loading…", .dim) }
    if model.loading == .cancelled, model.trust.report == nil {
      return StyledText("CANCELLED", .warning)
    }
    guard let verdict = model.trust.report?.verdict else { return StyledText() }
    return StyledText(verdict.text, Style(verdict.tone).bold)
  }
}

/// The bottom line: the filter while it is typed, what happened last, or the keys.
private struct Footer {
  let model: Model

  func draw(in rect: Rect, on canvas: inout Canvas) {
    if let field = model.filterField {
      let (label, rest) = rect.split(left: 8)
      canvas.put("filter: ", in: label, .accent)
      canvas.textField(field, in: rest)
    } else if let notice = model.notice {
      canvas.put(notice.text, in: rect, notice.isBad ? .bad : .plain)
    } else {
      canvas.put(keys(columns: rect.columns), in: rect)
    }
  }

  private func keys(columns: Int) -> StyledText {
    switch model.popup {
    case .help: PopupView.helpKeys
    case .picker(let picker): PopupView.keys(of: picker)
    case nil: Keymaps.keymap(for: model).footer(columns: columns)
    }
  }
}
