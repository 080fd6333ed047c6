import TerminalKit

/// The views that there are, by the keys that lead to them.
enum Tabs {
  static func text(of model: Model) -> StyledText {
    var text = StyledText()
    for view in Model.ViewName.allCases {
      text.append(view == Model.ViewName.allCases.first ? "" : "  ")
      text.append("\(view.rawValue)", .accent)
      text.append(" ")
      text.append(view.title, view == model.view ? Style.plain.bold.underlined : .plain)
      text += counts(of: view, model)
    }
    return text
  }

  /// The same for a low screen, where only the view that is shown has a name.
  static func brief(of model: Model) -> StyledText {
    var text = StyledText()
    for view in Model.ViewName.allCases {
      text.append(view == Model.ViewName.allCases.first ? "" : " ")
      text.append("\(view.rawValue)", view == model.view ? Style.accent.underlined : .accent)
    }
    return text + StyledText("  ") + StyledText(model.view.title, Style.plain.bold)
      + counts(of: model.view, model)
  }

  /// What is to be known of a view from every other.
  private static func counts(of view: Model.ViewName, _ model: Model) -> StyledText {
    view == .policy ? model.lintCounts : StyledText()
  }

  /// The view whose name stands at a column of the text.
  static func view(at column: Int, of model: Model) -> Model.ViewName? {
    var start = 0
    for view in Model.ViewName.allCases {
      let end = start + 2 + view.title.count + counts(of: view, model).width
      if (start..<end).contains(column) { return view }
      start = end + 2
    }
    return nil
  }
}
