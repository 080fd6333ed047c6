public import TerminalKit

/// The whole screen as a function of the model.
public enum Screen {
  public static func view(_ model: Model, _ size: Size) -> Canvas {
    var canvas = Canvas(size)
    let layout = Layout(model, size)
    Header(model: model, layout: layout).draw(on: &canvas)
    switch (model.aside, model.overlay) {
    case (let pane?, _): AsideView(pane: pane, layout: layout).draw(on: &canvas)
    case (nil, .file(let pane)): SourceView(pane: pane, frame: layout.main).draw(on: &canvas)
    case (nil, .signIn(let pane)): SignInView(pane: pane, frame: layout.main).draw(on: &canvas)
    case (nil, nil):
      switch model.view {
      case .verdict: VerdictView(model: model, layout: layout).draw(on: &canvas)
      case .trust: TrustView(model: model, layout: layout).draw(on: &canvas)
      case .policy: PolicyView(model: model, layout: layout).draw(on: &canvas)
      case .tests: TestsView(model: model, layout: layout).draw(on: &canvas)
      case .images: ImagesView(model: model, layout: layout).draw(on: &canvas)
      }
    }
    Footer(model: model).draw(in: layout.footer, on: &canvas)
    if let popup = model.popup {
      PopupView(popup: popup, model: model, bounds: layout.body).draw(on: &canvas)
      Footer(model: model).drawNotice(above: layout.footer, on: &canvas)
    }
    return canvas
  }
}
