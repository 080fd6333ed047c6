import TerminalKit

/// The one table of keys: what is done, shown in the footer and told by the help.
enum Keymaps {
  /// The keys that work where the focus of a model is.
  static func keymap(for model: Model) -> Keymap<Action> {
    Keymap(sections(for: model).flatMap(\.bindings))
  }

  /// The same in groups, as the help shows them.
  static func sections(for model: Model) -> [(title: String, bindings: [KeyBinding<Action>])] {
    [
      (model.focus == .tree ? "The tree" : "The details", views(model)),
      ("Moving", movement),
      ("Everywhere", general(model)),
    ]
  }

  private static func views(_ model: Model) -> [KeyBinding<Action>] {
    let nothing = model.trust.selection == nil ? "nothing is loaded" : nil
    var bindings: [KeyBinding<Action>] = []
    if model.focus == .tree {
      bindings += [
        KeyBinding(
          .enter, .open, label: "open", help: "Show the line's details", disabled: nothing),
        KeyBinding(
          " ", .toggleFold, label: "fold", help: "Fold the line, or open it", disabled: nothing),
      ]
    } else {
      bindings.append(
        KeyBinding(.escape, .back, label: "back", help: "Cancel loading, or go back to the tree"))
    }
    bindings += [
      KeyBinding(
        "x", .raw, label: model.trust.showsRaw ? "facts" : "raw JSON",
        help: "Switch between facts and the document with its marks", disabled: nothing),
      KeyBinding(
        [KeySequence("y"), KeySequence("c")], .copy, label: "copy",
        help: "Copy an ID, key, digest or document", disabled: nothing),
      KeyBinding("/", .filter, label: "filter", help: "Show only lines that contain a text"),
      KeyBinding("i", .image, label: "image", help: "Inspect another image"),
      KeyBinding("R", .reload, label: "reload", help: "Fetch everything again"),
      KeyBinding("?", .help, label: "help", help: "Show all keys"),
      KeyBinding("q", .quit, label: "quit", help: "Leave the program"),
      KeyBinding(.tab, .switchPane, label: "pane", help: "Go to the other pane"),
    ]
    return bindings
  }

  private static let movement: [KeyBinding<Action>] = [
    KeyBinding([KeySequence(.up), KeySequence("k")], .up, help: "A line up"),
    KeyBinding([KeySequence(.down), KeySequence("j")], .down, help: "A line down"),
    KeyBinding([KeySequence(.left), KeySequence("h")], .fold, help: "Fold, or scroll left"),
    KeyBinding([KeySequence(.right), KeySequence("l")], .unfold, help: "Unfold, or scroll right"),
    KeyBinding(
      [KeySequence(.pageUp), KeySequence(.control("b"))], .pageUp, help: "A page up"),
    KeyBinding(
      [KeySequence(.pageDown), KeySequence(.control("f"))], .pageDown, help: "A page down"),
    KeyBinding(.control("u"), .halfPageUp, help: "Half a page up"),
    KeyBinding(.control("d"), .halfPageDown, help: "Half a page down"),
    KeyBinding([KeySequence(.home), "gg"], .top, help: "To the first line"),
    KeyBinding([KeySequence(.end), KeySequence("G")], .bottom, help: "To the last line"),
  ]

  private static let escape = KeyBinding<Action>(
    .escape, .back, help: "Close a popup, cancel loading, clear the filter, or go back")

  private static func general(_ model: Model) -> [KeyBinding<Action>] {
    let noFilter = model.trust.filter.isEmpty ? "no filter is set" : nil
    return [
      KeyBinding("n", .nextMatch, help: "To the next line that matches", disabled: noFilter),
      KeyBinding(
        "N", .previousMatch, help: "To the line before that matches", disabled: noFilter),
      KeyBinding(["zM"], .foldAll, help: "Fold everything"),
      KeyBinding(["zR"], .unfoldAll, help: "Unfold everything"),
      KeyBinding(":", .commands, help: "Call a command by its name"),
    ] + (model.focus == .tree ? [escape] : [])
  }
}
